import { sql } from "kysely";
import type { Context } from "../action/context.ts";
import { isRefusal, type Refusal } from "../action/refusal.ts";
import { deadlineBase, lockDeadline } from "../deadline/deadline-row.ts";
import { placeSteps } from "../deadline/make-deadline.ts";
import { runAgain } from "../deadline/run-again.ts";
import { sealText, tableOf } from "../part/index.ts";
import type { Task } from "./task.ts";
import { placeOf, type TaskIds, taskAnew, taskBase, taskFor } from "./task-row.ts";

type Closing = Omit<Context<TaskIds & { reason?: string | undefined }>, "emit" | "startJob">;

/** Ends a task, done or dropped, and its deadline with it. */
export async function closeTask(
  context: Closing,
  state: "done" | "dropped",
): Promise<Task | Refusal<"may-not">> {
  const { input, tx, actor, now, opened } = context;
  const { taskId, dossierId } = input;
  const found = await taskFor(context, input, state === "done" ? "finish-task" : "drop-task");
  if (isRefusal(found)) return found;
  const { compartment, deadline_id: deadlineId } = found.row;
  const reason = await sealText(context, placeOf({ ...input, compartment }, "close_reason"), input.reason);
  await sql`
    update ${tableOf(taskBase, compartment)} set state = ${state}, closed_by = ${actor.accountId}::uuid, closed_at = ${now},
      close_reason = ${reason} where task_id = ${taskId}::uuid`.execute(tx);
  if (deadlineId !== null) {
    await sql`
      update ${tableOf(deadlineBase, compartment)} set state = ${state === "done" ? "met" : "dropped"}, ended_at = ${now},
        ended_by = ${actor.accountId}::uuid where deadline_id = ${deadlineId}::uuid and ended_at is null`.execute(
      tx,
    );
    await placeSteps(tx, { deadlineId, dossierId, compartment }, { steps: [], start: 0, due: 0 });
  }
  opened([dossierId], [`task.${compartment}`]);
  return taskAnew(context, input);
}

/** The deadline of a task that is opened again runs again. */
export async function reopenDeadlineOf(context: Closing, deadlineId: string | null): Promise<void> {
  if (deadlineId === null) return;
  const { input, tx } = context;
  const ids = { deadlineId, dossierId: input.dossierId };
  const { row } = await lockDeadline(tx, ids);
  if (row.ended_at !== null) await runAgain(tx, row);
}
