import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { Compartment } from "../access/words.ts";
import { action } from "../action/declare.ts";
import { refuse } from "../action/refusal.ts";
import { DeadlineTerm, makeDeadline } from "../deadline/index.ts";
import { partsOf, refuseReadOnly, sealText, tableOf } from "../part/index.ts";
import { Assignee, Task } from "./task.ts";
import { mayTake, placeOf, taskAnew, taskBase, tellAssignee } from "./task-row.ts";

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
  const { input, tx, actor, now, opened, emit } = context;
  const { taskId, dossierId, compartment, assignee } = input;
  const parts = await partsOf(tx, dossierId);
  const shut = refuseReadOnly(parts, compartment);
  if (shut) return shut;
  // One answer for somebody who is not there and for somebody who may not open it.
  if (!(await mayTake(context, input))) return refuse("cannot-open", { path: ["assignee"] });
  const deadlineId = input.due === undefined ? null : randomUUID();
  if (input.due !== undefined && deadlineId !== null) {
    const wish = {
      ...input.due,
      title: input.title,
      steps: assignee.kind === "account" ? [{ when: { share: 0.75 }, to: { account: assignee.id } }] : [],
    };
    const ids = { deadlineId, dossierId, compartment };
    await makeDeadline(context, parts, { ids, wish, recordId: taskId, ofTask: true });
  }
  const title = await sealText(context, placeOf(input, "title"), input.title);
  const details = await sealText(context, placeOf(input, "details"), input.details);
  const done = await sql`
    insert into ${tableOf(taskBase, compartment)} (agency_id, task_id, dossier_id, record_id, title, details, assignee_kind,
      assignee_id, deadline_id, state, opened_by, opened_at)
    values (${parts.agencyId}::uuid, ${taskId}::uuid, ${dossierId}::uuid, ${input.recordId ?? null}::uuid, ${title}, ${details},
      ${assignee.kind}, ${assignee.id}::uuid, ${deadlineId}::uuid, 'open', ${actor.accountId}::uuid, ${now})
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("opened-already");
  await tellAssignee(context, input);
  opened([dossierId], [`task.${compartment}`]);
  emit("task.opened", { taskId, dossierId });
  return taskAnew(context, input);
});
