import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import { type CaseRow, lineOf } from "./case-row.ts";
import type { CaseFile } from "./casefile.ts";
import { openCaseText } from "./sealed.ts";

/** A case with its texts opened, as one page shows it. */
export async function wholeCase(
  context: Pick<QuestionContext<unknown>, "tx" | "vault" | "actor">,
  row: CaseRow,
): Promise<CaseFile> {
  const { rows } = await sql<{
    identity: boolean;
    name: Record<string, string> | null;
    above: { caseId: string; code: string } | null;
  }>`
    select access.may_open(${row.case_id}::uuid, 'identity', 'read') as identity,
      casefile.agency_name(${row.lead_agency_id}::uuid) as name,
      (select jsonb_build_object('caseId', a.case_id, 'code', a.code) from casefile.case_file a
        where a.case_id = ${row.restricted_under}::uuid) as above
  `.execute(context.tx);
  const text = (column: "title" | "summary" | "closing_note") =>
    openCaseText(context, row.case_id, column, row[column]);
  return {
    ...lineOf(row, context),
    title: await text("title"),
    summary: await text("summary"),
    closingNote: await text("closing_note"),
    restricted: row.restricted_under !== null,
    under: rows[0]?.above === undefined || rows[0].above === null ? null : rows[0].above,
    leadAgencyId: row.lead_agency_id,
    leadAgency: rows[0]?.name ?? null,
    sealed: row.sealed,
    level: row.level,
    version: row.version,
    identity: rows[0]?.identity ?? false,
  };
}
