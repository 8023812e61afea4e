/** What may stand before a colon in the search of legislation, and what is counted beside it. */
export const searchFields = {
  country: "facet",
  duty: "facet",
  crime: "facet",
  element: "facet",
  year: "facet",
  title: "text",
  heading: "text",
} as const;

export const searchFacets = ["country", "crime", "element", "duty", "year"] as const;
