/**
 * Whether some z > 0 (every entry) has B z = 0. By scaling this is z = 1 + w, w ≥ 0 with B w = -B 1: phase one of the simplex
 * method with Bland's rule, in whole numbers (fraction-free pivots, Edmonds 1967). Exact.
 */
export function hasPositiveSolution(matrix: readonly (readonly bigint[])[]): boolean {
  const width = matrix[0]?.length ?? 0;
  // One equation a row: the columns of B, then the right side, which is made positive.
  const tableau = matrix.map((row) => {
    const right = -row.reduce((sum, entry) => sum + entry, 0n);
    const sign = right < 0n ? -1n : 1n;
    return [...row, right].map((entry) => entry * sign);
  });
  // What the artificial variables still hold; the last row is to become 0.
  const aim = Array.from({ length: width + 1 }, (_, at) =>
    tableau.reduce((sum, row) => sum + (row[at] ?? 0n), 0n),
  );
  const rows = [...tableau, aim];
  const basis = tableau.map((_, at) => width + at);
  let before = 1n;
  while ((aim[width] ?? 0n) !== 0n) {
    const column = aim.findIndex((entry, at) => at < width && entry > 0n);
    if (column === -1) return false;
    const leaving = smallestRatio(tableau, { column, width, basis });
    if (leaving === -1) return false;
    before = pivotAt(rows, { leaving, column, before });
    basis[leaving] = column;
  }
  return true;
}

function smallestRatio(
  tableau: readonly bigint[][],
  { column, width, basis }: { column: number; width: number; basis: readonly number[] },
): number {
  let best = -1;
  for (const [at, row] of tableau.entries()) {
    const entry = row[column] ?? 0n;
    if (entry <= 0n) continue;
    if (best === -1) {
      best = at;
      continue;
    }
    const leader = tableau[best] ?? [];
    const difference = (row[width] ?? 0n) * (leader[column] ?? 0n) - (leader[width] ?? 0n) * entry;
    const earlier = (basis[at] ?? 0) < (basis[best] ?? 0);
    if (difference < 0n || (difference === 0n && earlier)) best = at;
  }
  return best;
}

function pivotAt(
  rows: readonly bigint[][],
  { leaving, column, before }: { leaving: number; column: number; before: bigint },
): bigint {
  const pivot = rows[leaving] ?? [];
  const lead = pivot[column] ?? 1n;
  for (const [at, row] of rows.entries()) {
    if (at === leaving) continue;
    const factor = row[column] ?? 0n;
    for (let k = 0; k < row.length; k++) {
      row[k] = ((row[k] ?? 0n) * lead - factor * (pivot[k] ?? 0n)) / before;
    }
  }
  return lead;
}
