import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import type { Report, WorkContext } from "#kernel/import";
import { findDuplicates } from "../find-duplicates.ts";
import { keyOf } from "../keep/print.ts";
import { Judgment } from "../words/index.ts";
import type { FileRecord } from "./read-records.ts";

type Same = NonNullable<Report["same"]>[number];

/** A judgment of the actor's own agency that stands here. */
export type Standing = {
  readonly judgmentId: string;
  readonly code: string;
  readonly version: number;
  readonly origin: string;
  readonly state: string;
  readonly judgment: Judgment;
};

export type Planned = FileRecord & {
  readonly target: Standing | null;
  readonly done: Same["done"];
};

export type Plan = { readonly planned: readonly Planned[]; readonly same: readonly Same[] };

/** At most so many records that are perhaps the same are listed. */
const sameShown = 1000;

type Row = {
  judgment_id: string;
  code: string;
  version: number;
  origin: string;
  state: string;
  content: unknown;
};

/** Judgments of the actor's agency by their codes. */
export async function standingByCode(
  { tx }: Pick<WorkContext, "tx">,
  codes: readonly string[],
): Promise<Map<string, Standing>> {
  const { rows } = await sql<Row>`
    select judgment_id, code, version, origin, state, content from caselaw.judgment
    where code = any (${codes}::text[]) and removed_at is null and agency_id = access.agency_id()`.execute(
    tx,
  );
  return new Map(
    rows.map((row) => [
      row.code,
      {
        judgmentId: row.judgment_id,
        code: row.code,
        version: row.version,
        origin: row.origin,
        state: row.state,
        judgment: Judgment.parse(row.content),
      },
    ]),
  );
}

function numbersOf({ identifiers, jurisdiction }: Judgment): string[] {
  return identifiers
    .filter(({ kind }) => kind !== "other")
    .map(({ kind, value }) => keyOf(kind === "national" ? `national ${jurisdiction}` : kind, value));
}

/** Rows of the file that share a number with an earlier row. */
function withinFile(records: readonly FileRecord[]): Map<number, number> {
  const first = new Map<string, number>();
  const found = new Map<number, number>();
  for (const { row, judgment } of records) {
    for (const number of numbersOf(judgment)) {
      const before = first.get(number);
      if (before === undefined) first.set(number, row);
      else if (before !== row) found.set(row, before);
    }
  }
  return found;
}

/**
 * What becomes of each record of a file. One that is here under the same number is left out, unless what is here is an
 * entry without a brief and the file has one: then the entry is filled. What only reads alike is added and named.
 */
export async function planRecords(
  context: Pick<WorkContext, "tx">,
  records: readonly FileRecord[],
  onStep: (done: number) => Promise<void> = async () => undefined,
): Promise<Plan> {
  const same: Same[] = [];
  const found: { record: FileRecord; code: string | null }[] = [];
  const earlier = withinFile(records);
  for (const [at, record] of records.entries()) {
    if (record.revises !== undefined) {
      found.push({ record, code: record.revises });
      continue;
    }
    const duplicates = await findDuplicates(context.tx, record.judgment);
    const [best] = duplicates;
    found.push({ record, code: best?.why === "identifier" ? best.code : null });
    if (best !== undefined)
      same.push({ row: record.row, code: best.code, why: best.why, share: best.share, done: "added" });
    const before = earlier.get(record.row);
    if (before !== undefined)
      same.push({ row: record.row, sameAsRow: before, why: "identifier", share: 1, done: "added" });
    if (at % 100 === 0) await onStep(at);
  }
  const here = await standingByCode(
    context,
    found.flatMap(({ code }) => code ?? []),
  );
  const filled = new Set<string>();
  const planned = found.map(({ record, code }): Planned => {
    if (code === null) return { ...record, target: null, done: "added" };
    const target = here.get(code) ?? null;
    const changes = target !== null && !isDeepStrictEqual(target.judgment, record.judgment);
    const fills = target?.judgment.facts === undefined && record.judgment.facts !== undefined;
    if (!changes || !(fills || record.revises !== undefined) || filled.has(code))
      return { ...record, target: null, done: "left-out" };
    filled.add(code);
    return { ...record, target, done: "updated" };
  });
  const doneOf = new Map(planned.map(({ row, done }) => [row, done]));
  return {
    planned,
    same: same.slice(0, sameShown).map((one) => ({ ...one, done: doneOf.get(one.row) ?? one.done })),
  };
}
