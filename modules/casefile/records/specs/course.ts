import type { RecordSpec } from "../spec.ts";

/** Benefits and promises to a witness, by whom and when, ready for disclosure (C7). */
export const promise: RecordSpec = {
  kind: "promise",
  noun: "promise",
  nouns: "promises",
  about: "a benefit or a promise to a witness",
  person: "required",
  fields: [
    {
      name: "benefit",
      kind: "choice",
      list: [
        "residence-permit",
        "work-permit",
        "allowance",
        "housing",
        "relocation",
        "protection",
        "non-punishment",
        "reduced-charge",
        "other",
      ],
      words: "benefit",
      required: true,
    },
    {
      name: "stand",
      kind: "choice",
      list: ["promised", "given", "refused", "withdrawn"],
      words: "promise-state",
      required: true,
    },
    { name: "by", kind: "text", required: true },
    { name: "on", kind: "date", required: true },
    { name: "amount", kind: "money" },
    { name: "words", kind: "long-text" },
  ],
};

/** The decision whether a person is identified, by whom and when, and what became of an appeal. */
export const identification: RecordSpec = {
  kind: "identification",
  noun: "identification",
  nouns: "identifications",
  about: "a decision on identification",
  person: "required",
  fields: [
    { name: "outcome", kind: "choice", vocabulary: "identification-state", required: true },
    { name: "authority", kind: "text", required: true },
    { name: "on", kind: "date", required: true },
    { name: "reasons", kind: "long-text" },
    { name: "appeal", kind: "choice", list: ["none", "open", "allowed", "dismissed"], words: "appeal" },
    { name: "appealOn", kind: "date" },
    { name: "appealBy", kind: "text" },
    { name: "appealDecided", kind: "date" },
    { name: "appealAuthority", kind: "text" },
    { name: "appealReasons", kind: "long-text" },
  ],
};

/** A decision in the case with its reasons. */
export const decision: RecordSpec = {
  kind: "decision",
  noun: "decision",
  nouns: "decisions",
  about: "a decision with its reasons",
  person: "none",
  fields: [
    { name: "decided", kind: "text", required: true },
    { name: "by", kind: "text", required: true },
    { name: "on", kind: "date", required: true },
    { name: "reasons", kind: "long-text", required: true },
  ],
};

/** What is ahead and what was done, day by day. */
export const diaryEntry: RecordSpec = {
  kind: "diary-entry",
  noun: "diary-entry",
  nouns: "diary-entries",
  about: "an entry of the diary",
  person: "none",
  fields: [
    { name: "at", kind: "date-time", required: true },
    {
      name: "what",
      kind: "choice",
      list: ["interview", "search", "meeting", "hearing", "call", "travel", "other"],
      words: "diary",
      required: true,
    },
    { name: "place", kind: "text" },
    { name: "note", kind: "long-text" },
  ],
};
