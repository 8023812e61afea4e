import { z } from "zod";
import { question } from "#kernel/action";
import { spans, stages } from "#kernel/contribution";
import type { Lang } from "#kernel/words";
import { CsvFile, csvFile } from "../csv-file.ts";
import { text } from "../text.ts";
import { type Funnel, type FunnelRow, readFunnel } from "./read-funnel.ts";

export const funnelTables = ["crime", "year", "court", "questionnaire"] as const;
export type FunnelTable = (typeof funnelTables)[number];

export const exportFunnel = question({
  name: "court.export-funnel",
  about:
    "One table of the funnel of own cases as CSV: by crime, year or court, or the rows of the questionnaire.",
  needs: "contribution.read",
  audited: true,
  input: z.object({ table: z.enum(funnelTables) }),
  output: CsvFile,
}).run(async (context) => {
  const { table } = context.input;
  const funnel = await readFunnel(context);
  return csvFile(context, `court-funnel-${table}-${funnel.cutOff}`, [
    ...linesOf(funnel, table, context.actor.lang),
    [
      text(context.actor.lang, "funnel.about", {
        day: funnel.cutOff,
        fewest: funnel.fewest,
      }),
    ],
  ]);
});

const cell = (value: number | null) => (value === null ? "" : String(value));

function linesOf(funnel: Funnel, table: FunnelTable, lang: Lang): string[][] {
  const word = (key: string) => text(lang, key);
  if (table === "questionnaire")
    return [
      [
        ...["funnel.year", "field.crime", "funnel.part"],
        ...["funnel.prosecuted", "funnel.convicted", "funnel.acquitted"],
      ].map(word),
      ...funnel.questionnaire.map((row) => [
        ...[String(row.year), row.crimeLabel, row.partLabel],
        ...[row.prosecuted, row.convicted, row.acquitted].map(cell),
      ]),
    ];
  const rows: Record<typeof table, FunnelRow[]> = {
    crime: funnel.byCrime,
    year: funnel.byYear,
    court: funnel.byCourt,
  };
  return [
    [
      word("funnel.group"),
      ...stages.map((stage) => word(`funnel-stage.${stage}`)),
      ...spans.flatMap((span) =>
        ["funnel.half-of", "funnel.ninety-of"].map((key) =>
          text(lang, key, { span: word(`funnel-span.${span}`) }),
        ),
      ),
    ],
    ...[funnel.all, ...rows[table]].map(({ label, counts, weeks }) => [
      label,
      ...counts.map(({ people }) => cell(people)),
      ...weeks.flatMap(({ median, ninety }) => [cell(median), cell(ninety)]),
    ]),
  ];
}
