import { modelName } from "../model/model-name.ts";
import { compareTerms, mainTerms } from "../model/terms.ts";
import type { Prepared } from "../table/prepared.ts";
import type { SearchResult } from "./search-models.ts";

export type RankedModel = {
  readonly model: string;
  readonly terms: readonly number[];
  readonly total: number;
  readonly bic: number;
  /** Distance to the best. */
  readonly difference: number;
};

/** Totals of all models whose BIC is within `difference` of the best. */
export type BicRange = {
  readonly difference: number;
  readonly models: number;
  readonly low: number;
  readonly high: number;
};

export type Ranking = {
  readonly models: number;
  readonly refused: number;
  readonly top: readonly RankedModel[];
  readonly ranges: readonly BicRange[];
  /** Totals averaged with weights exp(-ΔBIC/2). */
  readonly average: number;
};

/** The best models by BIC, and how far the totals of nearly as good ones lie apart. Equal ones keep the order of the walk. */
export function rankModels(prepared: Prepared, result: SearchResult, count = 10): Ranking {
  const { bic, hidden } = result;
  const { n } = prepared.table;
  const numbers: number[] = [];
  for (let at = 0; at < bic.length; at++) if (!Number.isNaN(bic[at] ?? Number.NaN)) numbers.push(at);
  const order = numbers.sort((one, other) => (bic[one] as number) - (bic[other] as number) || one - other);
  const best = bic[order[0] ?? -1] ?? Number.NaN;
  let [weights, weighted] = [0, 0];
  for (const at of order) {
    const weight = Math.exp(-((bic[at] as number) - best) / 2);
    weights += weight;
    weighted += weight * (n + (hidden[at] as number));
  }
  const top = order.slice(0, count).map((at) => {
    const terms = termsOf(prepared.t, result, at);
    const value = bic[at] as number;
    const total = n + (hidden[at] as number);
    return { model: modelName(terms, prepared.t), terms, total, bic: value, difference: value - best };
  });
  const ranges = [2, 6].map((difference) => {
    const near = order.filter((at) => (bic[at] as number) - best < difference);
    const totals = near.map((at) => n + (hidden[at] as number));
    return { difference, models: near.length, low: Math.min(...totals), high: Math.max(...totals) };
  });
  return { models: order.length, refused: result.refused, top, ranges, average: weighted / weights };
}

/** Terms of a model by its number in a search. */
function termsOf(lists: number, { parent, added }: SearchResult, number: number): number[] {
  const terms = mainTerms(lists);
  for (let at = number; at > 0; at = parent[at] as number) terms.push(added[at] as number);
  return terms.sort(compareTerms);
}
