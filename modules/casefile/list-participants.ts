import { z } from "zod";
import { question } from "#kernel/action";
import { findCase } from "./case-row.ts";
import { Participant } from "./casefile.ts";
import { participantsOf, wholeParticipant } from "./participant-row.ts";

export const listParticipants = question({
  name: "casefile.list-participants",
  about: "The people in a case, by code and capacity; names are revealed one by one.",
  needs: "casefile.read",
  audited: true,
  input: z.object({ caseId: z.uuid() }),
  output: z.object({ items: z.array(Participant) }),
}).run(async (context) => {
  await findCase(context, context.input);
  const rows = await participantsOf(context, [context.input.caseId]);
  context.opened([context.input.caseId], ["participants"]);
  return { items: await Promise.all(rows.map((row) => wholeParticipant(context, row))) };
});
