import { sql } from "kysely";
import { z } from "zod";
import { action } from "../action/declare.ts";
import { isRefusal } from "../action/refusal.ts";
import { tableOf } from "../part/index.ts";
import { termOf } from "./announced.ts";
import { Deadline } from "./deadline.ts";
import { deadlineAnew, deadlineBase, deadlineFor, wordsOfRow } from "./deadline-row.ts";
import { placeSteps } from "./make-deadline.ts";
import { dueAt } from "./reckon.ts";

export const resumeDeadline = action({
  name: "deadline.resume-deadline",
  about: "Lets a paused deadline run again with what was left of it.",
  needs: "deadline.set",
  input: z.object({ deadlineId: z.uuid(), dossierId: z.uuid() }),
  output: Deadline,
  refusals: ["may-not"],
  emits: ["deadline.resumed"],
  undo: "deadline.pause-deadline",
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const { deadlineId, dossierId } = input;
  const found = await deadlineFor(context, input, "resume-deadline");
  if (isRefusal(found)) return found;
  const { row } = found;
  const left = row.paused_left ?? 0;
  // A clock that was moved back meanwhile, or a deadline that was over when it was paused: it ends when it did.
  const again = left > 0 ? dueAt(now.getTime(), await termOf(tx, wordsOfRow(row)), left) : 0;
  const due = Math.max(again, row.due_at.getTime());
  await sql`
    update ${tableOf(deadlineBase, row.compartment)} set state = 'running', paused_at = null, paused_left = null,
      pause_reason = null, due_at = ${new Date(due)} where deadline_id = ${deadlineId}::uuid`.execute(tx);
  const ids = { deadlineId, dossierId, compartment: row.compartment };
  await placeSteps(tx, ids, { steps: row.steps, start: row.starts_at.getTime(), due });
  opened([dossierId], [`deadline.${row.compartment}`]);
  emit("deadline.resumed", { deadlineId, dossierId });
  return deadlineAnew(context, input);
});
