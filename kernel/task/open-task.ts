import { z } from "zod";
import { Compartment } from "../access/words.ts";
import { action } from "../action/declare.ts";
import { refuse } from "../action/refusal.ts";
import { DeadlineTerm } from "../deadline/index.ts";
import { partsOf, refuseReadOnly } from "../part/index.ts";
import { makeTask } from "./make-task.ts";
import { Assignee, Task } from "./task.ts";
import { taskAnew } from "./task-row.ts";

export const openTask = action({
  name: "task.open-task",
  about: "Gives a colleague or a unit something to do on a dossier, perhaps by a deadline.",
  needs: "task.work",
  input: z.object({
    taskId: z.uuid().describe("made by the client"),
    dossierId: z.uuid(),
    compartment: Compartment,
    recordId: z.uuid().optional(),
    title: z.string().trim().min(1).max(200),
    details: z.string().trim().max(20_000).default(""),
    assignee: Assignee,
    due: DeadlineTerm.optional().describe("the term in which it has to be done"),
  }),
  output: Task,
  refusals: ["read-only", "cannot-open", "opened-already"],
  emits: ["task.opened"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { taskId, dossierId, compartment } = input;
  const parts = await partsOf(tx, dossierId);
  const shut = refuseReadOnly(parts, compartment);
  if (shut) return shut;
  const made = await makeTask(context, parts, input);
  if (made === "cannot-open") return refuse(made, { path: ["assignee"] });
  if (made !== "done") return refuse(made);
  opened([dossierId], [`task.${compartment}`]);
  emit("task.opened", { taskId, dossierId });
  return taskAnew(context, input);
});
