import { sql } from "kysely";
import { z } from "zod";
import { action } from "../action/declare.ts";
import { isRefusal } from "../action/refusal.ts";
import { sealText, tableOf } from "../part/index.ts";
import { Note, NoteLang, NoteText } from "./note.ts";
import { noteAnew, noteBase, noteFor, placeOf } from "./note-row.ts";

export const correctNote = action({
  name: "note.correct-note",
  about:
    "Puts another text in the place of a note; what stood there before stays readable among its versions.",
  needs: "note.write",
  input: z.object({ noteId: z.uuid(), dossierId: z.uuid(), lang: NoteLang.optional(), text: NoteText }),
  output: Note,
  refusals: ["may-not"],
  emits: ["note.corrected"],
}).run(async (context) => {
  const { input, tx, actor, now, opened, emit } = context;
  const { noteId, dossierId } = input;
  const found = await noteFor(context, input, "correct-note");
  if (isRefusal(found)) return found;
  const { compartment } = found.row;
  const body = await sealText(context, placeOf({ ...input, compartment }, "body"), input.text);
  await sql`
    update ${tableOf(noteBase, compartment)} set body = ${body}, lang = ${input.lang ?? found.row.lang},
      corrected_by = ${actor.accountId}::uuid, corrected_at = ${now} where note_id = ${noteId}::uuid`.execute(
    tx,
  );
  opened([dossierId], [`note.${compartment}`]);
  emit("note.corrected", { noteId, dossierId });
  return noteAnew(context, input);
});
