import type { PublishedFigures, Relation } from "./figures.ts";
import { relationsOf } from "./figures.ts";

/** A sum over suppressed cells that the published figures fix: sum of sign × count = known. */
export type Equation = { cells: number[]; signs: number[]; known: number };

function figureAt(figures: PublishedFigures, cell: number): number | undefined {
  const value = figures.values[cell];
  return value === null || value === undefined || Number.isNaN(value) ? undefined : value;
}

function equationOf(figures: PublishedFigures, relation: Relation): Equation {
  const equation: Equation = { cells: [], signs: [], known: 0 };
  for (const part of relation.parts) {
    const value = figureAt(figures, part);
    if (value === undefined) {
      equation.cells.push(part);
      equation.signs.push(1);
    } else equation.known -= value;
  }
  const total = figureAt(figures, relation.total);
  if (total === undefined) {
    equation.cells.push(relation.total);
    equation.signs.push(-1);
  } else equation.known += total;
  return equation;
}

/** One equation for each additive relation of the table, also those without a suppressed cell (their sum must be 0). */
export function equationsOf(figures: PublishedFigures): Equation[] {
  return relationsOf(figures).map((relation) => equationOf(figures, relation));
}

/** Groups equations that share suppressed cells; each group can be examined by itself. */
export function groupsOf(equations: readonly Equation[]): Equation[][] {
  const parent = new Map<number, number>();
  const rootOf = (cell: number): number => {
    let root = cell;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    for (let at = cell; at !== root; ) {
      const up = parent.get(at) ?? root;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  for (const { cells } of equations)
    for (const cell of cells) {
      if (!parent.has(cell)) parent.set(cell, cell);
      parent.set(rootOf(cell), rootOf(cells[0] ?? cell));
    }
  const groups = new Map<number, Equation[]>();
  for (const equation of equations) {
    const first = equation.cells[0];
    if (first === undefined) continue;
    const root = rootOf(first);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [equation]);
    else group.push(equation);
  }
  return [...groups.values()];
}
