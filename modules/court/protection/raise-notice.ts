import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { courtCaseToWrite } from "../court-case.ts";
import { raiseNotices } from "./raise.ts";
import { Notice, topics } from "./telling.ts";
import { noticesOf, tellingsOf } from "./telling-rows.ts";

export const raiseNotice = action({
  name: "court.raise-notice",
  about:
    "Something happened that people chose to be told: one notice for each of them. A release or an escape goes out first, and opens every assessment of risk in the case again.",
  needs: "court.protect",
  input: z.object({
    caseId: z.uuid(),
    topic: z.enum(topics),
    happensOn: z.iso.date().describe("day on which it happens or happened"),
  }),
  output: z.object({ items: z.array(Notice) }),
  refusals: ["may-not"],
  emits: ["court.notice-raised"],
}).run(async (context) => {
  const { caseId, topic, happensOn } = context.input;
  const of = await courtCaseToWrite(context, caseId);
  if (isRefusal(of)) return of;
  await raiseNotices(context, { agencyId: of.agencyId, caseId, topic, happensOn });
  return { items: await noticesOf(context, caseId, await tellingsOf(context, caseId)) };
});
