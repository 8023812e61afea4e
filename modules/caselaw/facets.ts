import type { ListName } from "@palermo/vocabulary";
import type { SearchFields } from "#kernel/text-search";

/** The facets of judgments with the list of their values, in the order of the page. */
export const facetLists: Readonly<Record<string, ListName | null>> = {
  jurisdiction: null,
  region: "region",
  year: null,
  "crime-type": "crime-type",
  form: "form",
  act: "act",
  means: "means",
  purpose: "purpose",
  sector: "sector",
  geography: "geography",
  conduct: "som-conduct",
  aggravation: "som-aggravation",
  mode: "travel-mode",
  issue: "evidential-issue",
  concept: "legal-concept",
  "cross-cutting": "cross-cutting-issue",
  verdict: "verdict",
  finality: null,
  "court-level": "court-level",
  "legal-system": "legal-system",
  article: null,
};
export const facetNames = Object.keys(facetLists);

/** What may stand before a colon in the box. */
export const searchFields: SearchFields = {
  ...Object.fromEntries(facetNames.map((name) => [name, "facet" as const])),
  title: "text",
  court: "text",
  facts: "text",
  reasoning: "text",
  charge: "text",
  identifier: "text",
  date: "date",
};
