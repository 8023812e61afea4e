import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Compartment } from "../access/words.ts";
import type { QuestionContext } from "../action/context.ts";
import { type DeadlineTerm, makeDeadline } from "../deadline/index.ts";
import { type DossierParts, sealText, tableOf } from "../part/index.ts";
import type { Assignee } from "./task.ts";
import { mayTake, placeOf, taskBase, tellAssignee } from "./task-row.ts";

type Making = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault" | "now">;

export type NewTask = {
  readonly taskId: string;
  readonly compartment: Compartment;
  readonly recordId?: string | undefined;
  readonly title: string;
  readonly details: string;
  readonly assignee: Assignee;
  readonly due?: DeadlineTerm | undefined;
};

/**
 * Writes a task into an open part of a dossier and tells whom it is given to, for modules that give tasks in an action of
 * their own. `cannot-open`: one answer for somebody who is not there and for somebody who may not open the part.
 */
export async function makeTask(
  context: Making,
  parts: DossierParts,
  task: NewTask,
): Promise<"done" | "cannot-open" | "opened-already"> {
  const { tx, actor, now } = context;
  const { taskId, compartment, assignee } = task;
  const { dossierId } = parts;
  const at = { taskId, dossierId, compartment };
  if (!(await mayTake(context, { dossierId, compartment, assignee }))) return "cannot-open";
  const deadlineId = task.due === undefined ? null : randomUUID();
  if (task.due !== undefined && deadlineId !== null) {
    const wish = {
      ...task.due,
      title: task.title,
      steps: assignee.kind === "account" ? [{ when: { share: 0.75 }, to: { account: assignee.id } }] : [],
    };
    const ids = { deadlineId, dossierId, compartment };
    await makeDeadline(context, parts, { ids, wish, recordId: taskId, ofTask: true });
  }
  const title = await sealText(context, placeOf(at, "title"), task.title);
  const details = await sealText(context, placeOf(at, "details"), task.details);
  const done = await sql`
    insert into ${tableOf(taskBase, compartment)} (agency_id, task_id, dossier_id, record_id, title, details, assignee_kind,
      assignee_id, deadline_id, state, opened_by, opened_at)
    values (${parts.agencyId}::uuid, ${taskId}::uuid, ${dossierId}::uuid, ${task.recordId ?? null}::uuid, ${title}, ${details},
      ${assignee.kind}, ${assignee.id}::uuid, ${deadlineId}::uuid, 'open', ${actor.accountId}::uuid, ${now})
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return "opened-already";
  await tellAssignee(context, { dossierId, compartment, assignee });
  return "done";
}
