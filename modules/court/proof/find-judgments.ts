import type { Context } from "#kernel/action";
import type { Lang } from "#kernel/words";
import { type FoundJudgment, findByFacets } from "#modules/caselaw";
import type { Basis } from "../offences/elements.ts";
import type { HintedIssue } from "./issues.ts";

/** The crime types of case law that an offence belongs to. */
export function crimeTypesOf(bases: readonly Basis[]): string[] {
  const found = new Set<string>();
  for (const basis of bases) {
    if (basis.startsWith("TIP-")) found.add("trafficking_in_persons");
    else if (basis.startsWith("SOM-")) found.add("smuggling_of_migrants");
    else if (basis.startsWith("UNTOC-5")) found.add("organized_criminal_group");
    else if (basis.startsWith("UNTOC-6")) found.add("money_laundering");
    else if (basis.startsWith("UNTOC-8")) found.add("corruption");
    else found.add("obstruction_of_justice");
  }
  return [...found];
}

/** Published judgments on an evidential issue in cases of the same crimes, the newest first. */
export function judgmentsOn(
  tx: Context<unknown>["tx"],
  { issue, bases, lang, limit }: { issue: HintedIssue; bases: readonly Basis[]; lang: Lang; limit: number },
): Promise<FoundJudgment[]> {
  const crimes = crimeTypesOf(bases);
  return findByFacets(tx, {
    filters: { issue: [issue], ...(crimes.length > 0 ? { "crime-type": crimes } : {}) },
    lang,
    limit,
  });
}
