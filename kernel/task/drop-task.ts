import { z } from "zod";
import { action } from "../action/declare.ts";
import { closeTask } from "./close-task.ts";
import { Task } from "./task.ts";

export const dropTask = action({
  name: "task.drop-task",
  about: "Ends a task that nobody has to do any more, with the reason.",
  needs: "task.work",
  input: z.object({ taskId: z.uuid(), dossierId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  output: Task,
  refusals: ["may-not"],
  emits: ["task.dropped"],
  undo: "task.reopen-task",
}).run(async (context) => {
  const { taskId, dossierId } = context.input;
  const dropped = await closeTask(context, "dropped");
  context.emit("task.dropped", { taskId, dossierId });
  return dropped;
});
