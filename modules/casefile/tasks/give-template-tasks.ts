import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { DeadlineTerm } from "#kernel/deadline";
import { partsOf } from "#kernel/part";
import { Assignee, makeTask } from "#kernel/task";
import { caseFor } from "../case-row.ts";
import { text } from "../text.ts";
import { tasksFor, templateCodes } from "./templates.ts";

export const giveTemplateTasks = action({
  name: "casefile.give-template-tasks",
  about:
    "Gives a colleague or a unit the tasks that belong to the crime of a case, each with its term; those left out are not given.",
  needs: "casefile.work",
  input: z.object({
    caseId: z.uuid(),
    tasks: z
      .array(z.object({ code: z.enum(templateCodes), taskId: z.uuid().describe("made by the client") }))
      .min(1)
      .max(templateCodes.length),
    assignee: Assignee,
    zone: DeadlineTerm.shape.zone.describe("zone in which the days end"),
    country: DeadlineTerm.shape.country.default("ZZ"),
  }),
  output: z.object({ caseId: z.uuid(), given: z.int() }),
  refusals: ["may-not", "cannot-open", "opened-already", "other-crime"],
  emits: ["casefile.tasks-given"],
}).run(async (context) => {
  const { input, tx, actor, opened, emit } = context;
  const of = await caseFor(context, input.caseId, "add-record");
  if (isRefusal(of)) return of;
  const known = new Map(tasksFor(of.kind).map((task) => [task.code, task]));
  const parts = await partsOf(tx, input.caseId);
  for (const { code, taskId } of input.tasks) {
    const task = known.get(code);
    if (task === undefined) return refuse("other-crime", { path: ["tasks"] });
    const made = await makeTask(context, parts, {
      taskId,
      compartment: "investigation",
      title: text(actor.lang, `task-template.${code}.title`),
      details: text(actor.lang, `task-template.${code}.details`),
      assignee: input.assignee,
      due: {
        unit: "days",
        amount: task.days,
        zone: input.zone,
        country: input.country,
        timeOfDay: "23:59",
        rolls: false,
      },
    });
    if (made === "cannot-open") return refuse(made, { path: ["assignee"] });
    if (made !== "done") return refuse(made);
  }
  opened([input.caseId], ["task.investigation"]);
  emit("casefile.tasks-given", { caseId: input.caseId });
  return { caseId: input.caseId, given: input.tasks.length };
});
