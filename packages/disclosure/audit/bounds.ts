import type { Highs, Model } from "highs";
import type { Equation } from "./equations.ts";

/** What an intruder can derive for one cell: its smallest and largest possible count. */
export type Bounds = { lower: number; upper: number; exact: boolean };

/** The questions asked of one group of suppressed cells. */
export type BoundsQuestion = {
  equations: readonly Equation[];
  /** Cells to examine. */
  targets: readonly number[];
  /** Smallest count a suppressed cell can have. */
  floor: number;
  /** A cell is safe when its upper bound is at least `reach` and upper - lower at least `width`. */
  reach: number;
  width: number;
  /** Groups of at most this many cells are solved in whole numbers where the linear answer is fractional. */
  wholeNumbersUpTo: number;
};

const NEAR = 1e-6;
function isWhole(values: Float64Array): boolean {
  return values.every((v) => Math.abs(v - Math.round(v)) < NEAR);
}

function modelOf(highs: Highs, question: BoundsQuestion, columns: Map<number, number>): Model {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { cells, signs } of question.equations) {
    for (const [i, cell] of cells.entries()) {
      indices.push(columns.get(cell) ?? 0);
      values.push(signs[i] ?? 0);
    }
    starts.push(indices.length);
  }
  const known = question.equations.map((e) => e.known);
  const numCols = columns.size;
  const numRows = known.length;
  const model = highs.createModel({
    numCols,
    numRows,
    colCost: new Float64Array(numCols),
    colLower: new Float64Array(numCols).fill(question.floor),
    colUpper: new Float64Array(numCols).fill(highs.infinity),
    rowLower: known,
    rowUpper: known,
    matrix: { format: "csr", numRows, numCols, starts, indices, values },
  });
  model.options.set({ output_flag: false });
  return model;
}

/**
 * Smallest and largest possible count of each target cell subject to the equations and non-negativity, by linear
 * programming (Hundepool et al. 2012, section 4.4.3). Counts are whole, so fractional ends are rounded inward, and in
 * small groups solved again in whole numbers. Ends are exact for cells that fail; a cell that is safe is shown with
 * the first span found that is wide enough. Undefined when no table fits the figures.
 */
export function boundsOf(highs: Highs, question: BoundsQuestion): Map<number, Bounds> | undefined {
  const columns = new Map<number, number>();
  for (const { cells } of question.equations)
    for (const cell of cells) if (!columns.has(cell)) columns.set(cell, columns.size);
  const model = modelOf(highs, question, columns);
  const { modelStatus, objectiveSense, variableType } = highs.constants;
  const all = { kind: "range", from: 0, to: columns.size - 1 } as const;
  const found = new Map<number, Bounds>();
  const { floor, reach, width, targets } = question;
  for (const cell of targets) found.set(cell, { lower: Infinity, upper: -Infinity, exact: false });

  const small = columns.size <= question.wholeNumbersUpTo;

  /**
   * A point that fits the equations lies within the bounds of every target: note its values, rounded inward as the
   * ends are. In small groups, where the ends are those of whole-number tables, only such a table counts.
   */
  function note(point: Float64Array): void {
    if (small && !isWhole(point)) return;
    for (const [cell, bounds] of found) {
      const value = point[columns.get(cell) ?? 0] ?? 0;
      bounds.lower = Math.min(bounds.lower, Math.ceil(value - NEAR));
      bounds.upper = Math.max(bounds.upper, Math.floor(value + NEAR));
    }
  }

  /** The least (or, negated sense, greatest) value of one column, rounded inward. */
  function extreme(column: number, greatest: boolean, cap: number): number {
    const { minimize, maximize } = objectiveSense;
    model.changeObjectiveSense(greatest ? maximize : minimize);
    model.changeColCost(column, 1);
    if (greatest) model.changeColBounds(column, floor, cap);
    model.run();
    const answered = model.getModelStatus() === modelStatus.optimal;
    let point = model.getSolution().colValue;
    if (answered && !isWhole(point) && small) {
      model.changeColsIntegrality(all, new Int32Array(columns.size).fill(variableType.integer));
      model.run();
      if (model.getModelStatus() === modelStatus.optimal) point = model.getSolution().colValue;
      model.changeColsIntegrality(all, new Int32Array(columns.size).fill(variableType.continuous));
    }
    if (greatest) model.changeColBounds(column, floor, highs.infinity);
    model.changeColCost(column, 0);
    // An unanswered question counts against the cell, never for it.
    if (!answered) return greatest ? floor : Infinity;
    note(point);
    const value = point[column] ?? 0;
    return greatest ? Math.floor(value + NEAR) : Math.ceil(value - NEAR);
  }

  try {
    model.run();
    if (model.getModelStatus() !== modelStatus.optimal) return undefined;
    note(model.getSolution().colValue);
    for (const [cell, bounds] of found) {
      const safe = (): boolean => bounds.upper >= reach && bounds.upper - bounds.lower >= width;
      if (safe()) continue;
      const column = columns.get(cell) ?? 0;
      bounds.lower = extreme(column, false, 0);
      const cap = Math.max(reach, bounds.lower + width);
      if (!safe()) bounds.upper = extreme(column, true, cap);
      bounds.exact = true;
    }
    return found;
  } finally {
    model.dispose();
  }
}
