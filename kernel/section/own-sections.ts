import { attachmentSection } from "../attachment/attachment-section.ts";
import { deadlineSection } from "../deadline/deadline-section.ts";
import { linkSection } from "../link/link-section.ts";
import { noteSection } from "../note/note-section.ts";
import { taskSection } from "../task/task-section.ts";
import type { FileSection } from "./file-section.ts";

/** Sections that every dossier has. */
export const ownSections: readonly FileSection[] = [
  taskSection,
  deadlineSection,
  noteSection,
  attachmentSection,
  linkSection,
];
