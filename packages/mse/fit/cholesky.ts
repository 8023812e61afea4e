/**
 * Cholesky factor of the symmetric matrix in the lower triangle of `matrix` (row-major, `size` × `size`), in place. False when
 * the matrix is not positive definite to working precision.
 */
export function factor(matrix: Float64Array, size: number): boolean {
  for (let row = 0; row < size; row++) {
    const atRow = row * size;
    for (let column = 0; column < row; column++) {
      const atColumn = column * size;
      let sum = matrix[atRow + column] as number;
      for (let k = 0; k < column; k++) {
        sum -= (matrix[atRow + k] as number) * (matrix[atColumn + k] as number);
      }
      matrix[atRow + column] = sum / (matrix[atColumn + column] as number);
    }
    const before = matrix[atRow + row] as number;
    let sum = before;
    for (let k = 0; k < row; k++) sum -= (matrix[atRow + k] as number) ** 2;
    if (!(sum > before * 1e-14)) return false;
    matrix[atRow + row] = Math.sqrt(sum);
  }
  return true;
}

/** Solves L Lᵀ x = right in place, with the factor of `factor`. */
export function solve(matrix: Float64Array, size: number, right: Float64Array): void {
  for (let row = 0; row < size; row++) {
    let sum = right[row] as number;
    for (let k = 0; k < row; k++) sum -= (matrix[row * size + k] as number) * (right[k] as number);
    right[row] = sum / (matrix[row * size + row] as number);
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = right[row] as number;
    for (let k = row + 1; k < size; k++) sum -= (matrix[k * size + row] as number) * (right[k] as number);
    right[row] = sum / (matrix[row * size + row] as number);
  }
}
