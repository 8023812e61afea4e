import { safePercent } from "@palermo/disclosure";
import { type Cell, k } from "../statistics.ts";
import { unknown } from "../variables.ts";

function keyOf(at: readonly (string | null)[]): string {
  return JSON.stringify(at);
}

/**
 * Number of records in which every variable of the table is known, from shown cells alone (by inclusion and
 * exclusion over the unknown categories); null when one of them is withheld.
 */
export function knownRecords(cells: readonly Cell[], variables: number): number | null {
  const byPlace = new Map(cells.map((cell) => [keyOf(cell.at), cell]));
  let sum = 0;
  for (let mask = 0; mask < 1 << variables; mask++) {
    const at = Array.from({ length: variables }, (_, index) => (mask & (1 << index) ? unknown : null));
    const cell = byPlace.get(keyOf(at));
    if (cell === undefined) continue;
    if (cell.value === undefined) return null;
    const bits = at.filter((place) => place !== null).length;
    sum += bits % 2 === 0 ? cell.value : -cell.value;
  }
  return sum > 0 && sum < k ? null : sum;
}

/** Adds percentages to the cells of known categories: shares of the records with known values, in safe digits. */
export function withPercents(cells: readonly Cell[], known: number | null): Cell[] {
  if (known === null) return [...cells];
  return cells.map((cell) => {
    if (cell.at.length === 0 || cell.at.some((place) => place === null || place === unknown)) return cell;
    const share = safePercent(cell.value, known, { k });
    return share === undefined ? cell : { ...cell, percent: share.percent, decimals: share.decimals };
  });
}
