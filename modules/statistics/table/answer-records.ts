import { type Filter, variablesIn } from "../filter/filter.ts";
import type { DataSetRow } from "../find-data-set.ts";
import { base, cubeInTens, inTens, mustBeReleased } from "../instance/released.ts";
import { type Cell, k } from "../statistics.ts";
import { cubeOf } from "../store/cube-of.ts";
import { maxCells } from "../store/limits.ts";
import type { Cube, Variable } from "../store/work.ts";
import { unknown } from "../variables.ts";
import { knownRecords, withPercents } from "./percents.ts";
import { type Pick, pickOf, tuplesThatMeet } from "./pick.ts";
import { addPicked } from "./read-cube.ts";

export type Answered = {
  readonly cells: Cell[];
  readonly by: readonly Variable[];
  readonly known: number | null;
  readonly withheld: number;
};

/** Too many cells to count and protect while somebody waits. */
export class TooManyCells extends Error {}

function size(variables: readonly Variable[]): number {
  return variables.reduce((cells, { categories }) => cells * (categories.length + 1), 1);
}

type Picker = {
  readonly cube: Cube;
  /** Figures are told in tens, and only added. */
  readonly tens: boolean;
  readonly along: readonly number[];
  readonly tuples: readonly (readonly number[])[] | null;
};

function pickerOf(cube: Cube, filter: Filter | null, tens: boolean): Picker {
  if (filter === null) return { cube, tens, along: [], tuples: null };
  const names = variablesIn(filter);
  const along = cube.variables.flatMap(({ name }, index) => (names.includes(name) ? [index] : []));
  const variables = along.flatMap((index) => cube.variables[index] ?? []);
  return { cube, tens, along, tuples: tuplesThatMeet("records", filter, variables) };
}

/** Value of one cell of the answer; places: category of each `by` variable, null for its total. */
function valueAt({ cube, tens, along, tuples }: Picker, places: ReadonlyMap<string, number | null>): number {
  const total = (index: number) => cube.variables[index]?.categories.length ?? 0;
  const fixed = cube.variables.map(({ name }, index) => places.get(name) ?? total(index));
  if (tuples === null) return addPicked(cube, fixed, [], { kind: "product", places: [] });
  const chosen = tuples.filter((tuple) =>
    along.every((index, n) => {
      const place = places.get(cube.variables[index]?.name ?? "");
      return place === undefined || place === null || place === tuple[n];
    }),
  );
  if (chosen.length === 0) return 0;
  const pick: Pick = pickOf(chosen, along.map(total));
  return addPicked(cube, fixed, along, { ...pick, sumsOnly: tens });
}

function cellOf(at: (string | null)[], value: number, least: number): Cell {
  // The protected table leaves no way to a count of 1..k-1; should one come out all the same, it is withheld.
  return Number.isNaN(value) || (value > 0 && value < least)
    ? { at, state: "suppressed" }
    : { at, state: "shown", value };
}

/**
 * Answers a question about record-level data. One table over the question's variables *and* the filter's variables is
 * protected; the answer is a part of it. So a filtered and an unfiltered answer to questions about the same variables
 * are parts of one table and their difference is no smaller than what that table shows.
 */
export async function answerRecords(
  row: DataSetRow,
  by: readonly string[],
  filter: Filter | null,
): Promise<Answered> {
  const all = row.variables.filter(({ members }) => members === undefined);
  const wanted = new Set([...by, ...(filter === null ? [] : variablesIn(filter))]);
  mustBeReleased(row.released, [...wanted]);
  const [first] = all;
  if (wanted.size === 0 && first !== undefined) wanted.add(first.name);
  const variables = all.filter(({ name }) => wanted.has(name));
  if (size(variables) > maxCells) throw new TooManyCells();
  const cube = await cubeOf({ dataSetId: row.data_set_id, variables, all, k });
  const tens = row.released != null;
  const picker = pickerOf(tens ? cubeInTens(cube) : cube, filter, tens);
  const asked = by.flatMap((name) => variables.find((variable) => variable.name === name) ?? []);
  const kept = asked.map(({ name, categories }): Variable & { places: number[] } => {
    const index = picker.along.findIndex((at) => cube.variables[at]?.name === name);
    const places = categories.map((_, place) => place);
    const met =
      index < 0 || picker.tuples === null
        ? places
        : places.filter((p) => picker.tuples?.some((tuple) => tuple[index] === p));
    return { name, categories: met.map((place) => categories[place] ?? null), places: met };
  });
  if (size(kept) > 30_000) throw new TooManyCells();
  const cells: Cell[] = [];
  const descend = (n: number, at: (string | null)[], places: Map<string, number | null>): void => {
    const variable = kept[n];
    if (variable === undefined) {
      cells.push(cellOf([...at], valueAt(picker, places), tens ? base : k));
      return;
    }
    for (const [index, place] of variable.places.entries())
      descend(
        n + 1,
        [...at, variable.categories[index] ?? unknown],
        new Map(places).set(variable.name, place),
      );
    descend(n + 1, [...at, null], new Map(places).set(variable.name, null));
  };
  descend(0, [], new Map());
  const known = knownRecords(cells, kept.length);
  const withheld = cells.filter(({ state }) => state === "suppressed").length;
  const answered = { cells: withPercents(cells, known), by: kept, known, withheld };
  return tens ? inTens(answered) : answered;
}
