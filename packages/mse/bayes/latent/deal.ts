import { drawBinomial } from "../../random/binomial.ts";
import type { Generator } from "../../random/generator.ts";

/** Up to so many people are dealt one by one; beyond, by one binomial a class. */
const oneByOne = 6;

/**
 * Deals people over classes in proportion to `weights[at] … weights[at + classes − 1]` and adds them to `into` at the
 * same places.
 */
export function deal(
  generator: Generator,
  people: number,
  { weights, into, at, classes }: { weights: Float64Array; into: Float64Array; at: number; classes: number },
): void {
  const end = at + classes;
  let rest = 0;
  for (let k = at; k < end; k++) rest += weights[k] as number;
  if (people <= oneByOne) {
    for (let person = 0; person < people; person++) {
      let left = generator.uniform() * rest;
      let k = at;
      for (; k < end - 1; k++) {
        left -= weights[k] as number;
        if (left <= 0) break;
      }
      into[k] = (into[k] as number) + 1;
    }
    return;
  }
  let left = people;
  for (let k = at; k < end - 1 && left > 0; k++) {
    const weight = weights[k] as number;
    const drawn = weight >= rest ? left : drawBinomial(generator, left, weight / rest);
    into[k] = (into[k] as number) + drawn;
    left -= drawn;
    rest -= weight;
  }
  into[end - 1] = (into[end - 1] as number) + left;
}
