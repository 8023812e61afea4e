import { sql } from "kysely";
import { z } from "zod";
import { question, refuse } from "#kernel/action";
import { csvOf, exportMark, workbookOf } from "#kernel/watermark";
import { states } from "../edit/list-drafts.ts";
import { Judgment } from "../words/index.ts";
import { templateCells } from "./template-cells.ts";
import { templateColumns } from "./template-columns.ts";

const formats = ["csv", "xlsx"] as const;
const mediaTypes = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;
const most = 20_000;

export const exportTemplate = question({
  name: "caselaw.export-template",
  about:
    "The judgments of one's agency as the table that the import reads: to be changed in a spreadsheet and brought back, each found by its code. Drafts may hold names; the file is marked with its reader.",
  needs: "caselaw.edit",
  audited: true,
  input: z.object({
    format: z.enum(formats),
    state: z.enum(states).optional(),
    empty: z.boolean().default(false).describe("the heading alone, to fill in"),
  }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string(), rows: z.int() }),
  refusals: ["too-many"],
}).run(async (context) => {
  const { format, state, empty } = context.input;
  const { rows } = await sql<{ code: string; content: unknown }>`
    select code, content from caselaw.judgment
    where removed_at is null and agency_id = access.agency_id() and not ${empty}
      and (${state ?? null}::text is null or state = ${state ?? null})
    order by code limit ${most + 1}`.execute(context.tx);
  if (rows.length > most) return refuse("too-many", { params: { limit: most } });
  const table = rows.map(({ code, content }) => {
    const cells = templateCells(code, Judgment.parse(content));
    return templateColumns.map((name) => cells[name]);
  });
  const mark = await exportMark(context);
  const content =
    format === "csv"
      ? csvOf([templateColumns, ...table], mark)
      : await workbookOf([{ name: "Judgments", heading: [templateColumns], rows: table }], mark);
  return {
    fileName: mark.fileName(`judgments-table.${format}`),
    mediaType: mediaTypes[format],
    base64: Buffer.from(content).toString("base64"),
    rows: table.length,
  };
});
