import { z } from "zod";
import { exportName, isDemonstration } from "#kernel/access";
import { NotFound, question } from "#kernel/action";
import { spans, stages } from "#kernel/contribution";
import type { Lang } from "#kernel/words";
import { Csv } from "../statistics.ts";
import { csvLine } from "../table/csv.ts";
import { text } from "../text.ts";
import { type OwnJustice, readJustice } from "./own-justice.ts";

export const justiceTables = ["crime", "year", "questionnaire"] as const;
export type JusticeTable = (typeof justiceTables)[number];

export const exportOwnJustice = question({
  name: "statistics.export-own-justice",
  about: "One table of the funnel of own cases as CSV; what is not told is an empty cell.",
  needs: "statistics.read",
  input: z.object({ table: z.enum(justiceTables) }),
  output: Csv,
  inAddress: true,
}).run(async (context) => {
  const { tx, input, actor } = context;
  const told = await readJustice(context);
  if (told === null) throw new NotFound();
  const demonstration = await isDemonstration(tx);
  const rows = [
    ...(demonstration ? [[text(actor.lang, "export.demonstration")]] : []),
    ...linesOf(told, input.table, actor.lang),
    [text(actor.lang, "own-justice.about", { day: told.cutOff, fewest: told.fewest })],
  ];
  return {
    fileName: exportName(`own-justice-${input.table}-${told.cutOff}.csv`, demonstration),
    mediaType: "text/csv" as const,
    text: rows.map(csvLine).join(""),
  };
});

const cell = (value: number | null) => (value === null ? "" : String(value));

function linesOf(told: OwnJustice, table: JusticeTable, lang: Lang): string[][] {
  const word = (key: string, params: Record<string, string> = {}) => text(lang, `own-justice.${key}`, params);
  if (table === "questionnaire")
    return [
      ["year", "crime-of", "part-of", "prosecuted", "convicted", "acquitted"].map((key) => word(key)),
      ...told.questionnaire.map((row) => [
        ...[String(row.year), row.label, row.partLabel],
        ...[row.prosecuted, row.convicted, row.acquitted].map(cell),
      ]),
    ];
  return [
    [
      word("group"),
      ...stages.map((stage) => word(`stage.${stage}`)),
      ...spans.flatMap((span) =>
        ["half-of", "ninety-of"].map((key) => word(key, { span: word(`span.${span}`) })),
      ),
    ],
    ...[told.all, ...(table === "crime" ? told.byCrime : told.byYear)].map(({ label, counts, weeks }) => [
      label,
      ...counts.map(({ people }) => cell(people)),
      ...weeks.flatMap(({ median, ninety }) => [cell(median), cell(ninety)]),
    ]),
  ];
}
