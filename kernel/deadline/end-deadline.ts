import { sql } from "kysely";
import type { Context } from "../action/context.ts";
import { isRefusal, type Refusal } from "../action/refusal.ts";
import { sealText, tableOf } from "../part/index.ts";
import type { Deadline } from "./deadline.ts";
import { type DeadlineIds, deadlineAnew, deadlineBase, deadlineFor, placeOf } from "./deadline-row.ts";
import { placeSteps } from "./make-deadline.ts";

/** Ends a deadline, met or dropped: nobody is told of it any more. */
export async function endDeadline(
  context: Omit<Context<DeadlineIds & { reason?: string | undefined }>, "emit" | "startJob">,
  state: "met" | "dropped",
): Promise<Deadline | Refusal<"may-not">> {
  const { input, tx, actor, now, opened } = context;
  const { deadlineId, dossierId } = input;
  const found = await deadlineFor(context, input, state === "met" ? "meet-deadline" : "drop-deadline");
  if (isRefusal(found)) return found;
  const { compartment } = found.row;
  const ids = { deadlineId, dossierId, compartment };
  const reason = await sealText(context, placeOf(ids, "end_reason"), input.reason);
  await sql`
    update ${tableOf(deadlineBase, compartment)} set state = ${state}, ended_at = ${now}, ended_by = ${actor.accountId}::uuid,
      end_reason = ${reason} where deadline_id = ${deadlineId}::uuid`.execute(tx);
  await placeSteps(tx, ids, { steps: [], start: 0, due: 0 });
  opened([dossierId], [`deadline.${compartment}`]);
  return deadlineAnew(context, input);
}
