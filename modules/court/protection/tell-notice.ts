import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, NotFound, refuse } from "#kernel/action";
import { endDeadline } from "#kernel/deadline";
import { courtCaseToWrite } from "../court-case.ts";
import { Notice, urgentTopics } from "./telling.ts";
import { noticePlace, noticesOf, tellingsOf } from "./telling-rows.ts";

export const tellNotice = action({
  name: "court.tell-notice",
  about:
    "Records that a person was told, or could not be reached; a release or an escape is told before anything else.",
  needs: "court.protect",
  input: z.object({
    noticeId: z.uuid(),
    reached: z.boolean(),
    how: z.string().trim().min(1).max(1000).describe("how and by whom they were told, or what was tried"),
  }),
  output: Notice,
  refusals: ["may-not", "urgent-first", "told-already"],
  emits: ["court.notice-told"],
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit } = context;
  const { noticeId, reached, how } = input;
  const found = await sql<{ dossier_id: string }>`
    select dossier_id from court.notice where notice_id = ${noticeId}::uuid for update`.execute(tx);
  const caseId = found.rows[0]?.dossier_id;
  if (caseId === undefined) throw new NotFound();
  const of = await courtCaseToWrite(context, caseId);
  if (isRefusal(of)) return of;
  const tellings = await tellingsOf(context, caseId);
  const before = (await noticesOf(context, caseId, tellings)).find((one) => one.noticeId === noticeId);
  if (before === undefined) throw new NotFound();
  if (before.state !== "waiting") return refuse("told-already");
  if (before.waitsForUrgent) return refuse("urgent-first");
  const said = await vault.seal(caseId, noticePlace(noticeId), how);
  // Somebody who has to know of a release and was not reached is tried again: that notice goes on waiting.
  const ends = reached || !urgentTopics.includes(before.topic);
  await sql`
    update court.notice set said = ${said}, state = ${ends ? (reached ? "told" : "not-reached") : "waiting"},
      ended_by = ${ends ? actor.accountId : null}::uuid, ended_at = ${ends ? now : null}
    where notice_id = ${noticeId}::uuid`.execute(tx);
  if (ends && urgentTopics.includes(before.topic))
    await endDeadline(
      { ...context, input: { deadlineId: noticeId, dossierId: caseId }, expects: undefined },
      "met",
    );
  opened([caseId], ["notice"]);
  emit("court.notice-told", { caseId, noticeId });
  const after = (await noticesOf(context, caseId, tellings)).find((one) => one.noticeId === noticeId);
  if (after === undefined) throw new Error("a notice that was written has gone");
  return after;
});
