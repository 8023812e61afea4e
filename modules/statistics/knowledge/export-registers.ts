import { z } from "zod";
import { type Context, question } from "#kernel/action";
import { csvOf, exportMark, workbookOf } from "#kernel/watermark";
import { wordsIn } from "#kernel/words";
import { text } from "../text.ts";
import { entriesOf } from "./entries.ts";
import { GapsAsk, gapLines } from "./gaps.ts";
import { isAsked, WorksheetsAsk } from "./read-worksheets.ts";
import { SourcesAsk, sourceLines } from "./sources.ts";
import { questions } from "./words.ts";
import { lineOf, worksheetRows } from "./worksheet-rows.ts";

const format = { format: z.enum(["csv", "xlsx"]) };
const File = z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() });
type Format = z.infer<typeof format.format>;

const mediaTypes = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

type Exporting = Parameters<typeof exportMark>[0] & Pick<Context<unknown>, "actor" | "now">;
type Register = {
  /** Of the file, without its end. */
  readonly name: string;
  readonly title: string;
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A register as a file, marked with its reader. */
async function fileOf(context: Exporting, format: Format, register: Register): Promise<z.infer<typeof File>> {
  const { name, title, heading, rows } = register;
  const mark = await exportMark(context);
  const sheet = { name: title, heading: [[...heading]], rows, rightToLeft: context.actor.lang === "ar" };
  const content =
    format === "csv" ? Buffer.from(csvOf([heading, ...rows], mark), "utf8") : await workbookOf([sheet], mark);
  return {
    fileName: mark.fileName(`${name}-${context.now.toISOString().slice(0, 10)}.${format}`),
    mediaType: mediaTypes[format],
    base64: content.toString("base64"),
  };
}

const day = (iso: string) => iso.slice(0, 10);

export const exportSources = question({
  name: "statistics.export-sources",
  about: "The register of sources, as it is narrowed, as CSV or workbook. Marked with its reader.",
  needs: "statistics.read",
  audited: true,
  input: SourcesAsk.extend(format),
  output: File,
}).run(async (context) => {
  const { lang } = context.actor;
  const t = (key: string) => text(lang, key);
  const lines = await sourceLines(context, context.input);
  return fileOf(context, context.input.format, {
    name: "sources",
    title: t("nav.sources"),
    heading: [
      ...["name", "kind", "holder", "collected", "shared-how", "updated", "licence", "link", "contact"],
      ...["agency", "version", "revised-on"],
    ].map((column) => t(`knowledge.${column}`)),
    rows: lines.map((line) => [
      line.name,
      t(`knowledge.kinds.${line.content.kind}`),
      line.holder,
      line.collected,
      line.shared,
      line.updated,
      line.content.licence ?? "",
      line.content.link ?? "",
      line.content.contact ?? "",
      line.agency,
      String(line.version),
      day(line.revisedAt),
    ]),
  });
});

export const exportGaps = question({
  name: "statistics.export-gaps",
  about: "The register of knowledge gaps, as it is narrowed, as CSV or workbook. Marked with its reader.",
  needs: "statistics.read",
  audited: true,
  input: GapsAsk.extend(format),
  output: File,
}).run(async (context) => {
  const t = (key: string) => text(context.actor.lang, key);
  const { items } = await gapLines(context, context.input);
  return fileOf(context, context.input.format, {
    name: "gaps",
    title: t("nav.gaps"),
    heading: ["ask", "state", "why", "who", "answer", "linked", "agency", "version", "revised-on"].map(
      (column) => t(`knowledge.${column}`),
    ),
    rows: items.map((line) => [
      line.question,
      t(`knowledge.states.${line.content.state}`),
      line.why,
      line.who,
      line.answer ?? "",
      line.sources.map(({ name }) => name).join("; "),
      line.agency,
      String(line.version),
      day(line.revisedAt),
    ]),
  });
});

export const exportWorksheets = question({
  name: "statistics.export-worksheets",
  about:
    "Situation worksheets, as the list is narrowed, with their four answers, as CSV or workbook. Marked with its reader.",
  needs: "statistics.read",
  audited: true,
  input: WorksheetsAsk.extend(format),
  output: File,
}).run(async (context) => {
  const { input, tx, actor } = context;
  const t = (key: string) => text(actor.lang, key);
  const names = new Map(
    (await entriesOf(tx, "source")).map(({ entry_id, content }) => [
      entry_id,
      wordsIn(content.name, actor.lang),
    ]),
  );
  const sheets = (await worksheetRows(tx))
    .map((row) => ({ line: lineOf(row, actor), answers: row.content.answers }))
    .filter(({ line }) => isAsked(line, input));
  return fileOf(context, input.format, {
    name: "worksheets",
    title: t("nav.worksheets"),
    heading: [
      ...["title", "level", "place", "date", "author", "agency", "version", "state"].map((column) =>
        t(`knowledge.${column}`),
      ),
      ...questions.flatMap((name) => [t(`knowledge.question.${name}`), t("knowledge.linked")]),
    ],
    rows: sheets.map(({ line, answers }) => [
      line.title,
      t(`knowledge.levels.${line.level}`),
      line.place,
      line.date,
      line.author,
      line.agency,
      String(line.version),
      t(line.shared === null ? "knowledge.draft" : "knowledge.shared"),
      ...questions.flatMap((name) => {
        const { text: words, sources, cited } = answers[name];
        const linked = sources.map((id) => names.get(id) ?? t("knowledge.source-gone"));
        return [
          words === undefined ? "" : wordsIn(words, actor.lang),
          [...linked, ...(cited === undefined ? [] : [cited])].join("; "),
        ];
      }),
    ]),
  });
});
