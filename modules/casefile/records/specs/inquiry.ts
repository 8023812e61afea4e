import type { RecordSpec } from "../spec.ts";

/** Register of special investigative techniques (C3; Convention art. 20). */
export const technique: RecordSpec = {
  kind: "technique",
  noun: "technique",
  nouns: "techniques",
  about: "a special investigative technique",
  person: "none",
  fields: [
    {
      name: "measure",
      kind: "choice",
      list: [
        "interception",
        "surveillance",
        "controlled-delivery",
        "undercover",
        "location",
        "bank-monitoring",
        "other",
      ],
      words: "measure",
      required: true,
    },
    { name: "authority", kind: "text", required: true },
    { name: "order", kind: "text" },
    { name: "starts", kind: "date", required: true },
    { name: "expires", kind: "date", required: true },
    { name: "limits", kind: "long-text" },
    { name: "product", kind: "long-text" },
    {
      name: "admissibility",
      kind: "choice",
      list: ["not-decided", "admitted", "contested", "excluded"],
      words: "admissibility",
    },
  ],
};

/** The place where it happened (C4): rooms, locks, sleeping places, ledgers, telephones, photo plan. */
export const scene: RecordSpec = {
  kind: "scene",
  noun: "scene",
  nouns: "scenes",
  about: "a record of a crime scene",
  person: "none",
  fields: [
    { name: "place", kind: "text", required: true },
    { name: "at", kind: "date-time", required: true },
    { name: "by", kind: "text", required: true },
    {
      name: "rooms",
      kind: "rows",
      fields: [
        { name: "room", kind: "text", required: true },
        { name: "locks", kind: "text" },
        { name: "sleepingPlaces", kind: "number" },
        { name: "found", kind: "text" },
        { name: "photos", kind: "text" },
      ],
    },
    { name: "note", kind: "long-text" },
  ],
};

/** Examination of an identity or travel document (C4). The number stays with the person in the vault. */
export const documentExamination: RecordSpec = {
  kind: "document-examination",
  noun: "document-examination",
  nouns: "document-examinations",
  about: "an examination of a document",
  person: "optional",
  fields: [
    {
      name: "document",
      kind: "choice",
      list: ["passport", "identity-card", "visa", "residence-permit", "work-permit", "birth-record", "other"],
      words: "document",
      required: true,
    },
    { name: "country", kind: "country" },
    { name: "office", kind: "text" },
    {
      name: "finding",
      kind: "choice",
      list: [
        "genuine",
        "altered",
        "counterfeit",
        "impostor",
        "stolen-blank",
        "obtained-by-deceit",
        "not-determined",
      ],
      words: "finding",
      required: true,
    },
    { name: "by", kind: "text", required: true },
    { name: "on", kind: "date", required: true },
    { name: "method", kind: "long-text" },
  ],
};

export const tipSources = [
  "bank",
  "carrier",
  "hotel",
  "platform",
  "employer",
  "inspectorate",
  "association",
  "public",
  "other",
] as const;

/** A tip or suspicious-activity report (C9; A10). A tip is a tip, not a screening (S14). */
export const tip: RecordSpec = {
  kind: "tip",
  noun: "tip",
  nouns: "tips",
  about: "a tip or a suspicious-activity report",
  person: "none",
  fields: [
    { name: "source", kind: "choice", list: tipSources, words: "tip-source", required: true },
    { name: "on", kind: "date", required: true },
    { name: "told", kind: "long-text", required: true },
    {
      name: "triage",
      kind: "choice",
      list: ["new", "followed", "linked", "not-relevant"],
      words: "triage",
      required: true,
    },
    { name: "triageReason", kind: "long-text" },
    { name: "feedback", kind: "long-text" },
  ],
};
