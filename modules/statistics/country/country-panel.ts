import { findCountry, type Lang } from "@palermo/vocabulary";
import { isRefusal, type QuestionContext } from "#kernel/action";
import { type DataSetRow, headOf } from "../find-data-set.ts";
import type { Cell, Table } from "../statistics.ts";
import { text } from "../text.ts";
import { answerPanel, candidatesFor } from "../views/answer-panel.ts";
import type { PanelAnswer } from "../views/view.ts";
import { citizensTable } from "./citizens.ts";
import { populationFor, ratesOf } from "./rates.ts";
import type { CountryPanel } from "./sections.ts";

export type Tx = QuestionContext<unknown>["tx"];

/** What is asked of every panel of a page about countries. */
export type Asked = {
  readonly codes: readonly string[];
  readonly data: Readonly<Record<string, string>>;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly lang: Lang;
};

/** A panel with every data set whose figures stand in it: their licences bind its files. */
export type CountryAnswer = { readonly answer: PanelAnswer; readonly rows: readonly DataSetRow[] };

type Candidate = { readonly row: DataSetRow; readonly at: string };

/** Data sets that know one of the countries, with the variable that holds it; invented ones only for the invented State. */
async function candidatesOf(tx: Tx, panel: CountryPanel, codes: readonly string[]): Promise<Candidate[]> {
  const invented = codes.some((code) => findCountry({ alpha2: code })?.demonstration);
  const plan = panel.citizens === undefined ? panel : { ...panel, by: ["country"] };
  return (await candidatesFor(tx, plan)).flatMap((row): Candidate[] => {
    if (row.importer === "instance" || (row.demonstration && !invented)) return [];
    if (panel.citizens === "abroad") return [{ row, at: "country" }];
    const at = panel.at.find((name) =>
      row.variables.some(
        (variable) => variable.name === name && codes.some((code) => variable.categories.includes(code)),
      ),
    );
    return at === undefined ? [] : [{ row, at }];
  });
}

/** Zero people reported is a figure; that no row was there to be counted is none. */
function isFigure({ state, value, rows }: Cell, kind: DataSetRow["kind"]): boolean {
  if (state === "suppressed" || state === "censored") return true;
  if (state !== "shown") return false;
  return kind === "indicators" || (value ?? 0) !== 0 || (rows ?? 0) !== 0;
}

export function hasFigures(table: Table): boolean {
  return table.cells.some((cell) => isFigure(cell, table.dataSet.kind));
}

/** The figures of one or several countries in one panel; no table where nothing here knows them. */
export async function countryPanel(
  tx: Tx,
  panel: CountryPanel,
  { codes, data, from, to, lang }: Asked,
): Promise<CountryAnswer> {
  const candidates = await candidatesOf(tx, panel, codes);
  const wanted = data[panel.panel];
  const chosen =
    wanted === undefined
      ? candidates[0]
      : candidates.find(({ row }) => wanted === row.code || wanted === row.data_set_id);
  const empty: PanelAnswer = {
    panel: panel.panel,
    chart: panel.chart,
    title: text(lang, `view.country.${panel.panel}`),
    dataSets: candidates.map(({ row }) => ({ code: row.code, title: headOf(row, lang).title })),
    dataSet: null,
    table: null,
    places: null,
    half: panel.half ?? false,
    top: panel.top ?? null,
    bySize: panel.bySize ?? false,
    apart: [],
    refusal: wanted === undefined ? null : text(lang, "page.snapshot-gone"),
  };
  if (chosen === undefined) return { answer: empty, rows: [] };
  const { row, at } = chosen;
  if (panel.citizens !== undefined) {
    const table = await citizensTable(row, { side: panel.citizens, codes, from, to, lang });
    if (table === null) return { answer: { ...empty, refusal: null }, rows: [] };
    return { answer: { ...empty, refusal: null, dataSet: headOf(row, lang), table }, rows: [row] };
  }
  const years = (name: string, year: number | undefined) =>
    year === undefined ? {} : { [name]: [String(year)] };
  const { answer } = await answerPanel(tx, panel, {
    ask: {
      view: "country",
      data: { [panel.panel]: row.data_set_id },
      filters: { [at]: [...codes], ...years("from", from), ...years("to", to) },
    },
    lang,
  });
  const { dataSets } = empty;
  if (answer.table === null || !hasFigures(answer.table))
    return { answer: { ...answer, dataSets, table: null }, rows: [] };
  if (!panel.rate) return { answer: { ...answer, dataSets }, rows: [row] };
  const population = await populationFor(tx, codes, row.demonstration);
  const rates = population === undefined ? null : await ratesOf(answer.table, population, { codes, lang });
  if (population === undefined || rates === null) return { answer: { ...empty, refusal: null }, rows: [] };
  return { answer: { ...answer, dataSets, table: rates, refusal: null }, rows: [row, population] };
}

/** A set of panels that were not asked through a plan, such as rankings. */
export function noPanel(panel: string, title: string): PanelAnswer {
  return {
    panel,
    chart: "lines",
    title,
    dataSets: [],
    dataSet: null,
    table: null,
    places: null,
    half: false,
    top: null,
    bySize: false,
    apart: [],
    refusal: null,
  };
}

/** A table that a data set answers by itself, or nothing. */
export function tableOrNothing<T extends object>(answered: T): T | undefined {
  return isRefusal(answered) ? undefined : answered;
}
