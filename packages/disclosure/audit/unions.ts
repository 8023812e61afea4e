import type { Equation } from "./equations.ts";

/** A group of suppressed cells whose sum can be computed from the published figures. */
export type KnownSum = { cells: number[]; sum: number };

/** The equation as a known sum of cells, when all its signs agree. */
function asKnownSum(cells: number[], signs: number[], known: number): KnownSum | undefined {
  if (cells.length === 0) return undefined;
  if (signs.every((s) => s > 0)) return { cells, sum: known };
  if (signs.every((s) => s < 0)) return { cells, sum: 0 - known };
  return undefined;
}

/** Adds `factor` times `other` to `one` and drops the cells that cancel. */
function combined(one: Equation, other: Equation, factor: number): Equation {
  const coefficients = new Map<number, number>();
  for (const [i, cell] of one.cells.entries()) coefficients.set(cell, one.signs[i] ?? 0);
  for (const [i, cell] of other.cells.entries())
    coefficients.set(cell, (coefficients.get(cell) ?? 0) + factor * (other.signs[i] ?? 0));
  const cells: number[] = [];
  const signs: number[] = [];
  for (const [cell, sign] of coefficients) {
    if (sign === 0) continue;
    cells.push(cell);
    signs.push(sign);
  }
  return { cells, signs, known: one.known + factor * other.known };
}

/**
 * Sums of suppressed cells that follow from one relation, or from two that share a suppressed cell (the shared cell
 * cancels). `visit` is called for each; work is bounded by `maxPairs`. Returns how many relations and pairs were read.
 */
export function eachKnownSum(
  equations: readonly Equation[],
  visit: (sum: KnownSum) => void,
  maxPairs: number,
): number {
  const byCell = new Map<number, number[]>();
  let read = 0;
  for (const [index, equation] of equations.entries()) {
    const sum = asKnownSum(equation.cells, equation.signs, equation.known);
    if (sum !== undefined) visit(sum);
    read++;
    for (const cell of equation.cells) {
      const list = byCell.get(cell);
      if (list === undefined) byCell.set(cell, [index]);
      else list.push(index);
    }
  }
  let pairs = 0;
  for (const [cell, users] of byCell)
    for (const [at, i] of users.entries())
      for (const j of users.slice(at + 1)) {
        const one = equations[i];
        const other = equations[j];
        if (one === undefined || other === undefined || pairs++ >= maxPairs) continue;
        const agree = one.signs[one.cells.indexOf(cell)] === other.signs[other.cells.indexOf(cell)];
        const mixed = combined(one, other, agree ? -1 : 1);
        if (mixed.signs.some((s) => s !== 1) && mixed.signs.some((s) => s !== -1)) continue;
        const sum = asKnownSum(mixed.cells, mixed.signs, mixed.known);
        if (sum !== undefined) visit(sum);
        read++;
      }
  return read;
}
