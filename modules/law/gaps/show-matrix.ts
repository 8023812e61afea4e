import { duties, dutyInstruments, dutyLevels, type LegalDuty } from "@palermo/vocabulary/duties";
import { z } from "zod";
import { type QuestionContext, question } from "#kernel/action";
import type { ReportBlock, ReportCell } from "#kernel/report";
import { agencyNames } from "../agencies.ts";
import { ExportedFile, ExportFormat, fileRefusals, paperFile } from "../export-file.ts";
import { placeLabel } from "../places.ts";
import { type AssessmentRow, readAssessments } from "../read-assessments.ts";
import { dayText, text } from "../text.ts";
import { fulfilment, StandingOf, Tally, tallyOf } from "./assessment.ts";
import { DutyLine, dutyLine, topicGroup, topicLabel } from "./duty-words.ts";

type Lang = Parameters<typeof text>[0];

export const MatrixAsk = z.object({
  on: z.iso.date().optional().describe("what held on this day; today when left out"),
  instrument: z.enum(dutyInstruments).optional(),
  level: z.enum(dutyLevels).optional(),
});
type MatrixAsk = z.infer<typeof MatrixAsk>;

const Column = z.object({
  country: z.string(),
  place: z.string(),
  agencyId: z.uuid(),
  agency: z.string().describe("who assessed it"),
  shared: z.boolean(),
  tally: Tally,
});
const Cell = z.object({ standing: StandingOf, cited: z.int().describe("provisions named") });
const Group = z.object({
  topic: z.string(),
  label: z.string(),
  duties: z.int(),
  cells: z.array(
    z.object({ tally: Tally, share: z.number().nullable().describe("fulfilled, partly met counting half") }),
  ),
});
const Matrix = z.object({
  on: z.string(),
  columns: z.array(Column),
  rows: z.array(DutyLine.extend({ cells: z.array(Cell) })),
  groups: z.array(Group).describe("the same by topic, for the heat map"),
  mayAssess: z.boolean(),
});
type Matrix = z.infer<typeof Matrix>;

/** Duties that a reader asked for, in the order of the instruments. */
export function wantedDuties({ instrument, level }: Pick<MatrixAsk, "instrument" | "level">): LegalDuty[] {
  return duties.filter(
    (duty) =>
      (instrument === undefined || duty.instrument === instrument) &&
      (level === undefined || duty.level === level),
  );
}

const keyOf = ({ country, agency_id }: Pick<AssessmentRow, "country" | "agency_id">) =>
  `${country} ${agency_id}`;

async function matrixOf({ tx, actor, now }: QuestionContext<unknown>, ask: MatrixAsk): Promise<Matrix> {
  const { lang, agencyId } = actor;
  const on = ask.on ?? now.toISOString().slice(0, 10);
  const found = await readAssessments(tx, { on });
  const byColumn = Map.groupBy(found, keyOf);
  const names = await agencyNames(
    tx,
    found.map(({ agency_id }) => agency_id),
    lang,
  );
  const wanted = wantedDuties(ask);
  const order = new Intl.Collator(lang);
  const columns = [...byColumn.values()]
    .flatMap((rows) => {
      const [first] = rows;
      if (first === undefined) return [];
      const judged = new Map(rows.map((row) => [row.duty, row]));
      const { country, agency_id } = first;
      return [
        {
          country,
          agencyId: agency_id,
          place: placeLabel(country, lang),
          judged,
          shared: rows.some(({ shared }) => shared),
        },
      ];
    })
    .sort(
      (a, b) =>
        Number(b.agencyId === agencyId) - Number(a.agencyId === agencyId) || order.compare(a.place, b.place),
    );
  const cellOf = (judged: ReadonlyMap<string, AssessmentRow>, duty: LegalDuty): z.infer<typeof Cell> => {
    const row = judged.get(duty.id);
    return { standing: row?.status ?? "not-assessed", cited: row?.content.cited.length ?? 0 };
  };
  const topics = Map.groupBy(wanted, topicGroup);
  return {
    on,
    columns: columns.map(({ judged, ...column }) => ({
      ...column,
      agency: names.get(column.agencyId) ?? "",
      tally: tallyOf(wanted.map((duty) => cellOf(judged, duty))),
    })),
    rows: wanted.map((duty) => ({
      ...dutyLine(duty, lang),
      cells: columns.map(({ judged }) => cellOf(judged, duty)),
    })),
    groups: [...topics].map(([topic, list]) => ({
      topic,
      label: topicLabel(topic, lang),
      duties: list.length,
      cells: columns.map(({ judged }) => {
        const tally = tallyOf(list.map((duty) => cellOf(judged, duty)));
        return { tally, share: fulfilment(tally) };
      }),
    })),
    mayAssess: actor.rights.has("law.assess"),
  };
}

export const showMatrix = question({
  name: "law.show-matrix",
  about: "How far each of the 278 duties is met, country by country, and the same by topic.",
  needs: "law.read",
  input: MatrixAsk,
  output: Matrix,
  inAddress: true,
}).run((context) => matrixOf(context, context.input));

export const exportMatrix = question({
  name: "law.export-matrix",
  about: "The matrix of countries and duties as CSV, workbook or PDF, marked with its reader.",
  needs: "law.read",
  audited: true,
  input: MatrixAsk.extend({ format: ExportFormat }),
  output: ExportedFile,
  refusals: fileRefusals,
}).run(async (context) => {
  const { lang } = context.actor;
  const matrix = await matrixOf(context, context.input);
  const heads = matrix.columns.map(({ place, agency }) => `${place} (${agency})`);
  const heading = [
    ...["duty", "topic", "level", "description"].map((name) => text(lang, `gaps.${name}`)),
    ...heads,
  ];
  return paperFile(
    context,
    {
      name: `gaps-${matrix.on}`,
      title: text(lang, "gaps.title"),
      subtitle: text(lang, "gaps.on-day", { date: dayText(lang, matrix.on) }),
      template: "wide",
      heading,
      rows: matrix.rows.map((row) => [
        row.cited,
        row.topic,
        text(lang, `level.${row.level}`),
        row.description,
        ...row.cells.map(({ standing, cited }) => standingText(lang, standing, cited)),
      ]),
      notes: [text(lang, "gaps.levels-ours")],
      blocks: () => matrixBlocks(lang, matrix, heads),
    },
    context.input.format,
  );
});

function standingText(lang: Lang, standing: z.infer<typeof StandingOf>, cited: number): string {
  const said = text(lang, `standing.${standing}`);
  return cited === 0 ? said : `${said} (${cited})`;
}

/** Pages hold so many countries side by side. */
const across = 8;

function matrixBlocks(lang: Lang, matrix: Matrix, heads: readonly string[]): ReportBlock[] {
  const pieces = Array.from({ length: Math.ceil(heads.length / across) }, (_, n) => n * across);
  return [
    { kind: "note", text: text(lang, "gaps.levels-ours") },
    ...pieces.map(
      (from): ReportBlock => ({
        kind: "table",
        columns: [
          { label: text(lang, "gaps.duty"), width: 1.6 },
          { label: text(lang, "gaps.description"), width: 3 },
          ...heads.slice(from, from + across).map((label) => ({ label })),
        ],
        rows: matrix.rows.map((row): ReportCell[] => [
          row.cited,
          row.description,
          ...row.cells
            .slice(from, from + across)
            .map(({ standing, cited }) => standingText(lang, standing, cited)),
        ]),
      }),
    ),
  ];
}
