import { z } from "zod";
import { action } from "../action/declare.ts";
import { closeTask } from "./close-task.ts";
import { Task } from "./task.ts";

export const finishTask = action({
  name: "task.finish-task",
  about: "Says that a task is done, and meets its deadline.",
  needs: "task.work",
  input: z.object({ taskId: z.uuid(), dossierId: z.uuid() }),
  output: Task,
  refusals: ["may-not"],
  emits: ["task.done"],
  undo: "task.reopen-task",
}).run(async (context) => {
  const { taskId, dossierId } = context.input;
  const done = await closeTask(context, "done");
  context.emit("task.done", { taskId, dossierId });
  return done;
});
