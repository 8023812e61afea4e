import { z } from "zod";
import { action } from "../action/declare.ts";
import { isRefusal } from "../action/refusal.ts";
import { Deadline } from "./deadline.ts";
import { deadlineAnew, deadlineFor } from "./deadline-row.ts";
import { runAgain } from "./run-again.ts";

export const reopenDeadline = action({
  name: "deadline.reopen-deadline",
  about: "Takes back that a deadline was met or dropped; it ends when it would have ended.",
  needs: "deadline.set",
  input: z.object({ deadlineId: z.uuid(), dossierId: z.uuid() }),
  output: Deadline,
  refusals: ["may-not"],
  emits: ["deadline.reopened"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { deadlineId, dossierId } = input;
  const found = await deadlineFor(context, input, "reopen-deadline");
  if (isRefusal(found)) return found;
  const { row } = found;
  await runAgain(tx, row);
  opened([dossierId], [`deadline.${row.compartment}`]);
  emit("deadline.reopened", { deadlineId, dossierId });
  return deadlineAnew(context, input);
});
