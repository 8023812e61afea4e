import { z } from "zod";
import { action } from "../action/declare.ts";
import { Deadline } from "./deadline.ts";
import { endDeadline } from "./end-deadline.ts";

export const dropDeadline = action({
  name: "deadline.drop-deadline",
  about: "Ends a deadline that no longer holds, with the reason.",
  needs: "deadline.set",
  input: z.object({ deadlineId: z.uuid(), dossierId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  output: Deadline,
  refusals: ["may-not"],
  emits: ["deadline.dropped"],
  undo: "deadline.reopen-deadline",
}).run(async (context) => {
  const { deadlineId, dossierId } = context.input;
  const dropped = await endDeadline(context, "dropped");
  context.emit("deadline.dropped", { deadlineId, dossierId });
  return dropped;
});
