import { sql } from "kysely";
import { type Context, refuse } from "#kernel/action";
import type { Reviewable } from "#kernel/review";
import { openFindings } from "../anonymise/check.ts";
import { proposedFileLines } from "../files/proposed-files.ts";
import {
  findPublished,
  type PublishedJudgment,
  type PublishedRow,
  publishedColumns,
  publishedOf,
} from "../find-published.ts";
import { writePublished } from "../keep/published-rows.ts";
import { Judgment } from "../words/index.ts";
import { differencesOf } from "./compare.ts";

type Proposed = {
  version: number;
  code: string;
  content: unknown;
  audience: "inside" | "everybody";
  agency_id: string;
  origin: string;
  import_id: string | null;
  standing: number | null;
};

async function proposed(tx: Context<unknown>["tx"], judgmentId: string): Promise<Proposed | undefined> {
  const { rows } = await sql<Proposed>`select * from caselaw.proposed(${judgmentId}::uuid)`.execute(tx);
  return rows[0];
}

const audienceLabel = "caselaw:edit.audience";
const audienceText = (audience: string) => `caselaw:audience.${audience}`;

/** A judgment that shall be published: a second editor, of whatever agency, sees it with its names taken out. */
export const publication: Reviewable = {
  kind: "caselaw.publication",
  needs: "caselaw.publish",
  anywhere: true,
  async show({ tx, actor }, recordId) {
    const found = await proposed(tx, recordId);
    if (found === undefined || found.standing === null) return null;
    const before = await findPublished(tx, found.code);
    const lines = differencesOf(before?.judgment ?? null, Judgment.parse(found.content), actor.lang);
    return {
      version: found.standing,
      lines: [
        {
          label: audienceLabel,
          before: before === null ? null : audienceText(before.audience),
          after: audienceText(found.audience),
          texts: true,
        },
        ...lines.map(({ field, before: was, after }) => ({
          label: `caselaw:field.${field}`,
          before: was === "" ? null : was,
          after: after === "" ? null : after,
        })),
        ...(await proposedFileLines(tx, recordId, actor.lang)),
      ],
    };
  },
  async approved(context, recordId) {
    const found = await proposed(context.tx, recordId);
    if (found === undefined || found.standing !== found.version) return refuse("changed");
    await writePublished(context, {
      judgmentId: recordId,
      code: found.code,
      agencyId: found.agency_id,
      version: found.version,
      judgment: Judgment.parse(found.content),
      audience: found.audience,
      origin: found.origin,
      importId: found.import_id,
    });
    await sql`select caselaw.settle(${recordId}::uuid)`.execute(context.tx);
    return undefined;
  },
  async returned({ tx }, recordId) {
    await sql`select caselaw.settle(${recordId}::uuid)`.execute(tx);
  },
};

/** What signed-in readers see of one judgment or of one import, and the public not yet. */
export async function insideOf(
  tx: Context<unknown>["tx"],
  which: { judgmentId: string } | { importId: string },
) {
  const one = "judgmentId" in which ? which.judgmentId : null;
  const all = "importId" in which ? which.importId : null;
  const { rows } = await sql<PublishedRow>`
    select ${publishedColumns} from caselaw.published
    where (judgment_id = ${one}::uuid or import_id = ${all}::uuid) and audience = 'inside' order by code`.execute(
    tx,
  );
  return rows.map(publishedOf);
}

/**
 * Whether an imported text may hold names that nobody looked at (L1): it came as it was published elsewhere. Such a record
 * stays inside until an editor has answered its findings and published a version of it.
 */
export function holdsUnseenNames({
  origin,
  judgment,
}: Pick<PublishedJudgment, "origin" | "judgment">): boolean {
  return origin === "import" && openFindings(judgment, []) > 0;
}

/** A judgment that signed-in readers see already, and everybody shall. */
export const opening: Reviewable = {
  kind: "caselaw.opening",
  needs: "caselaw.publish",
  anywhere: true,
  async show({ tx, actor }, recordId) {
    const [found] = await insideOf(tx, { judgmentId: recordId });
    if (found === undefined) return null;
    return {
      version: found.version,
      lines: [
        {
          label: audienceLabel,
          before: audienceText("inside"),
          after: audienceText("everybody"),
          texts: true,
        },
        ...differencesOf(null, found.judgment, actor.lang).map(({ field, after }) => ({
          label: `caselaw:field.${field}`,
          before: after,
          after,
        })),
      ],
    };
  },
  async approved(context, recordId) {
    const [found] = await insideOf(context.tx, { judgmentId: recordId });
    if (found === undefined) return refuse("changed");
    if (holdsUnseenNames(found))
      return refuse("names-open", { params: { count: openFindings(found.judgment, []) } });
    await writePublished(context, { ...found, audience: "everybody" });
    return undefined;
  },
};

/** A whole import that everybody shall read. */
export const importOpening: Reviewable = {
  kind: "caselaw.import-opening",
  needs: "caselaw.publish",
  anywhere: true,
  async show({ tx }, recordId) {
    const found = await insideOf(tx, { importId: recordId });
    if (found.length === 0) return null;
    const kept = found.filter(holdsUnseenNames).length;
    const first = found.slice(0, 20).map(({ code, judgment }) => `${code} ${judgment.title.text}`);
    return {
      version: 1,
      lines: [
        {
          label: audienceLabel,
          before: audienceText("inside"),
          after: audienceText("everybody"),
          texts: true,
        },
        { label: "caselaw:edit.records", before: String(found.length), after: String(found.length) },
        { label: "caselaw:edit.kept-inside", before: null, after: String(kept) },
        { label: "caselaw:edit.first-records", before: null, after: first.join("\n") },
      ],
    };
  },
  async approved(context, recordId) {
    const found = await insideOf(context.tx, { importId: recordId });
    // A record that was revised since goes its own way: its new version had a second person of its own.
    for (const record of found)
      if (record.version === 1 && !holdsUnseenNames(record))
        await writePublished(context, { ...record, audience: "everybody" });
    return undefined;
  },
};
