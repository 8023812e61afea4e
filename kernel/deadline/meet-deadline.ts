import { z } from "zod";
import { action } from "../action/declare.ts";
import { Deadline } from "./deadline.ts";
import { endDeadline } from "./end-deadline.ts";

export const meetDeadline = action({
  name: "deadline.meet-deadline",
  about: "Says that what a deadline asked for is done.",
  needs: "deadline.set",
  input: z.object({ deadlineId: z.uuid(), dossierId: z.uuid() }),
  output: Deadline,
  refusals: ["may-not"],
  emits: ["deadline.met"],
  undo: "deadline.reopen-deadline",
}).run(async (context) => {
  const { deadlineId, dossierId } = context.input;
  const met = await endDeadline(context, "met");
  context.emit("deadline.met", { deadlineId, dossierId });
  return met;
});
