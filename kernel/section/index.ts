export { type Chapter, chapters, inChapters } from "./chapter.ts";
export { sectionParts } from "./door.ts";
export type { FileSection, PrintedDossier, SectionContext } from "./file-section.ts";
