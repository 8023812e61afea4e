import { normalQuantile } from "./normal.ts";

/** The value that a chi-square variable with one degree of freedom keeps below with chance `level`. */
export function chiSquareQuantile(level: number): number {
  const z = normalQuantile((1 + level) / 2);
  return z * z;
}
