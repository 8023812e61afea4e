import type { Chapter } from "#kernel/words";

const chapters: Readonly<Record<string, Chapter>> = {
  identification: "people",
  episode: "places",
  scene: "places",
  journey: "journeys",
  ledger: "money",
  "document-examination": "evidence",
  technique: "evidence",
  tip: "evidence",
  promise: "protection",
  decision: "history",
  "diary-entry": "history",
};

/** The chapter of a case in which records of this kind stand, on the page and in the printed file. */
export function chapterOfRecord(kind: string): Chapter {
  return chapters[kind] ?? "history";
}
