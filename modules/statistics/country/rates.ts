import type { Lang } from "@palermo/vocabulary";
import { isRefusal } from "#kernel/action";
import { type DataSetRow, headOf, suitableDataSets } from "../find-data-set.ts";
import type { Cell, Table } from "../statistics.ts";
import { answerFor } from "../table/answer-table.ts";
import { text } from "../text.ts";
import type { Tx } from "./country-panel.ts";

const per = 100_000;

/** The newest data set of the population that knows all of the countries, else some; invented figures go with invented people only. */
export async function populationFor(
  tx: Tx,
  codes: readonly string[],
  demonstration: boolean,
): Promise<DataSetRow | undefined> {
  const all = await suitableDataSets(tx, {
    kind: "series",
    measure: "population",
    variables: ["country", "year"],
  });
  const known = (row: DataSetRow) => {
    const places = row.variables.find(({ name }) => name === "country")?.categories ?? [];
    return codes.filter((code) => places.includes(code)).length;
  };
  return all
    .filter((row) => row.demonstration === demonstration && known(row) > 0)
    .sort((a, b) => known(b) - known(a))[0];
}

/** A figure for each 100,000 inhabitants, two digits after the point; bounds of a figure give bounds of the rate. */
export function rateOf(cell: Cell, people: number | undefined): Cell {
  const { at, state, value, low, high } = cell;
  if (people === undefined || people <= 0) return { at, state: "missing" };
  const rate = (count: number) => Math.round((count * per * 100) / people) / 100;
  if (state === "shown" && value !== undefined) return { at, state, value: rate(value) };
  if (state === "censored" && low !== undefined && high !== undefined)
    return { at, state, low: rate(low), high: rate(high) };
  return { at, state: state === "suppressed" ? state : "missing" };
}

/** A table by year and country as rates; nothing where no year has both a figure and a population. */
export async function ratesOf(
  table: Table,
  population: DataSetRow,
  { codes, lang }: { readonly codes: readonly string[]; readonly lang: Lang },
): Promise<Table | null> {
  const places = population.variables.find(({ name }) => name === "country")?.categories ?? [];
  const known = codes.filter((code) => places.includes(code));
  const answered = await answerFor(
    population,
    ["year", "country"],
    { variable: "country", in: known },
    "population",
  );
  if (isRefusal(answered)) return null;
  const people = new Map(answered.cells.map(({ at, value }) => [at.join(" "), value]));
  // Rates have no sum: margins fall away.
  const cells = table.cells
    .filter(({ at }) => !at.includes(null))
    .map((cell) => rateOf(cell, people.get(cell.at.join(" "))));
  if (cells.every(({ state }) => state === "missing")) return null;
  const { title, source, licence } = headOf(population, lang);
  return {
    ...table,
    cells,
    measure: {
      name: "rate",
      label: text(lang, "country.rate"),
      unit: text(lang, "country.rate-unit"),
      aggregate: "median",
      stock: true,
    },
    caveats: [text(lang, "country.rate-source", { title, source, licence }), ...table.caveats],
  };
}
