import type { ModuleDoor } from "../module/module.ts";
import { workingRoles } from "../part/index.ts";
import { ownSections } from "./own-sections.ts";
import { printFileQuestion } from "./print-file.ts";
import { sectionLocales } from "./texts.ts";

/** The printed file of a dossier, of the sections that modules declare in their doors. */
export function sectionParts(modules: readonly Pick<ModuleDoor, "sections">[]) {
  const sections = [...ownSections, ...modules.flatMap((door) => door.sections ?? [])];
  return {
    name: "section",
    rights: { "section.print": workingRoles },
    questions: [printFileQuestion(sections)],
    locales: sectionLocales,
  };
}
