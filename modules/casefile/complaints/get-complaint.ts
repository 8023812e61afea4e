import { z } from "zod";
import { question } from "#kernel/action";
import { Code } from "#kernel/words";
import { Complaint } from "./complaint.ts";
import { findComplaint, wholeComplaint } from "./complaint-rows.ts";

export const getComplaint = question({
  name: "casefile.get-complaint",
  about:
    "One complaint of corruption for those who were chosen to hear it: what was told, whom it is about, and to what they were assigned since.",
  needs: "casefile.hear-complaints",
  audited: true,
  input: z.union([z.object({ complaintId: z.uuid() }), z.object({ code: Code })]),
  output: Complaint,
}).run(async (context) => {
  const row = await findComplaint(context, context.input);
  context.opened([row.complaint_id], ["complaint"]);
  return wholeComplaint(context, row);
});
