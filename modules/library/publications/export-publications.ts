import { z } from "zod";
import { question, refuse } from "#kernel/action";
import { cite } from "#kernel/citation";
import { csvOf, type ExportMark, exportMark, workbookOf } from "#kernel/watermark";
import { citedOf } from "./cite-publication.ts";
import { cellsOf, publicationColumns } from "./columns.ts";
import { CatalogueAsk, type CatalogueRow, findPublications } from "./find-publications.ts";

const most = 20_000;
const formats = ["csv", "xlsx", "bibtex", "ris"] as const;
const mediaTypes = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  bibtex: "application/x-bibtex",
  ris: "application/x-research-info-systems",
} as const;
const endings = { csv: "csv", xlsx: "xlsx", bibtex: "bib", ris: "ris" } as const;

export const exportPublications = question({
  name: "library.export-publications",
  about:
    "The entries of the catalogue that a list shows, as CSV or workbook in the columns that an import reads, or as citations.",
  needs: "library.read",
  audited: true,
  input: CatalogueAsk.omit({ after: true, limit: true }).extend({ format: z.enum(formats) }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string(), rows: z.int() }),
  refusals: ["too-many"],
}).run(async (context) => {
  const { format, ...ask } = context.input;
  const { rows, total } = await findPublications(context, { ...ask, limit: most });
  if (total > most) return refuse("too-many", { params: { limit: most } });
  const mark = await exportMark(context);
  const content = await contentIn(format, rows, mark);
  return {
    fileName: mark.fileName(`library-${context.now.toISOString().slice(0, 10)}.${endings[format]}`),
    mediaType: mediaTypes[format],
    base64: Buffer.from(content).toString("base64"),
    rows: rows.length,
  };
});

async function contentIn(
  format: (typeof formats)[number],
  rows: readonly CatalogueRow[],
  mark: ExportMark,
): Promise<Uint8Array | string> {
  switch (format) {
    case "bibtex":
    case "ris":
      return rows.map(({ code, content }) => cite(citedOf(code, content), format)).join("\n");
    case "csv":
      return csvOf([publicationColumns, ...tableOf(rows)], mark);
    case "xlsx":
      return workbookOf([{ name: "Library", heading: [publicationColumns], rows: tableOf(rows) }], mark);
    default:
      throw format satisfies never;
  }
}

function tableOf(rows: readonly CatalogueRow[]): string[][] {
  return rows.map(({ content, key, code }) => {
    const cells = cellsOf(content, { key, code });
    return publicationColumns.map((name) => cells[name] ?? "");
  });
}
