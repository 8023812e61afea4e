/**
 * Where a section stands on the page of a dossier and in its file index: the order in which a case is read. A module names
 * one of them and needs to know nothing of the sections beside its own.
 */
export const chapters = [
  "summary",
  "people",
  "timeline",
  "places",
  "tasks",
  "evidence",
  "journeys",
  "charges",
  "protection",
  "money",
  "cooperation",
  "history",
] as const;
export type Chapter = (typeof chapters)[number];

/** Sections in the order of their chapters; those of one chapter stay as they came. */
export function inChapters<Section extends { readonly chapter: Chapter }>(
  sections: readonly Section[],
): Section[] {
  return chapters.flatMap((chapter) => sections.filter((section) => section.chapter === chapter));
}
