import { estimateModel, type FitOutcome } from "../fit/estimate-model.ts";
import { closeDownwards, mainTerms, pairsOf, termsUpTo } from "../model/terms.ts";
import { Generator } from "../random/generator.ts";
import type { Prepared } from "../table/prepared.ts";
import { DownhillRun } from "./downhill-run.ts";

/** Starts of a walk: independence, all pairs, and some models of pairs taken by chance. */
export function downhillStarts(lists: number, { maxOrder, random, seed }: DownhillOptions): number[][] {
  const starts = [mainTerms(lists)];
  if (maxOrder >= 2) starts.push(termsUpTo(lists, 2));
  for (let at = 0; at < random; at++) {
    const generator = new Generator(seed, at);
    const chosen = pairsOf(lists).filter(() => generator.uniform() < 0.5);
    starts.push(closeDownwards(maxOrder >= 2 ? chosen : [], lists));
  }
  return starts;
}

export type DownhillOptions = {
  readonly maxOrder: number;
  /** Number of random starts beside the two fixed ones, and their seed. */
  readonly random: number;
  readonly seed: number;
};

export type DownhillChoice = {
  /** The best end, fitted. */
  readonly outcome: FitOutcome;
  /** Where each start ended: more than one means that the BIC has several valleys. */
  readonly ends: readonly { readonly start: FitOutcome; readonly end: FitOutcome }[];
};

export function chooseDownhill(prepared: Prepared, options: DownhillOptions): DownhillChoice {
  const { table, t } = prepared;
  const found = new DownhillRun(t, options.maxOrder).run(table.counts, downhillStarts(t, options));
  const sorted = [...found].sort((one, other) => one.bic - other.bic);
  const ends = found.map(({ start, terms }) => ({
    start: estimateModel(prepared, start),
    end: estimateModel(prepared, terms),
  }));
  return { outcome: estimateModel(prepared, sorted[0]?.terms ?? mainTerms(t)), ends };
}
