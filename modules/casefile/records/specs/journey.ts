import type { RecordSpec } from "../spec.ts";

export const harms = [
  "none",
  "violence",
  "sexual-violence",
  "extortion",
  "abandonment",
  "deprivation",
  "drowning-risk",
  "detention",
  "other",
] as const;

/** A journey leg by leg: SOM Protocol art. 3 and 6(3), TIP Protocol art. 3(a); A24–A25, A36. */
export const journey: RecordSpec = {
  kind: "journey",
  noun: "journey",
  nouns: "journeys",
  about: "a journey, leg by leg",
  person: "optional",
  fields: [
    { name: "title", kind: "text" },
    { name: "price", kind: "money" },
    { name: "paid", kind: "text" },
    {
      name: "legs",
      kind: "rows",
      required: true,
      fields: [
        { name: "fromCountry", kind: "country", required: true },
        { name: "fromPlace", kind: "text" },
        { name: "toCountry", kind: "country", required: true },
        { name: "toPlace", kind: "text" },
        { name: "when", kind: "partial-date" },
        { name: "transport", kind: "choice", vocabulary: "travel-mode" },
        {
          name: "crossing",
          kind: "choice",
          list: ["none", "at-post", "between-posts", "sea", "air", "not-known"],
          words: "crossing",
        },
        { name: "guide", kind: "text" },
        { name: "papers", kind: "text" },
        { name: "price", kind: "money" },
        { name: "harm", kind: "choices", list: harms, words: "harm" },
        { name: "deaths", kind: "number" },
        { name: "note", kind: "text" },
      ],
    },
    { name: "note", kind: "long-text" },
  ],
};
