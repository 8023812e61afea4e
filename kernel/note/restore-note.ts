import { sql } from "kysely";
import { z } from "zod";
import { action } from "../action/declare.ts";
import { isRefusal } from "../action/refusal.ts";
import { tableOf } from "../part/index.ts";
import { Note } from "./note.ts";
import { noteAnew, noteBase, noteFor } from "./note-row.ts";

export const restoreNote = action({
  name: "note.restore-note",
  about: "Takes back that a note was struck out.",
  needs: "note.write",
  input: z.object({ noteId: z.uuid(), dossierId: z.uuid() }),
  output: Note,
  refusals: ["may-not"],
  emits: ["note.restored"],
  undo: "note.strike-note",
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { noteId, dossierId } = input;
  const found = await noteFor(context, input, "restore-note");
  if (isRefusal(found)) return found;
  const { compartment } = found.row;
  await sql`
    update ${tableOf(noteBase, compartment)} set struck_by = null, struck_at = null, strike_reason = null
    where note_id = ${noteId}::uuid`.execute(tx);
  opened([dossierId], [`note.${compartment}`]);
  emit("note.restored", { noteId, dossierId });
  return noteAnew(context, input);
});
