import { z } from "zod";
import { type QuestionContext, refuse } from "#kernel/action";
import {
  makePdf,
  type ReportBlock,
  ReportProblem,
  type ReportTemplate,
  reportProblemText,
} from "#kernel/report";
import { csvOf, exportMark, type SheetCell, workbookOf } from "#kernel/watermark";
import { dayText } from "./text.ts";

export const ExportFormat = z.enum(["csv", "xlsx", "pdf"]);
export const ExportedFile = z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() });
export const fileRefusals = ["no-document"] as const;

/** One paper in the three forms in which it can be taken along. */
export type Paper = {
  /** The file's name without its ending. */
  readonly name: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly issuer?: string;
  readonly template?: ReportTemplate;
  readonly heading: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Sentences under the table of a CSV file or workbook: source, state of the data. */
  readonly notes: readonly string[];
  readonly blocks: () => readonly ReportBlock[];
};

const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Makes a paper a file, marked with its reader. */
export async function paperFile<In>(
  context: QuestionContext<In>,
  paper: Paper,
  format: z.infer<typeof ExportFormat>,
) {
  const { lang } = context.actor;
  const day = context.now.toISOString().slice(0, 10);
  const mark = await exportMark(context);
  const made = (suffix: string, mediaType: string, content: Uint8Array | string) => ({
    fileName: mark.fileName(`${paper.name}-${day}${suffix}`),
    mediaType,
    base64: Buffer.from(content).toString("base64"),
  });
  const notes = paper.notes.map((note) => [note]);
  switch (format) {
    case "csv": {
      const rows = paper.rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
      return made(".csv", "text/csv", csvOf([[...paper.heading], ...rows, [""], ...notes], mark));
    }
    case "xlsx": {
      const sheet = {
        name: paper.title,
        heading: [paper.heading],
        rows: [...paper.rows, [], ...notes],
        rightToLeft: lang === "ar",
      };
      return made(".xlsx", workbook, await workbookOf([sheet], mark));
    }
    case "pdf":
      try {
        const { pdf } = await makePdf({
          template: paper.template ?? "document",
          lang,
          demonstration: mark.demonstration,
          watermark: mark,
          data: {
            title: paper.title,
            ...(paper.subtitle === undefined ? {} : { subtitle: paper.subtitle }),
            ...(paper.issuer === undefined ? {} : { issuer: paper.issuer }),
            date: dayText(lang, day),
            blocks: [...paper.blocks()],
          },
        });
        return made(".pdf", "application/pdf", pdf);
      } catch (error) {
        if (error instanceof ReportProblem)
          return refuse("no-document", { params: { why: reportProblemText(lang, error) } });
        throw error;
      }
    default:
      throw format satisfies never;
  }
}
