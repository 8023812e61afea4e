import type { Selection } from "../bootstrap/selection.ts";
import { estimateModel, type FitOutcome } from "../fit/estimate-model.ts";
import { mainTerms, termsUpTo } from "../model/terms.ts";
import { defaultTop, TOPS } from "../search/bic-run.ts";
import { chooseDownhill, type DownhillChoice } from "../search/choose-downhill.ts";
import { defaultOrder } from "../search/model-tree.ts";
import { type Ranking, rankModels } from "../search/ranking.ts";
import { type SearchResult, searchModels } from "../search/search-models.ts";
import { chooseStepwise, DEFAULT_THRESHOLD, type StepwiseChoice } from "../stepwise/choose-stepwise.ts";
import type { Prepared } from "../table/prepared.ts";

/** How a model is come by. */
export type Choice =
  | { readonly method: "main" | "pairs" }
  | { readonly method: "model"; readonly terms: readonly number[] }
  | { readonly method: "stepwise"; readonly threshold?: number }
  | { readonly method: "bic"; readonly maxOrder?: number; readonly search?: SearchResult }
  | {
      readonly method: "downhill";
      readonly maxOrder?: number;
      readonly random?: number;
      readonly seed?: number;
    };

export type Chosen = {
  readonly outcome: FitOutcome;
  /** What a bootstrap repeats so that the choice is inside its interval. */
  readonly selection: Selection;
  readonly stepwise?: StepwiseChoice;
  readonly ranking?: Ranking;
  readonly downhill?: DownhillChoice;
};

/** Number of best models that a ranking keeps. */
const KEPT = 100;

/** Chooses and fits a model. A full search may be handed in (from workers); else it is made here. */
export function chooseModel(prepared: Prepared, choice: Choice): Chosen {
  const { t } = prepared;
  switch (choice.method) {
    case "main":
    case "pairs":
      return fixed(prepared, choice.method === "main" ? mainTerms(t) : termsUpTo(t, 2));
    case "model":
      return fixed(prepared, choice.terms);
    case "stepwise": {
      const threshold = choice.threshold ?? DEFAULT_THRESHOLD;
      const stepwise = chooseStepwise(prepared, threshold);
      return { outcome: stepwise.outcome, stepwise, selection: { kind: "stepwise", threshold } };
    }
    case "bic": {
      const maxOrder = choice.maxOrder ?? defaultOrder(t);
      return chosenByBic(prepared, choice.search ?? searchModels(prepared, { maxOrder }));
    }
    case "downhill": {
      const { maxOrder = defaultOrder(t), random = 3, seed = 1 } = choice;
      const downhill = chooseDownhill(prepared, { maxOrder, random, seed });
      const selection = { kind: "downhill", maxOrder, random, seed } as const;
      return { outcome: downhill.outcome, downhill, selection };
    }
    default:
      return choice satisfies never;
  }
}

function fixed(prepared: Prepared, terms: readonly number[]): Chosen {
  return { outcome: estimateModel(prepared, terms), selection: { kind: "model", terms } };
}

function chosenByBic(prepared: Prepared, search: SearchResult): Chosen {
  const ranking = rankModels(prepared, search, KEPT);
  const [best] = ranking.top;
  const models = ranking.top.map(({ terms }) => terms).slice(0, defaultTop(prepared.t));
  const tops = [...new Set([...TOPS.filter((top) => top < models.length), models.length])];
  return {
    // Without any model that has an estimate, independence says why.
    outcome: estimateModel(prepared, best?.terms ?? mainTerms(prepared.t)),
    selection: { kind: "bic", models, tops },
    ranking,
  };
}
