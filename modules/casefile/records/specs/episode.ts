import type { RecordSpec } from "../spec.ts";

/** An episode of exploitation: TIP Protocol art. 3(a); what was done, where, how long, by which means. */
export const episode: RecordSpec = {
  kind: "episode",
  noun: "episode",
  nouns: "episodes",
  about: "an episode of exploitation",
  person: "optional",
  fields: [
    { name: "form", kind: "choice", vocabulary: "form", required: true },
    { name: "sector", kind: "choice", vocabulary: "sector" },
    { name: "country", kind: "country" },
    { name: "place", kind: "text" },
    { name: "from", kind: "partial-date" },
    { name: "until", kind: "partial-date" },
    { name: "control", kind: "choices", vocabulary: "means-of-control" },
    { name: "conditions", kind: "long-text" },
    { name: "withheld", kind: "money" },
    { name: "debt", kind: "money" },
    { name: "note", kind: "long-text" },
  ],
};
