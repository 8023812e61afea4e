import type { ExistenceCode, Warning, WarningCode } from "@palermo/mse";
import type { Reason } from "#kernel/estimation";

/** What a warning says in a terminal. Screens and reports have their own words, in six languages. */
export function warningSentence({ code, lists = [], value = 0 }: Warning): string {
  return sentences[code](lists.join(", "), value);
}

const round = (value: number) => Math.round(value).toLocaleString("en");

const sentences: Record<WarningCode, (lists: string, value: number) => string> = {
  "few-lists": () => "Two lists only: that they are independent cannot be checked.",
  "empty-list": (lists) => `Nobody is on ${lists}: leave it out.`,
  "list-of-everybody": (lists) => `Everybody is on ${lists}: it says nothing about who is on no list.`,
  "identical-lists": (lists) => `The same people are on ${lists}: merge them.`,
  "no-overlap": () => "Nobody is on two lists: nothing can be estimated.",
  "no-triangle": () => "No three lists overlap pairwise: the model of all pairs is not identifiable.",
  "small-expected-overlap": (lists, value) => `Less than ${value} people expected on both of ${lists}.`,
  "lists-attract": (lists) =>
    `More people than expected on both of ${lists}: lists that refer to each other make the total too low.`,
  "lists-repel": (lists) =>
    `Fewer people than expected on both of ${lists}: lists that exclude each other make the total too high.`,
  "below-chao": (_, value) => `Below the lower bound of Chao, ${round(value)}.`,
  "methods-differ": (_, value) => `Methods differ by a factor of ${value.toFixed(1)}.`,
  "replicates-failed": (_, value) => `${value} replicates have no estimate and were left out.`,
  "replicates-one-sided": () => "All replicates lie on one side of the estimate: there are no limits.",
  "replicates-spread": () => "The replicates differ by more than a factor of ten.",
  "choice-not-in-interval": () =>
    "The limits ignore that the model was chosen, and are too narrow: ask for replicates (--bootstrap).",
  "full-search-not-feasible": (_, value) =>
    `All models of ${value} lists are too many: ask for pairs only, choose stepwise or downhill, or merge lists until there are 7.`,
  "several-valleys": (_, value) =>
    `Walks from several starts ended in ${value} models: none need be the best.`,
  "lower-bound": () => "This is a lower bound, not an estimate.",
  "draws-differ": (_, value) => `${value} of the drawn tables have no estimate and were left out.`,
  "depends-on-bound": (_, value) =>
    `${(100 * value).toFixed(1)} % of the probability lies at the upper bound: the figure depends on it.`,
  "chains-differ": (_, value) => `The chains do not agree (split R-hat ${value.toFixed(2)}).`,
};

/** What an existence code says (0 fine, 1 no estimate, 2 not identifiable, 3 both). */
export function existenceSentence(code: ExistenceCode): string {
  return [
    "The estimate exists and is unique.",
    "No maximum likelihood estimate exists.",
    "The model is not identifiable.",
    "No maximum likelihood estimate exists, and the model is not identifiable.",
  ][code] as string;
}

export function reasonSentence({ code, model }: Reason): string {
  const about = model === undefined ? "" : ` (${model})`;
  switch (code) {
    case "no-estimate":
      return `No maximum likelihood estimate exists${about}.`;
    case "not-identifiable":
      return `The model is not identifiable${about}.`;
    case "neither":
      return `No maximum likelihood estimate exists, and the model is not identifiable${about}.`;
    case "not-converged":
      return `The fit did not converge${about}.`;
    case "not-feasible":
      return "This method does not reach so many lists.";
    default:
      return code satisfies never;
  }
}

/** Printed under every figure. */
export const ASSUMPTION =
  "Rests on an assumption that no data can check: that there is no dependence of all lists together beyond that of fewer.";
