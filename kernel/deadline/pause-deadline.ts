import { sql } from "kysely";
import { z } from "zod";
import { action } from "../action/declare.ts";
import { isRefusal } from "../action/refusal.ts";
import { sealText, tableOf } from "../part/index.ts";
import { termOf } from "./announced.ts";
import { Deadline } from "./deadline.ts";
import { deadlineAnew, deadlineBase, deadlineFor, placeOf, wordsOfRow } from "./deadline-row.ts";
import { placeSteps } from "./make-deadline.ts";
import { leftOf } from "./reckon.ts";

export const pauseDeadline = action({
  name: "deadline.pause-deadline",
  about:
    "Stops a deadline with a reason; what is left of it then runs again from the day on which it is resumed.",
  needs: "deadline.set",
  input: z.object({ deadlineId: z.uuid(), dossierId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  output: Deadline,
  refusals: ["may-not"],
  emits: ["deadline.paused"],
  undo: "deadline.resume-deadline",
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const { deadlineId, dossierId } = input;
  const found = await deadlineFor(context, input, "pause-deadline");
  if (isRefusal(found)) return found;
  const { row } = found;
  const ids = { deadlineId, dossierId, compartment: row.compartment };
  const left = leftOf(now.getTime(), row.due_at.getTime(), await termOf(tx, wordsOfRow(row)));
  const reason = await sealText(context, placeOf(ids, "pause_reason"), input.reason);
  await sql`
    update ${tableOf(deadlineBase, row.compartment)} set state = 'paused', paused_at = ${now}, paused_left = ${left},
      pause_reason = ${reason} where deadline_id = ${deadlineId}::uuid`.execute(tx);
  await placeSteps(tx, ids, { steps: [], start: 0, due: 0 });
  opened([dossierId], [`deadline.${row.compartment}`]);
  emit("deadline.paused", { deadlineId, dossierId });
  return deadlineAnew(context, input);
});
