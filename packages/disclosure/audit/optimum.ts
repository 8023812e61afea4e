import { solver } from "./solver.ts";

/** A protection problem in plain arrays: relations (part cells, total cell), true counts, the demands. */
export type OptimumProblem = {
  relations: readonly { parts: readonly number[]; total: number }[];
  counts: ArrayLike<number>;
  k: number;
  protection: number;
  zerosShown: boolean;
  /** Seconds; default 60. */
  timeLimit?: number;
};

/** Least total count of secondary cells; `proven` is false when the time ran out, `bound` is then the best lower bound. */
export type Optimum = { secondaryValue: number; bound: number; proven: boolean };

/**
 * The exact optimum for small tables (Fischetti and Salazar 2001, the full formulation): one binary per cell, and for
 * each primary cell two alternative tables, one reaching k, the two `protection` apart. The yardstick of the heuristic,
 * not used to publish. Counts of alternatives may be fractional, so the optimum is at or below that in whole numbers.
 */
export async function optimumOf(problem: OptimumProblem): Promise<Optimum> {
  const highs = await solver();
  const { relations, counts, k, protection, zerosShown } = problem;
  const floor = zerosShown ? 1 : 0;
  const size = counts.length;
  const at = (cell: number): number => counts[cell] ?? 0;
  const movable: number[] = [];
  const primaries: number[] = [];
  for (let cell = 0; cell < size; cell++) {
    if (at(cell) === 0 && zerosShown) continue;
    movable.push(cell);
    if (at(cell) < k) primaries.push(cell);
  }
  const most = 4 * (k + protection);
  const model = highs.createModel();
  try {
    model.options.set({ output_flag: false, time_limit: problem.timeLimit ?? 60, mip_rel_gap: 1e-6 });
    const hide = new Map<number, number>();
    let column = 0;
    for (const cell of movable) {
      if (at(cell) < k) continue;
      model.addVar(0, 1);
      model.changeColIntegrality(column, highs.constants.variableType.integer);
      model.changeColCost(column, at(cell));
      hide.set(cell, column++);
    }
    for (const primary of primaries) {
      const sides: number[] = [];
      for (const _side of ["up", "down"]) {
        const change = new Map<number, number>();
        for (const cell of movable) {
          const down = Math.min(most, at(cell) - floor);
          model.addVar(-down, most);
          change.set(cell, column);
          const binary = hide.get(cell);
          if (binary !== undefined) {
            model.addRow(-highs.infinity, 0, { indices: [binary, column], values: [-most, 1] });
            model.addRow(0, highs.infinity, { indices: [binary, column], values: [down, 1] });
          }
          column++;
        }
        for (const { parts, total } of relations) {
          const indices: number[] = [];
          const values: number[] = [];
          for (const cell of [...parts, total]) {
            const c = change.get(cell);
            if (c === undefined) continue;
            indices.push(c);
            values.push(cell === total ? -1 : 1);
          }
          if (indices.length > 0) model.addRow(0, 0, { indices, values });
        }
        sides.push(change.get(primary) ?? 0);
      }
      const [up = 0, down = 0] = sides;
      model.addRow(k - at(primary), highs.infinity, { indices: [up], values: [1] });
      model.addRow(protection, highs.infinity, { indices: [up, down], values: [1, -1] });
    }
    model.run();
    const proven = model.getModelStatus() === highs.constants.modelStatus.optimal;
    const bound = Number(model.info.get("mip_dual_bound"));
    return {
      secondaryValue: model.getObjectiveValue(),
      bound: proven ? model.getObjectiveValue() : bound,
      proven,
    };
  } finally {
    model.dispose();
  }
}
