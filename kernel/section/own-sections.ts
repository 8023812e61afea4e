import { deadlineSection } from "../deadline/deadline-section.ts";
import { taskSection } from "../task/task-section.ts";
import type { FileSection } from "./file-section.ts";

/** Sections that every dossier has. */
export const ownSections: readonly FileSection[] = [taskSection, deadlineSection];
