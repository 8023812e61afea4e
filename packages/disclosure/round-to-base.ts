import { TableError } from "./table-error.ts";

/**
 * Conventional rounding of a count to the nearest multiple of `base` (halves up). Totals may differ from sums, and
 * a reader knows the count to within base/2: it does not replace suppression. Throws `TableError` on a base below 1.
 * Source: Hundepool et al. 2012, section 5.4.1.
 */
export function roundToBase(value: number, base: number): number {
  if (!Number.isSafeInteger(base) || base < 1)
    throw new TableError("bad-parameter", "base", "a whole number, 1 or more");
  return Math.floor(value / base + 0.5) * base;
}
