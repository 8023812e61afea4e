import { TableError } from "../table-error.ts";
import { boundsOf } from "./bounds.ts";
import { type Equation, equationsOf, groupsOf } from "./equations.ts";
import { expectedCells, type PublishedFigures, placeOf } from "./figures.ts";
import { solver } from "./solver.ts";
import { eachKnownSum } from "./unions.ts";

export type Violation = {
  kind: "shown-below-k" | "narrow-interval" | "known-union" | "not-additive";
  /** Category codes of the cell ("total" for a margin), or of each cell of the union. */
  cells: string[][];
  /** What an intruder can derive: smallest and largest count of the cell, or the sum of the union twice. */
  lower: number;
  upper: number;
  /** What was required of it, in words with the numbers. */
  required: string;
};

export type AuditReport = {
  ok: boolean;
  violations: Violation[];
  /** What was examined, in numbers. */
  checked: { suppressed: number; sensitive: number; relations: number; groups: number };
  method: string;
};

export type AuditOptions = {
  k?: number;
  /** Required span (largest minus smallest) of each sensitive cell; default k - 1. */
  protection?: number;
  /**
   * True counts of all cells and margins in the same order. With them the sensitive cells are those below k; without
   * them every suppressed cell that an intruder cannot rule out to be below k counts as sensitive.
   */
  truth?: ArrayLike<number>;
  /** Groups of suppressed cells up to this size are solved in whole numbers where needed; default 150. */
  wholeNumbersUpTo?: number;
  /** Limit on pairs of relations read for unions; default 2,000,000. */
  maxPairs?: number;
};

/**
 * Checks published figures as an intruder would attack them, sharing no code with the suppressor: shown counts below
 * k, sums of suppressed cells below k that follow from one or two relations, and for each sensitive cell the interval
 * left by all figures together. Throws `TableError` when the number of figures does not fit the dimensions.
 * Sources: Hundepool et al. 2012, chapter 4; Fischetti and Salazar 2001 (attacker problems).
 */
export async function auditTable(
  figures: PublishedFigures,
  options: AuditOptions = {},
): Promise<AuditReport> {
  const k = options.k ?? 11;
  const protection = options.protection ?? k - 1;
  const cellCount = expectedCells(figures);
  if (figures.values.length !== cellCount)
    throw new TableError("bad-counts", "values", `${cellCount} figures, margins included`);
  const { truth } = options;
  if (truth !== undefined && truth.length !== cellCount)
    throw new TableError("bad-counts", "truth", `${cellCount} counts, margins included`);
  const floor = figures.zerosShown ? 1 : 0;
  const violations: Violation[] = [];
  let suppressed = 0;
  for (let cell = 0; cell < cellCount; cell++) {
    const value = figures.values[cell];
    if (value === null || value === undefined || Number.isNaN(value)) suppressed++;
    else if (value > 0 && value < k)
      violations.push({
        kind: "shown-below-k",
        cells: [placeOf(figures, cell)],
        lower: value,
        upper: value,
        required: `0 or at least ${k}`,
      });
  }
  const equations = equationsOf(figures);
  for (const { cells, known } of equations)
    if (cells.length === 0 && known !== 0)
      violations.push({
        kind: "not-additive",
        cells: [],
        lower: known,
        upper: known,
        required: "parts sum to total",
      });
  const isSensitive = (cell: number): boolean => truth === undefined || (truth[cell] ?? 0) < k;
  const relations = eachKnownSum(
    equations.filter((e) => e.cells.length > 0),
    ({ cells, sum }) => {
      if (sum >= k || (truth === undefined && cells.length === 0) || !cells.some(isSensitive)) return;
      const required = `a sum of at least ${k}`;
      violations.push({
        kind: "known-union",
        cells: cells.map((cell) => placeOf(figures, cell)),
        lower: sum,
        upper: sum,
        required,
      });
    },
    options.maxPairs ?? 2_000_000,
  );
  const groups = groupsOf(equations);
  const highs = groups.length > 0 ? await solver() : undefined;
  let sensitive = 0;
  for (const group of groups) {
    const targets = [...new Set(group.flatMap((e: Equation) => e.cells))].filter(isSensitive);
    if (targets.length === 0 || highs === undefined) continue;
    sensitive += targets.length;
    const bounds = boundsOf(highs, {
      equations: group,
      targets,
      floor,
      reach: k,
      width: protection,
      wholeNumbersUpTo: options.wholeNumbersUpTo ?? 150,
    });
    if (bounds === undefined) {
      violations.push({ kind: "not-additive", cells: [], lower: 0, upper: 0, required: "a table that fits" });
      continue;
    }
    for (const [cell, { lower, upper }] of bounds) {
      if (upper >= k && upper - lower >= protection) continue;
      if (truth === undefined && lower >= k) continue;
      violations.push({
        kind: "narrow-interval",
        cells: [placeOf(figures, cell)],
        lower,
        upper,
        required: `upper end of at least ${k} and a span of at least ${protection}`,
      });
    }
  }
  return {
    ok: violations.length === 0,
    violations,
    checked: { suppressed, sensitive, relations, groups: groups.length },
    method:
      "linear programme per cell (HiGHS), whole numbers in small groups; sums of one and of two relations",
  };
}
