import { z } from "zod";
import { NotFound, type QuestionContext, question } from "#kernel/action";
import type { ReportBlock } from "#kernel/report";
import { wordsIn } from "#kernel/words";
import { ExportedFile, ExportFormat, fileRefusals, paperFile } from "../export-file.ts";
import { placeLabel } from "../places.ts";
import { recordRow, recordRows } from "../records/rows.ts";
import { headsOf, Named, RecordHead } from "../records/words.ts";
import { dayText, text } from "../text.ts";
import { Answer, common, meanRating, questionsOf, type Sheet, toolkitNames, toolkitOf } from "./toolkit.ts";

const SheetLine = RecordHead.extend({
  toolkit: z.enum(toolkitNames),
  called: z.string().describe("the toolkit's name"),
  title: z.string(),
  country: z.string(),
  place: z.string(),
  on: z.string(),
  rated: z.int(),
  questions: z.int(),
  mean: z.number().nullable().describe("mean rating, of 3, over what was rated"),
});

function lineOf(
  head: RecordHead,
  sheet: Sheet,
  lang: Parameters<typeof wordsIn>[1],
): z.infer<typeof SheetLine> {
  const toolkit = toolkitOf(sheet.toolkit);
  return {
    ...head,
    toolkit: sheet.toolkit,
    called: toolkit.title[lang],
    title: wordsIn(sheet.title, lang),
    country: sheet.country,
    place: placeLabel(sheet.country, lang),
    on: sheet.on,
    rated: sheet.answers.filter(({ rating }) => rating !== undefined).length,
    questions: questionsOf(toolkit).length,
    mean: meanRating(sheet.answers),
  };
}

export const listSheets = question({
  name: "law.list-sheets",
  about:
    "Toolkits, and needs assessments made with them: those of one's agency, and those that others share.",
  needs: "law.read",
  input: z.object({ toolkit: z.enum(toolkitNames).optional() }),
  output: z.object({
    items: z.array(SheetLine),
    toolkits: z.array(
      z.object({ toolkit: z.enum(toolkitNames), title: z.string(), about: z.string(), questions: z.int() }),
    ),
    mayAssess: z.boolean(),
  }),
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const { lang } = actor;
  const rows = await recordRows<Sheet>(tx, "sheet");
  const heads = await headsOf(tx, rows, actor);
  return {
    mayAssess: actor.rights.has("law.assess"),
    toolkits: toolkitNames.map((name) => {
      const toolkit = toolkitOf(name);
      return {
        toolkit: name,
        title: toolkit.title[lang],
        about: toolkit.about[lang],
        questions: questionsOf(toolkit).length,
      };
    }),
    items: rows.flatMap(({ content }, at) => {
      const head = heads[at];
      const other = input.toolkit !== undefined && content.toolkit !== input.toolkit;
      return head === undefined || other ? [] : [lineOf(head, content, lang)];
    }),
  };
});

const ShownQuestion = z.object({
  question: z.string(),
  ask: z.string(),
  indicator: z.string().describe("what shows that it is secure"),
  lookAt: z.array(z.string()).describe("sources to look at"),
  answer: Answer.nullable(),
  rating: z.int().nullable(),
  ratingLabel: z.string().nullable(),
  finding: z.string().nullable(),
  need: z.string().nullable(),
  sources: z.array(z.string()).describe("that were used"),
});
const ShownSheet = SheetLine.extend({
  about: z.string(),
  ratings: z.array(z.object({ rating: z.int(), label: z.string(), about: z.string() })),
  sourceChoices: z.array(z.object({ value: z.string(), label: z.string() })),
  sections: z.array(
    z.object({
      section: z.string(),
      title: z.string(),
      mean: z.number().nullable(),
      questions: z.array(ShownQuestion),
    }),
  ),
  mayWrite: z.boolean(),
});
type ShownSheet = z.infer<typeof ShownSheet>;

async function sheetOf({ tx, actor }: QuestionContext<unknown>, recordId: string): Promise<ShownSheet> {
  const { lang } = actor;
  const row = await recordRow<Sheet>(tx, "sheet", recordId);
  const [head] = await headsOf(tx, [row], actor);
  if (head === undefined) throw new NotFound();
  const { content } = row;
  const toolkit = toolkitOf(content.toolkit);
  const given = new Map(content.answers.map((answer) => [answer.question, answer]));
  const labelOf = (source: string) =>
    common.sources.find((one) => one.source === source)?.label[lang] ?? source;
  return {
    ...lineOf(head, content, lang),
    about: toolkit.about[lang],
    ratings: common.ratings.map(({ rating, label, about }) => ({
      rating,
      label: label[lang],
      about: about[lang],
    })),
    sourceChoices: common.sources.map(({ source, label }) => ({ value: source, label: label[lang] })),
    sections: toolkit.sections.map(({ section, title, questions }) => ({
      section,
      title: title[lang],
      mean: meanRating(questions.flatMap(({ question: one }) => given.get(one) ?? [])),
      questions: questions.map(({ question: one, ask, indicator, sources }) => {
        const answer = given.get(one) ?? null;
        const rating = answer?.rating ?? null;
        return {
          question: one,
          ask: ask[lang],
          indicator: indicator[lang],
          lookAt: sources.map(labelOf),
          answer,
          rating,
          ratingLabel: common.ratings.find((known) => known.rating === rating)?.label[lang] ?? null,
          finding: answer?.finding === undefined ? null : wordsIn(answer.finding, lang),
          need: answer?.need === undefined ? null : wordsIn(answer.need, lang),
          sources: (answer?.sources ?? []).map(labelOf),
        };
      }),
    })),
    mayWrite: head.mine && actor.rights.has("law.assess"),
  };
}

export const getSheet = question({
  name: "law.get-sheet",
  about: "A needs assessment with every question, its indicator, rating, finding and need.",
  needs: "law.read",
  input: Named,
  output: ShownSheet,
  inAddress: true,
}).run((context) => sheetOf(context, context.input.recordId));

export const exportSheet = question({
  name: "law.export-sheet",
  about: "The report of a needs assessment as CSV, workbook or PDF, marked with its reader.",
  needs: "law.read",
  audited: true,
  input: Named.extend({ format: ExportFormat }),
  output: ExportedFile,
  refusals: fileRefusals,
}).run(async (context) => {
  const { lang } = context.actor;
  const sheet = await sheetOf(context, context.input.recordId);
  const label = (name: string) => text(lang, `toolkit.${name}`);
  const names = ["section", "question", "indicator", "rating", "finding", "need", "sources"];
  return paperFile(
    context,
    {
      name: `needs-${sheet.toolkit}-${sheet.country.toLowerCase()}`,
      title: sheet.title,
      subtitle: `${sheet.called}: ${sheet.place}, ${dayText(lang, sheet.on)}`,
      issuer: sheet.agency,
      heading: names.map(label),
      rows: sheet.sections.flatMap((section) =>
        section.questions.map((one) => [
          section.title,
          one.ask,
          one.indicator,
          one.rating === null ? label("not-rated") : `${one.rating} – ${one.ratingLabel ?? ""}`,
          one.finding,
          one.need,
          one.sources.join("; "),
        ]),
      ),
      notes: [label("own-words")],
      blocks: () => sheetBlocks(lang, sheet),
    },
    context.input.format,
  );
});

function sheetBlocks(lang: Parameters<typeof text>[0], sheet: ShownSheet): ReportBlock[] {
  const label = (name: string) => text(lang, `toolkit.${name}`);
  const figure = new Intl.NumberFormat(lang === "ar" ? "ar-u-nu-latn" : lang, { maximumFractionDigits: 1 });
  const shown = (mean: number | null) => (mean === null ? label("not-rated") : figure.format(mean));
  return [
    { kind: "text", text: sheet.about },
    {
      kind: "bars",
      title: label("by-section"),
      rows: sheet.sections.map(({ title, mean }) => ({ label: title, value: mean, shown: shown(mean) })),
      note: label("mean-note"),
    },
    ...sheet.sections.flatMap((section): ReportBlock[] => [
      { kind: "heading", text: section.title },
      ...section.questions.flatMap((one): ReportBlock[] => [
        { kind: "heading", level: 2, text: one.ask.slice(0, 400) },
        {
          kind: "facts",
          rows: [
            { label: label("indicator"), value: one.indicator },
            {
              label: label("rating"),
              value: one.rating === null ? label("not-rated") : `${one.rating} – ${one.ratingLabel ?? ""}`,
            },
            ...(one.finding === null ? [] : [{ label: label("finding"), value: one.finding }]),
            ...(one.need === null ? [] : [{ label: label("need"), value: one.need }]),
            ...(one.sources.length === 0 ? [] : [{ label: label("sources"), value: one.sources.join("; ") }]),
          ],
        },
      ]),
    ]),
    { kind: "note", text: label("own-words") },
  ];
}
