import { pairsOf } from "../model/terms.ts";
import type { Prepared } from "../table/prepared.ts";

/** Two lists alone. Without overlap the first estimate is infinite: `lincolnPetersen` is null and says "no overlap". */
export type PairEstimate = {
  readonly pair: number;
  readonly lists: readonly [string, string];
  readonly first: number;
  readonly second: number;
  readonly both: number;
  readonly lincolnPetersen: number | null;
  readonly chapman: number;
  readonly chapmanError: number;
};

/** Lincoln–Petersen and Chapman (1951) for every pair of lists, with Seber's variance. */
export function pairEstimates({ table, margins, t }: Prepared): PairEstimate[] {
  return pairsOf(t).map((pair) => {
    const low = pair & -pair;
    const [first, second, both] = [low, pair ^ low, pair].map((term) => margins[term] ?? 0) as [
      number,
      number,
      number,
    ];
    const product = (first + 1) * (second + 1);
    const variance = (product * (first - both) * (second - both)) / ((both + 1) ** 2 * (both + 2));
    const names = table.lists.filter((_, list) => (pair >> list) & 1);
    return {
      pair,
      lists: [names[0] ?? "", names[1] ?? ""],
      first,
      second,
      both,
      lincolnPetersen: both === 0 ? null : (first * second) / both,
      chapman: product / (both + 1) - 1,
      chapmanError: Math.sqrt(variance),
    };
  });
}
