/** How many indicators of a dimension were found, by strength. */
export type StrengthCount = { readonly strong: number; readonly medium: number; readonly weak: number };

/** The lines of the rule by which a dimension is positive (ILO and European Commission, operational indicators, 2009). */
export const ruleLines = ["two-strong", "strong-and-other", "three-medium", "two-medium-and-weak"] as const;
export type RuleLine = (typeof ruleLines)[number];

/**
 * The first line of the rule that holds, or nothing where the dimension is not positive. A stronger indicator may stand
 * in for a weaker one; that adds nothing to these four lines, since one strong with any other holds already.
 */
export function lineThatHolds({ strong, medium, weak }: StrengthCount): RuleLine | undefined {
  if (strong >= 2) return "two-strong";
  if (strong === 1 && medium + weak >= 1) return "strong-and-other";
  if (medium >= 3) return "three-medium";
  if (medium === 2 && weak >= 1) return "two-medium-and-weak";
  return undefined;
}
