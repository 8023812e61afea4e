import { sql } from "kysely";
import type { InTx } from "#kernel/import";
import { Judgment } from "../words/index.ts";
import { Tally } from "./mapping/tally.ts";
import { tableExtensions } from "./published-tables.ts";
import { type FileRecord, type Open, type RecordsRead, walkTable } from "./read-records.ts";
import { recordImporter } from "./record-importer.ts";
import { oneRead, type RowAsk } from "./row-read.ts";
import { studyNumber } from "./us-case-row.ts";
import { readUsDefendantRow, type UsDefendant, usDefendantHeading } from "./us-defendant-row.ts";
import { withDefendants } from "./with-defendants.ts";

type InFile = { readonly row: number; readonly defendant: UsDefendant; readonly refuse: RowAsk["refuse"] };
type Here = { readonly code: string; readonly judgment: Judgment };

/** The cases of the study that the actor's agency holds, by the study's own number. */
async function casesHere(inTx: InTx): Promise<Map<string, Here>> {
  return inTx(async ({ tx }) => {
    const { rows } = await sql<{ code: string; content: unknown; number: string }>`
      select j.code, j.content, i ->> 'value' as number
      from caselaw.judgment j, jsonb_array_elements(j.content -> 'identifiers') i
      where j.removed_at is null and j.agency_id = access.agency_id() and i ->> 'kind' = 'other' and i ->> 'value' like 'HTD %'
      order by j.written_at`.execute(tx);
    return new Map(
      rows.map(({ code, content, number }) => [number, { code, judgment: Judgment.parse(content) }]),
    );
  });
}

async function read(open: Open & { readonly inTx: InTx }): Promise<RecordsRead> {
  const byCase = new Map<string, InFile[]>();
  const { rowsRead, rejections, warnings } = await walkTable(
    { open, required: usDefendantHeading, known: usDefendantHeading, read: readUsDefendantRow },
    (row, defendant, refuse) => {
      const group = byCase.get(defendant.caseId) ?? [];
      group.push({ row, defendant, refuse });
      byCase.set(defendant.caseId, group);
    },
  );
  const here = await casesHere(open.inTx);
  const tally = new Tally();
  const records: FileRecord[] = [];
  for (const [caseId, group] of byCase) {
    const known = here.get(studyNumber(caseId));
    if (known === undefined) {
      for (const { refuse } of group) refuse("case_id", caseId, "not-here");
      continue;
    }
    for (const { row, defendant } of group) {
      const outcome = defendant.charges.find(({ verdict }) => verdict !== "unknown")?.verdict ?? null;
      tally.add(row, {
        charges: oneRead(defendant.charges[0]?.statute ?? null, ""),
        verdict: oneRead(outcome, ""),
      });
    }
    const judgment = Judgment.parse(
      withDefendants(
        known.judgment,
        group.map(({ defendant }) => defendant),
      ),
    );
    records.push({ row: group[0]?.row ?? 2, judgment, revises: known.code });
  }
  return { records, rowsRead, rejections, tally, warnings };
}

/** Defendants without names, charges and outcomes of the federal cases that were imported before. */
export const caselawUsDefendants = recordImporter({
  name: "caselaw-us-federal-defendants",
  extensions: tableExtensions,
  heading: usDefendantHeading,
  columns: [
    { from: "case_id", to: "identifiers" },
    { from: "gender", to: "defendants" },
    { from: "arrest_age", to: "defendants" },
    ...usDefendantHeading
      .filter((column) => column.startsWith("statute_"))
      .map((column) => ({ from: column, to: "charges" })),
    { from: "restitution", to: "charges" },
    { from: "forfeiture_sentence", to: "charges" },
    { from: "year_terminated", to: "decided" },
  ],
  read,
});
