import { sql } from "kysely";
import { z } from "zod";
import { action } from "../action/declare.ts";
import { isRefusal } from "../action/refusal.ts";
import { sealText, tableOf } from "../part/index.ts";
import { Note } from "./note.ts";
import { noteAnew, noteBase, noteFor, placeOf } from "./note-row.ts";

export const strikeNote = action({
  name: "note.strike-note",
  about: "Strikes a note out with a reason. It stays there, marked as struck out; nothing is deleted.",
  needs: "note.write",
  input: z.object({ noteId: z.uuid(), dossierId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  output: Note,
  refusals: ["may-not"],
  emits: ["note.struck"],
  undo: "note.restore-note",
}).run(async (context) => {
  const { input, tx, actor, now, opened, emit } = context;
  const { noteId, dossierId } = input;
  const found = await noteFor(context, input, "strike-note");
  if (isRefusal(found)) return found;
  const { compartment } = found.row;
  const reason = await sealText(context, placeOf({ ...input, compartment }, "strike_reason"), input.reason);
  await sql`
    update ${tableOf(noteBase, compartment)} set struck_by = ${actor.accountId}::uuid, struck_at = ${now},
      strike_reason = ${reason} where note_id = ${noteId}::uuid`.execute(tx);
  opened([dossierId], [`note.${compartment}`]);
  emit("note.struck", { noteId, dossierId });
  return noteAnew(context, input);
});
