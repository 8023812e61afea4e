import { sql } from "kysely";
import { action, isRefusal, refuse } from "#kernel/action";
import { openNamed } from "../restricted/open-named.ts";
import { Named } from "../restricted/restricted.ts";
import { Complaint, OpenInquiry } from "./complaint.ts";
import { complaintFor, findComplaint, wholeComplaint } from "./complaint-rows.ts";

export const openInquiry = action({
  name: "casefile.open-inquiry",
  about:
    "Opens a restricted dossier from a complaint, with everything that a case has. It exists for nobody but those named here.",
  needs: "casefile.hear-complaints",
  input: OpenInquiry.extend({
    named: Named.describe("who knows of it besides oneself; one of them manages it too"),
  }),
  output: Complaint,
  refusals: ["may-not-complaint", "opened-already", "no-such-grantee", "named-accused"],
}).run(async (context) => {
  const { input, tx, opened } = context;
  const { complaintId, caseId, named } = input;
  opened([complaintId, caseId], ["complaint"]);
  const row = await complaintFor(context, complaintId, "open-inquiry");
  if (isRefusal(row)) return row;
  const accused = await sql<{ account_id: string }>`
    select account_id from access.conflicts_about(${complaintId}::uuid)`.execute(tx);
  const ids = new Set(accused.rows.map((one) => one.account_id));
  if (named.some(({ accountId }) => ids.has(accountId))) return refuse("named-accused", { path: ["named"] });
  const { kind, title } = input;
  const made = await openNamed(context, { caseId, underId: complaintId, kind, title, summary: "", named });
  if (isRefusal(made)) return made;
  await sql`
    update casefile.complaint set inquiry_id = ${caseId}::uuid, state = case state when 'received' then 'looked-into' else state end
    where complaint_id = ${complaintId}::uuid`.execute(tx);
  await sql`select casefile.follow_complaint(${complaintId}::uuid)`.execute(tx);
  return wholeComplaint(context, await findComplaint(context, { complaintId }));
});
