import { sql } from "kysely";
import { z } from "zod";
import { Compartment } from "../access/words.ts";
import { action } from "../action/declare.ts";
import { refuse } from "../action/refusal.ts";
import { partsOf, refuseReadOnly, sealText, tableOf } from "../part/index.ts";
import { Note, NoteLang, NoteText } from "./note.ts";
import { noteAnew, noteBase, placeOf } from "./note-row.ts";

export const writeNote = action({
  name: "note.write-note",
  about: "Writes a note on a dossier, into one of its compartments: only its readers ever see it.",
  needs: "note.write",
  input: z.object({
    noteId: z.uuid().describe("made by the client"),
    dossierId: z.uuid(),
    compartment: Compartment,
    recordId: z
      .uuid()
      .optional()
      .describe("the record that the note is about; the whole dossier when left out"),
    lang: NoteLang,
    text: NoteText,
  }),
  output: Note,
  refusals: ["read-only", "written-already"],
  emits: ["note.written"],
}).run(async (context) => {
  const { input, tx, actor, now, opened, emit } = context;
  const { noteId, dossierId, compartment } = input;
  const parts = await partsOf(tx, dossierId);
  const shut = refuseReadOnly(parts, compartment);
  if (shut) return shut;
  const body = await sealText(context, placeOf(input, "body"), input.text);
  const done = await sql`
    insert into ${tableOf(noteBase, compartment)} (agency_id, note_id, dossier_id, record_id, lang, body, written_by, written_at)
    values (${parts.agencyId}::uuid, ${noteId}::uuid, ${dossierId}::uuid, ${input.recordId ?? null}::uuid, ${input.lang},
      ${body}, ${actor.accountId}::uuid, ${now}) on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("written-already");
  opened([dossierId], [`note.${compartment}`]);
  emit("note.written", { noteId, dossierId });
  return noteAnew(context, input);
});
