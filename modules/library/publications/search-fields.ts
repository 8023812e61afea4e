/** What may stand before a colon in the search of the library, and what is counted beside it. */
export const searchFields = {
  kind: "facet",
  topic: "facet",
  audience: "facet",
  language: "facet",
  year: "facet",
  title: "text",
  author: "text",
} as const;

export const searchFacets = ["kind", "topic", "audience", "language", "year"] as const;
