import { sql } from "kysely";
import { z } from "zod";
import { action } from "../action/declare.ts";
import { isRefusal, refuse } from "../action/refusal.ts";
import { tableOf } from "../part/index.ts";
import { Assignee, Task } from "./task.ts";
import { mayTake, taskAnew, taskBase, taskFor, tellAssignee } from "./task-row.ts";

export const assignTask = action({
  name: "task.assign-task",
  about: "Hands a task on to another colleague or unit that may open this part of the dossier.",
  needs: "task.work",
  input: z.object({ taskId: z.uuid(), dossierId: z.uuid(), assignee: Assignee }),
  output: Task,
  refusals: ["may-not", "cannot-open"],
  emits: ["task.assigned"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { taskId, dossierId, assignee } = input;
  const found = await taskFor(context, input, "assign-task");
  if (isRefusal(found)) return found;
  const { compartment } = found.row;
  const taking = { dossierId, compartment, assignee };
  if (!(await mayTake(context, taking))) return refuse("cannot-open", { path: ["assignee"] });
  await sql`
    update ${tableOf(taskBase, compartment)} set assignee_kind = ${assignee.kind}, assignee_id = ${assignee.id}::uuid
    where task_id = ${taskId}::uuid`.execute(tx);
  await tellAssignee(context, taking);
  opened([dossierId], [`task.${compartment}`]);
  emit("task.assigned", { taskId, dossierId });
  return taskAnew(context, input);
});
