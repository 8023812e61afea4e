export { noteParts } from "./door.ts";
export { listNoteVersions } from "./list-note-versions.ts";
export { listNotes } from "./list-notes.ts";
export { mayWithNote, Note, NoteLang, type NoteVerb } from "./note.ts";
export { writeNote } from "./write-note.ts";
