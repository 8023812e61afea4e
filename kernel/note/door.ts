import { workingRoles } from "../part/index.ts";
import { correctNote } from "./correct-note.ts";
import { listNoteVersions } from "./list-note-versions.ts";
import { listNotes } from "./list-notes.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };
import { restoreNote } from "./restore-note.ts";
import { strikeNote } from "./strike-note.ts";
import { writeNote } from "./write-note.ts";

/** Notes on dossiers, in the shape of a module's door. */
export const noteParts = {
  name: "note",
  rights: { "note.read": workingRoles, "note.write": workingRoles },
  actions: [writeNote, correctNote, strikeNote, restoreNote],
  questions: [listNotes, listNoteVersions],
  locales: { ar, zh, en, fr, ru, es },
};
