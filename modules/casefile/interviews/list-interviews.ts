import { z } from "zod";
import { question } from "#kernel/action";
import { findCase } from "../case-row.ts";
import { Interview } from "./interview.ts";
import { interviewsOf, wholeInterviews } from "./interview-rows.ts";

export const listInterviews = question({
  name: "casefile.list-interviews",
  about: "The interviews of a case with plan, sessions and state; what was told stands in the statements.",
  needs: "casefile.read",
  audited: true,
  input: z.object({ caseId: z.uuid() }),
  output: z.object({ items: z.array(Interview) }),
}).run(async (context) => {
  const of = await findCase(context, context.input);
  const rows = await interviewsOf(context, of.case_id);
  context.opened([of.case_id], ["interview"]);
  return { items: await wholeInterviews(context, { of, rows }) };
});
