import type { Lang } from "@palermo/vocabulary";
import { sql } from "kysely";
import { z } from "zod";
import { type Context, NotFound, question, refuse } from "#kernel/action";
import { makePdf, type ReportBlock, ReportProblem, reportProblemText } from "#kernel/report";
import { exportMark } from "#kernel/watermark";
import { wordsIn } from "#kernel/words";
import { dayText } from "../country/treaty-status.ts";
import { text } from "../text.ts";
import { entriesOf } from "./entries.ts";
import { levels, questions, Worksheet } from "./words.ts";
import { lineOf, WorksheetLine, worksheetRows } from "./worksheet-rows.ts";

export const WorksheetsAsk = z.object({
  level: z.enum(levels).optional(),
  state: z.enum(["draft", "shared"]).optional(),
});

/** Whether a worksheet is among those that were asked for. */
export function isAsked(
  { level, shared }: Pick<WorksheetLine, "level" | "shared">,
  ask: z.infer<typeof WorksheetsAsk>,
): boolean {
  if (ask.level !== undefined && level !== ask.level) return false;
  return ask.state === undefined || (ask.state === "draft") === (shared === null);
}

export const listWorksheets = question({
  name: "statistics.list-worksheets",
  about: "Situation worksheets: one's agency's, drafts included, and those that other agencies share.",
  needs: "statistics.read",
  input: WorksheetsAsk,
  output: z.object({
    items: z.array(WorksheetLine),
    mayWrite: z.boolean(),
    sources: z.array(z.object({ entryId: z.uuid(), name: z.string() })),
  }),
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const rows = await worksheetRows(tx);
  const items = rows.map((row) => lineOf(row, actor)).filter((line) => isAsked(line, input));
  const sources = (await entriesOf(tx, "source")).map(({ entry_id, content }) => ({
    entryId: entry_id,
    name: wordsIn(content.name, actor.lang),
  }));
  return { items, mayWrite: actor.rights.has("statistics.register"), sources };
});

const AnswerShown = z.object({
  question: z.enum(questions),
  asked: z.string(),
  answer: z.string().nullable(),
  sources: z.array(z.string()).describe("names of entries of the register, then what was cited in words"),
});

const WorksheetShown = WorksheetLine.extend({
  content: Worksheet,
  answers: z.array(AnswerShown),
  versions: z
    .array(z.object({ version: z.int(), author: z.string(), writtenAt: z.string() }))
    .describe("of one's own agency's worksheets only, the newest first"),
  mayWrite: z.boolean(),
});
type WorksheetShown = z.infer<typeof WorksheetShown>;

const Ask = z.object({
  worksheetId: z.uuid(),
  version: z.int().min(1).optional().describe("an earlier version of one's own agency's worksheet"),
});

type Tx = Context<unknown>["tx"];
type Reader = { lang: Lang; agencyId: string; rights: ReadonlySet<string> };
type VersionRow = { version: number; content: Worksheet; author: string | null; written_at: Date };

async function worksheetFor(tx: Tx, ask: z.infer<typeof Ask>, actor: Reader): Promise<WorksheetShown> {
  const { lang } = actor;
  const [found] = await worksheetRows(tx, ask.worksheetId);
  if (found === undefined) throw new NotFound();
  const versions = await sql<VersionRow>`
    with v as materialized (
      select version, content, author, written_at from statistics.worksheet_version
      where worksheet_id = ${ask.worksheetId}::uuid
    )
    select v.version, v.content, n.name as author, v.written_at
    from v left join access.account_names(array(select author from v)) n on n.account_id = v.author
    order by v.version desc`.execute(tx);
  const earlier = versions.rows.find(({ version }) => version === ask.version);
  if (ask.version !== undefined && ask.version !== found.version && earlier === undefined)
    throw new NotFound();
  const row = earlier === undefined ? found : { ...found, ...earlier };
  const names = new Map(
    (await entriesOf(tx, "source")).map(({ entry_id, content }) => [entry_id, wordsIn(content.name, lang)]),
  );
  return {
    ...lineOf(row, actor),
    content: row.content,
    answers: questions.map((name) => {
      const { text: words, sources, cited } = row.content.answers[name];
      return {
        question: name,
        asked: text(lang, `knowledge.question.${name}`),
        answer: words === undefined ? null : wordsIn(words, lang),
        sources: [
          ...sources.map((id) => names.get(id) ?? text(lang, "knowledge.source-gone")),
          ...(cited === undefined ? [] : [cited]),
        ],
      };
    }),
    versions: versions.rows.map(({ version, author, written_at }) => ({
      version,
      author: author ?? "",
      writtenAt: written_at.toISOString(),
    })),
    mayWrite: actor.rights.has("statistics.register") && found.agency_id === actor.agencyId,
  };
}

export const getWorksheet = question({
  name: "statistics.get-worksheet",
  about: "A situation worksheet with its four answers, their sources, author, date and versions.",
  needs: "statistics.read",
  input: Ask,
  output: WorksheetShown,
  inAddress: true,
}).run(({ input, tx, actor }) => worksheetFor(tx, input, actor));

export const exportWorksheet = question({
  name: "statistics.export-worksheet",
  about: "A situation worksheet as a document, marked with its reader.",
  needs: "statistics.read",
  audited: true,
  input: Ask,
  output: z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() }),
  refusals: ["no-document"],
}).run(async (context) => {
  const { input, tx, actor } = context;
  const { lang } = actor;
  const sheet = await worksheetFor(tx, input, actor);
  const mark = await exportMark(context);
  try {
    const { pdf } = await makePdf({
      template: "document",
      lang,
      demonstration: mark.demonstration,
      watermark: mark,
      data: {
        title: sheet.title,
        subtitle: text(lang, "knowledge.worksheet"),
        issuer: sheet.agency,
        date: dayText(lang, sheet.date),
        blocks: worksheetBlocks(lang, sheet),
      },
    });
    return {
      fileName: mark.fileName(`worksheet-${sheet.date}-v${sheet.version}.pdf`),
      mediaType: "application/pdf",
      base64: Buffer.from(pdf).toString("base64"),
    };
  } catch (error) {
    if (error instanceof ReportProblem)
      return refuse("no-document", { params: { why: reportProblemText(lang, error) } });
    throw error;
  }
});

function worksheetBlocks(lang: Lang, sheet: WorksheetShown): ReportBlock[] {
  const fact = (name: string, value: string) => ({ label: text(lang, `knowledge.${name}`), value });
  return [
    {
      kind: "facts",
      rows: [
        fact("level", text(lang, `knowledge.levels.${sheet.level}`)),
        fact("place", sheet.place),
        fact("author", sheet.author),
        fact("version", String(sheet.version)),
        fact("state", text(lang, sheet.shared === null ? "knowledge.draft" : "knowledge.shared")),
      ],
    },
    ...sheet.answers.flatMap(({ asked, answer, sources }): ReportBlock[] => [
      { kind: "heading", text: asked, level: 2 },
      { kind: "text", text: answer ?? text(lang, "knowledge.no-answer") },
      ...(sources.length === 0 ? [] : [{ kind: "list" as const, items: sources }]),
    ]),
  ];
}
