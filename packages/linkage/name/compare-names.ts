import { type Alignment, alignNames, type CompareOptions } from "./align-names.ts";
import type { NormalisedName } from "./name-token.ts";
import { type NormaliseOptions, normaliseName } from "./normalise-name.ts";

/** Levels of a name comparison, the higher the nearer; -1 is missing: nothing can be said. */
export const NAME_LEVELS = {
  missing: -1,
  different: 0,
  onePartOnly: 1,
  swapped: 2,
  weakFuzzy: 3,
  strongFuzzy: 4,
  sameAfterVariants: 5,
  exact: 6,
} as const;

export type NameLevel = (typeof NAME_LEVELS)[keyof typeof NAME_LEVELS];

/** Similarity from which two names are taken for one; set with the public name pairs in view (README). */
export const NAME_THRESHOLD = 0.72;

function levelOf(alignment: Alignment): NameLevel {
  const { similarity } = alignment;
  if (similarity === undefined) return NAME_LEVELS.missing;
  if (alignment.identical) return NAME_LEVELS.exact;
  if (alignment.onePart) return NAME_LEVELS.onePartOnly;
  if (similarity < NAME_THRESHOLD) return NAME_LEVELS.different;
  if (alignment.swapped) return NAME_LEVELS.swapped;
  if (alignment.complete && alignment.weakest >= 0.96) return NAME_LEVELS.sameAfterVariants;
  return similarity >= 0.86 ? NAME_LEVELS.strongFuzzy : NAME_LEVELS.weakFuzzy;
}

function normalised(name: string | NormalisedName, options: NormaliseOptions): NormalisedName {
  return typeof name === "string" ? normaliseName(name, options) : name;
}

/** Compare two names of any scripts; symmetric; -1 when one is empty or they cannot be read in a common script. */
export function compareNames(
  left: string | NormalisedName,
  right: string | NormalisedName,
  options: CompareOptions & NormaliseOptions = {},
): NameLevel {
  return levelOf(alignNames(normalised(left, options), normalised(right, options), options));
}

/** Similarity of two names 0 to 1 for a threshold test (`NAME_THRESHOLD`); undefined when they cannot be compared. */
export function nameSimilarity(
  left: string | NormalisedName,
  right: string | NormalisedName,
  options: CompareOptions & NormaliseOptions = {},
): number | undefined {
  return alignNames(normalised(left, options), normalised(right, options), options).similarity;
}
