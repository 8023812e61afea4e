/**
 * Maximum-weight assignment of rows to columns (Kuhn-Munkres with potentials, O(n^3)); weights 0 to 1, row-major.
 * Returns for each row its column, or -1 where the weight is 0.
 */
export function matchTokens(weights: readonly (readonly number[])[], columns: number): number[] {
  const rows = weights.length;
  const size = Math.max(rows, columns);
  const cost = (row: number, column: number) => 1 - (weights[row - 1]?.[column - 1] ?? 0);
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  const way = new Int32Array(size + 1);
  for (let row = 1; row <= size; row += 1) {
    rowOf[0] = row;
    let column = 0;
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(size + 1);
    do {
      used[column] = 1;
      const current = rowOf[column] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let nextColumn = 0;
      for (let at = 1; at <= size; at += 1) {
        if (used[at]) continue;
        const reduced = cost(current, at) - (rowPotential[current] ?? 0) - (columnPotential[at] ?? 0);
        if (reduced < (least[at] ?? 0)) {
          least[at] = reduced;
          way[at] = column;
        }
        if ((least[at] ?? 0) < delta) {
          delta = least[at] ?? 0;
          nextColumn = at;
        }
      }
      for (let at = 0; at <= size; at += 1) {
        if (used[at]) {
          const owner = rowOf[at] ?? 0;
          rowPotential[owner] = (rowPotential[owner] ?? 0) + delta;
          columnPotential[at] = (columnPotential[at] ?? 0) - delta;
        } else least[at] = (least[at] ?? 0) - delta;
      }
      column = nextColumn;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const from = way[column] ?? 0;
      rowOf[column] = rowOf[from] ?? 0;
      column = from;
    }
  }
  const result = new Array<number>(rows).fill(-1);
  for (let column = 1; column <= columns; column += 1) {
    const row = (rowOf[column] ?? 0) - 1;
    if (row >= 0 && row < rows && (weights[row]?.[column - 1] ?? 0) > 0) result[row] = column - 1;
  }
  return result;
}
