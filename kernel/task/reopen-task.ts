import { sql } from "kysely";
import { z } from "zod";
import { action } from "../action/declare.ts";
import { isRefusal } from "../action/refusal.ts";
import { tableOf } from "../part/index.ts";
import { reopenDeadlineOf } from "./close-task.ts";
import { Task } from "./task.ts";
import { taskAnew, taskBase, taskFor } from "./task-row.ts";

export const reopenTask = action({
  name: "task.reopen-task",
  about: "Takes back that a task was done or dropped; its deadline runs on.",
  needs: "task.work",
  input: z.object({ taskId: z.uuid(), dossierId: z.uuid() }),
  output: Task,
  refusals: ["may-not"],
  emits: ["task.reopened"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { taskId, dossierId } = input;
  const found = await taskFor(context, input, "reopen-task");
  if (isRefusal(found)) return found;
  const { compartment, deadline_id } = found.row;
  await sql`
    update ${tableOf(taskBase, compartment)} set state = 'open', closed_by = null, closed_at = null, close_reason = null
    where task_id = ${taskId}::uuid`.execute(tx);
  await reopenDeadlineOf(context, deadline_id);
  opened([dossierId], [`task.${compartment}`]);
  emit("task.reopened", { taskId, dossierId });
  return taskAnew(context, input);
});
