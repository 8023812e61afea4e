import { z } from "zod";
import { Compartment, type Level } from "../access/words.ts";
import { langs } from "../i18n/lang.ts";
import { Colleague } from "../part/people.ts";

/** The language that a note is written in; interpreters and search need to know. */
export const NoteLang = z.enum([...langs, "other"]).describe("language of the text; `other` for any other");
export type NoteLang = z.infer<typeof NoteLang>;

export const NoteText = z.string().trim().min(1).max(100_000);

export const noteVerbs = ["correct-note", "strike-note", "restore-note"] as const;
export const NoteVerb = z.enum(noteVerbs);
export type NoteVerb = z.infer<typeof NoteVerb>;

export const Note = z.object({
  noteId: z.uuid(),
  dossierId: z.uuid(),
  compartment: Compartment,
  recordId: z.uuid().nullable(),
  lang: NoteLang,
  /** Null when the dossier was erased. */
  text: z.string().nullable(),
  writtenAt: z.string(),
  writtenBy: Colleague,
  corrected: z.object({ at: z.string(), by: Colleague }).nullable(),
  struck: z.object({ at: z.string(), by: Colleague, reason: z.string().nullable() }).nullable(),
  version: z.int(),
  may: z.array(NoteVerb),
});
export type Note = z.infer<typeof Note>;

export type NoteFacts = {
  readonly struck: boolean;
  /** Written by this reader. */
  readonly own: boolean;
  readonly level: Level;
  readonly rights: ReadonlySet<string>;
};

/** Writers correct and strike out their own notes; whoever manages the part does so with everybody's. */
export function mayWithNote({ struck, own, level, rights }: NoteFacts): NoteVerb[] {
  if (!rights.has("note.write") || level === "read" || !(own || level === "manage")) return [];
  return struck ? ["restore-note"] : ["correct-note", "strike-note"];
}
