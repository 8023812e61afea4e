import type { Judgment } from "../words/index.ts";

type Charges = readonly Pick<Judgment["charges"][number], "verdict">[];
export type Outcome = "convicted" | "acquitted" | "other";
export type CaseOutcome = Outcome | "mixed";

const guilty = new Set(["guilty", "guilty_plea", "guilty_lesser"]);

/** What became of one count. Discontinued, set aside, pending and unknown are neither convicted nor acquitted. */
export function outcomeOfCharge({ verdict }: Charges[number]): Outcome {
  if (guilty.has(verdict)) return "convicted";
  return verdict === "not_guilty" ? "acquitted" : "other";
}

/** What became of a defendant: one count of guilt is a conviction; acquitted is who was acquitted of all that was decided. */
export function outcomeOfDefendant(charges: Charges): Outcome {
  const outcomes = charges.map(outcomeOfCharge);
  if (outcomes.includes("convicted")) return "convicted";
  return outcomes.includes("acquitted") ? "acquitted" : "other";
}

/** What became of a case: mixed, where some defendants were convicted and others acquitted. */
export function outcomeOfCase({
  charges,
}: {
  readonly charges: readonly { readonly defendant: string; readonly verdict: string }[];
}): CaseOutcome {
  const byDefendant = Map.groupBy(charges, ({ defendant }) => defendant);
  const outcomes = new Set([...byDefendant.values()].map(outcomeOfDefendant));
  if (outcomes.has("convicted") && outcomes.has("acquitted")) return "mixed";
  if (outcomes.has("convicted")) return "convicted";
  return outcomes.has("acquitted") ? "acquitted" : "other";
}
