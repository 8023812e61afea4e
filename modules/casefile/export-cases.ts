import { sql } from "kysely";
import { z } from "zod";
import { question, refuse } from "#kernel/action";
import { exportMark } from "#kernel/watermark";
import { selectCases } from "./case-row.ts";
import { CaseAsk } from "./casefile.ts";
import { readExistingCases, readExistingPeople } from "./htcds/existing.ts";
import { exportTable } from "./htcds/table.ts";
import { tableAsCsv, tableAsXlsx } from "./htcds/write-table.ts";

const limit = 2000;

export const exportCases = question({
  name: "casefile.export-cases",
  about:
    "Cases and their people in the columns of HTCDS 2.0, as CSV or workbook; names only where the reader may read them.",
  needs: "casefile.export",
  audited: true,
  input: CaseAsk.omit({ after: true, limit: true }).extend({
    caseIds: z.array(z.uuid()).max(limit).optional().describe("only these cases"),
    format: z.enum(["csv", "xlsx"]),
  }),
  output: z.object({
    fileName: z.string(),
    mediaType: z.string(),
    base64: z.string(),
    cases: z.int(),
    people: z.int(),
    withheld: z.int().describe("people whose identity is marked as withheld"),
  }),
  refusals: ["too-many"],
}).run(async (context) => {
  const { input, tx, now, opened } = context;
  const { state, kind, text, caseIds } = input;
  const { rows } = await selectCases({
    where: sql`c.restricted_under is null
      and (${caseIds ?? null}::uuid[] is null or c.case_id = any (${caseIds ?? null}::uuid[]))
      and (${state ?? null}::text is null or c.state = ${state ?? null}::casefile.state)
      and (${kind ?? null}::text is null or c.kind = ${kind ?? null}::casefile.kind)
      and (${text ?? null}::text is null or position(lower(${text ?? ""}) in lower(c.code || ' ' || c.reference)) > 0)`,
    order: sql`c.opened_at desc`,
    limit: limit + 1,
  }).execute(tx);
  if (rows.length > limit) return refuse("too-many", { params: { limit } });
  const ids = rows.map((row) => row.case_id);
  const table = exportTable(await readExistingCases(context, ids), await readExistingPeople(context, ids));
  opened(ids, table.columns);
  const mark = await exportMark(context);
  const csv = input.format === "csv";
  const content = csv ? tableAsCsv(table, mark) : await tableAsXlsx(table, mark);
  return {
    fileName: mark.fileName(`cases-htcds-${now.toISOString().slice(0, 10)}.${input.format}`),
    mediaType: csv
      ? "text/csv; charset=utf-8"
      : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    base64: content.toString("base64"),
    cases: rows.length,
    people: table.rows.length,
    withheld: table.withheld,
  };
});
