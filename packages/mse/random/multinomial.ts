import { drawBinomial } from "./binomial.ts";
import type { Generator } from "./generator.ts";

/**
 * Deals `trials` people over cells in proportion to `weights` (not negative, sum `total` > 0), into `into` (same length).
 * One binomial a cell, so that the cost does not grow with the number of people.
 */
export function drawMultinomial(
  generator: Generator,
  {
    trials,
    weights,
    total,
    into,
  }: { trials: number; weights: Float64Array; total: number; into: Float64Array },
): void {
  let people = trials;
  let rest = total;
  let last = 0;
  into.fill(0);
  for (let cell = 0; cell < weights.length; cell++) {
    const weight = weights[cell] as number;
    if (weight <= 0 || people === 0) continue;
    last = cell;
    const drawn = weight >= rest ? people : drawBinomial(generator, people, weight / rest);
    into[cell] = drawn;
    people -= drawn;
    rest -= weight;
  }
  // Rounding of the rest may leave people over behind the last cell.
  if (people > 0) into[last] = (into[last] as number) + people;
}
