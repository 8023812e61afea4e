import type { Family } from "../offences/offence.ts";

/** Why a charge needs the prosecutor's reason, and by which rule. */
export const concerns = ["smuggled-migrant", "own-document", "trafficked-person"] as const;
export type Concern = (typeof concerns)[number];

const ofJourney: readonly Family[] = ["smuggling", "illegal-entry"];
const harmed: readonly string[] = ["presumed_victim", "identified_victim", "victim_witness"];

/**
 * What a charge raises before it stands (K1). A smuggled migrant is not prosecuted for having been smuggled, nor for a false
 * document on their own journey (SOM Protocol art. 5, with art. 6(4): other national law stays). For a person trafficked,
 * non-punishment is the rule of national law (A30).
 */
export function concernsOf(
  capacities: readonly string[],
  { family, nonPunishment }: { readonly family: Family; readonly nonPunishment: boolean },
): Concern[] {
  const found: Concern[] = [];
  if (capacities.includes("smuggled_migrant")) {
    if (ofJourney.includes(family)) found.push("smuggled-migrant");
    if (family === "document") found.push("own-document");
  }
  const trafficked = capacities.some((capacity) => harmed.includes(capacity));
  if (trafficked && (nonPunishment || family !== "other")) found.push("trafficked-person");
  return found;
}
