import { roundToBase, safePercent } from "@palermo/disclosure";
import { type Cell, k } from "../statistics.ts";
import type { Cube } from "../store/work.ts";
import type { Answered } from "../table/answer-records.ts";
import { unknown } from "../variables.ts";
import { within } from "./junction.ts";

/** Of the own statistics only released tables, and parts of them, are answered. */
export class NotReleased extends Error {}

/** Throws `NotReleased` where no released table holds all these variables. Published data keep no ledger. */
export function mustBeReleased(
  released: readonly (readonly string[])[] | null | undefined,
  variables: readonly string[],
): void {
  if (released == null || variables.length === 0) return;
  if (!released.some((set) => within(variables, set))) throw new NotReleased();
}

/**
 * Counts of the own statistics are told in tens. Two builds tell them of nearly the same people: a change of a count
 * in tens never shows that fewer than k people came or went (with k = 11 a step of ten means 1 to 19 people).
 */
export const base = k - 1;

export function roundDown(count: number): number {
  return Math.floor(count / base) * base;
}

/**
 * The protected table in tens. Answers add these figures and nothing else: were each answer rounded by itself, many
 * overlapping filters would together tell the counts again.
 */
export function cubeInTens(cube: Cube): Cube {
  return {
    ...cube,
    values: cube.values.map((value) => (Number.isNaN(value) ? value : roundToBase(value, base))),
  };
}

/** An answer in tens: percentages come from the rounded counts, categories in which nobody is are left out. */
export function inTens(answered: Answered): Answered {
  const cells = answered.cells.map(
    ({ at, state, value }): Cell =>
      value === undefined ? { at, state } : { at, state, value: roundToBase(value, base) },
  );
  const known = answered.known === null ? null : roundToBase(answered.known, base);
  const empty = emptyCategories(answered);
  const kept = cells.filter(({ at }) => !at.some((code, n) => code !== null && empty[n]?.has(code)));
  return {
    cells: kept.map((cell) => withPercent(cell, known)),
    by: answered.by.map((variable, n) => ({
      ...variable,
      categories: variable.categories.filter((code) => !empty[n]?.has(code ?? unknown)),
    })),
    known,
    withheld: kept.filter(({ state }) => state === "suppressed").length,
  };
}

function emptyCategories({ cells, by }: Answered): Set<string>[] {
  return by.map(({ categories }, n) => {
    const held = new Set(cells.flatMap(({ at, value }) => (value === 0 ? [] : [at[n] ?? ""])));
    return new Set(categories.map((code) => code ?? unknown).filter((code) => !held.has(code)));
  });
}

function withPercent(cell: Cell, known: number | null): Cell {
  if (known === null || cell.at.length === 0) return cell;
  if (cell.at.some((place) => place === null || place === unknown)) return cell;
  const share = safePercent(cell.value, known, { k });
  // A count in tens supports no digit behind the point, and a share above the whole says nothing.
  return share === undefined || share.percent > 100
    ? cell
    : { ...cell, percent: Math.round(share.percent), decimals: 0 };
}
