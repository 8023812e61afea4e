import { Existence } from "../existence/existence.ts";
import { Fitter } from "../fit/fitter.ts";
import { BicRun } from "../search/bic-run.ts";
import { downhillStarts } from "../search/choose-downhill.ts";
import { DownhillRun } from "../search/downhill-run.ts";
import { StepwiseRun } from "../stepwise/stepwise-run.ts";
import { sumUpSets } from "../table/up-sets.ts";

/** What is repeated in every replicate, as plain data that a worker can be sent. */
export type Selection =
  | { readonly kind: "model"; readonly terms: readonly number[] }
  | { readonly kind: "stepwise"; readonly threshold: number }
  | { readonly kind: "downhill"; readonly maxOrder: number; readonly random: number; readonly seed: number }
  | {
      readonly kind: "bic";
      readonly models: readonly (readonly number[])[];
      readonly tops: readonly number[];
    };

/** Totals for counts by history, `width` of them (one for each number of allowed models under "bic"); NaN without estimate. */
export type Estimator = {
  readonly width: number;
  readonly estimate: (counts: Float64Array, totals: Float64Array) => void;
};

export function estimatorOf(lists: number, selection: Selection): Estimator {
  switch (selection.kind) {
    case "model":
      return single(fixedModel(lists, selection.terms));
    case "stepwise": {
      const run = new StepwiseRun(lists);
      return single((counts) => run.run(counts, selection.threshold).hidden);
    }
    case "downhill": {
      const run = new DownhillRun(lists, selection.maxOrder);
      const starts = downhillStarts(lists, selection);
      return single((counts) => {
        const [first, ...rest] = run.run(counts, starts);
        if (first === undefined) return Number.NaN;
        return rest.reduce((best, end) => (end.bic < best.bic ? end : best), first).hidden;
      });
    }
    case "bic": {
      const run = new BicRun(lists, selection.models, selection.tops);
      return {
        width: selection.tops.length,
        estimate(counts, totals) {
          run.run(counts, totals);
          const n = peopleOf(counts);
          for (let at = 0; at < totals.length; at++) totals[at] = n + (totals[at] as number);
        },
      };
    }
  }
}

function single(hidden: (counts: Float64Array) => number): Estimator {
  return {
    width: 1,
    estimate(counts, totals) {
      totals[0] = peopleOf(counts) + hidden(counts);
    },
  };
}

function fixedModel(lists: number, terms: readonly number[]): (counts: Float64Array) => number {
  const fitter = new Fitter(lists);
  const margins = new Float64Array(2 ** lists);
  return (counts) => {
    margins.set(counts);
    sumUpSets(margins);
    fitter.take(counts, margins);
    const sound = new Existence(counts, margins).codeOf(terms) === 0 && fitter.fit(terms);
    return sound ? Math.exp(fitter.coefficients[0] as number) : Number.NaN;
  };
}

function peopleOf(counts: Float64Array): number {
  let people = 0;
  for (let history = 1; history < counts.length; history++) people += counts[history] as number;
  return people;
}
