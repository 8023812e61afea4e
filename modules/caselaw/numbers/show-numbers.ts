import { findCountry, type Lang, labelOf } from "@palermo/vocabulary";
import { sql } from "kysely";
import { z } from "zod";
import { type Context, question } from "#kernel/action";
import { csvOf, exportMark, workbookOf } from "#kernel/watermark";
import { text } from "../text.ts";
import {
  type Counted,
  type Grouping,
  groupings,
  type NumbersRow,
  numbersOf,
  type Unit,
  units,
} from "./numbers.ts";

const Ask = z.object({
  by: z.enum(groupings).default("jurisdiction"),
  unit: z.enum(units).default("defendant"),
  crime: z.enum(["trafficking_in_persons", "smuggling_of_migrants"]).optional(),
  final: z.literal("yes").optional().describe("final judgments only"),
});

const Row = z.object({
  group: z.string(),
  label: z.string(),
  cases: z.int(),
  convicted: z.int(),
  acquitted: z.int(),
  other: z.int(),
  rate: z.number().nullable(),
  few: z.boolean(),
  life: z.int(),
  suspended: z.int(),
  months: z.object({
    n: z.int(),
    median: z.number().nullable(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    bars: z.array(z.int()),
  }),
});

function labelOfGroup(by: Grouping, group: string, lang: Lang): string {
  switch (by) {
    case "jurisdiction":
      return findCountry({ alpha2: group })?.label[lang] ?? text(lang, "read.international");
    case "issue":
      return labelOf("evidential-issue", group, lang);
    default:
      return labelOf(by, group, lang);
  }
}

async function counted(
  tx: Context<unknown>["tx"],
  { by, crime, final }: z.infer<typeof Ask>,
): Promise<Counted[]> {
  const groups = {
    jurisdiction: sql`jsonb_build_array(jurisdiction)`,
    form: sql`content -> 'elements' -> 'forms'`,
    means: sql`content -> 'elements' -> 'means'`,
    issue: sql`jsonb_path_query_array(content, '$.evidentialIssues[*].issue')`,
  }[by];
  const { rows } = await sql<Counted>`
    select ${groups} as groups, content -> 'charges' as charges from caselaw.published
    where (${crime ?? null}::text is null or content -> 'crimeTypes' ? ${crime ?? ""})
      and (${final ?? null}::text is null or content ->> 'finality' = 'final')`.execute(tx);
  return rows;
}

async function shownRows(tx: Context<unknown>["tx"], ask: z.infer<typeof Ask>, lang: Lang) {
  const { all, rows } = numbersOf(await counted(tx, ask), ask.unit);
  const shown = (row: NumbersRow, label: string) => ({
    ...row,
    label,
    months: { ...row.months, bars: [...row.months.bars] },
  });
  return {
    all: shown(all, text(lang, "numbers.all")),
    rows: rows.map((row) => shown(row, labelOfGroup(ask.by, row.group, lang))),
  };
}

export const showNumbers = question({
  name: "caselaw.show-numbers",
  about:
    "Convictions and sentences in the published judgments, by jurisdiction, form, means or evidential issue. No sample.",
  needs: "caselaw.read",
  input: Ask,
  output: z.object({ all: Row, rows: z.array(Row) }),
  inAddress: true,
}).run(({ input, tx, actor }) => shownRows(tx, input, actor.lang));

const columns = [
  "group",
  "cases",
  "convicted",
  "acquitted",
  "other",
  "rate",
  "prison",
  "lower",
  "median",
  "upper",
  "life",
  "suspended",
];

function headingOf(lang: Lang, unit: Unit): string[] {
  return columns.map((name) =>
    text(lang, name === "convicted" || name === "acquitted" ? `numbers.${name}-${unit}` : `numbers.${name}`),
  );
}

export const exportNumbers = question({
  name: "caselaw.export-numbers",
  about: "Convictions and sentences by group as a table or workbook, marked with its reader.",
  needs: "caselaw.read",
  audited: true,
  input: Ask.extend({ format: z.enum(["csv", "xlsx"]) }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() }),
}).run(async (context) => {
  const { input, tx, actor } = context;
  const { lang } = actor;
  const { all, rows } = await shownRows(tx, input, lang);
  const heading = headingOf(lang, input.unit);
  const cells = [all, ...rows].map((row): (string | number | null)[] => [
    row.label,
    row.cases,
    row.convicted,
    row.acquitted,
    row.other,
    row.rate === null ? null : Math.round(row.rate * 1000) / 1000,
    row.months.n,
    row.months.lower,
    row.months.median,
    row.months.upper,
    row.life,
    row.suspended,
  ]);
  const mark = await exportMark(context);
  if (input.format === "csv") {
    const texts = cells.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
    const csv = csvOf([heading, ...texts, [text(lang, "numbers.no-sample")]], mark);
    return {
      fileName: mark.fileName("case-law-numbers.csv"),
      mediaType: "text/csv;charset=utf-8",
      base64: Buffer.from(csv).toString("base64"),
    };
  }
  const book = await workbookOf(
    [
      {
        name: text(lang, "nav.numbers"),
        heading: [heading],
        rows: [...cells, [text(lang, "numbers.no-sample")]],
        rightToLeft: lang === "ar",
      },
    ],
    mark,
  );
  return {
    fileName: mark.fileName("case-law-numbers.xlsx"),
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    base64: book.toString("base64"),
  };
});
