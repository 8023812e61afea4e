import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { refuseStale } from "../case-row.ts";
import { Complaint, ComplaintDecision } from "./complaint.ts";
import { complaintFor, complaintPlace, findComplaint, wholeComplaint } from "./complaint-rows.ts";

export const decideComplaint = action({
  name: "casefile.decide-complaint",
  about:
    "Decides what becomes of a complaint, with the reason. Whoever lodged it sees only that it is looked into or closed; unfounded or passed on, nobody is watched for it any longer.",
  needs: "casefile.hear-complaints",
  input: z.object({
    complaintId: z.uuid(),
    state: ComplaintDecision,
    reason: z.string().trim().min(1).max(5000),
  }),
  output: Complaint,
  refusals: ["may-not-complaint"],
}).run(async (context) => {
  const { input, tx, actor, vault, now, opened, expects } = context;
  const { complaintId } = input;
  opened([complaintId], ["complaint"]);
  const row = await complaintFor(context, complaintId, "decide-complaint");
  if (isRefusal(row)) return row;
  refuseStale(row.version, expects);
  const reason = await vault.seal(complaintId, complaintPlace(complaintId, "reason"), input.reason);
  await sql`
    update casefile.complaint set state = ${input.state}, reason = ${reason}, decided_by = ${actor.accountId}::uuid, decided_at = ${now}
    where complaint_id = ${complaintId}::uuid`.execute(tx);
  await sql`select casefile.follow_complaint(${complaintId}::uuid)`.execute(tx);
  return wholeComplaint(context, await findComplaint(context, { complaintId }));
});
