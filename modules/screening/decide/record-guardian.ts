import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { Screening } from "../screening.ts";
import { findScreening, screeningFor } from "../screening-row.ts";
import { wholeScreening } from "../whole-screening.ts";
import { keepVoice } from "./voice-rows.ts";

export const recordGuardian = action({
  name: "screening.record-guardian",
  about: "Keeps what a child's guardian decided, apart from what the child says.",
  needs: "screening.interview",
  input: z.object({
    screeningId: z.uuid(),
    voiceId: z.uuid().describe("made by the client"),
    says: z.enum(["agrees", "refuses", "not-reached", "none-appointed"]),
    note: z
      .string()
      .trim()
      .max(4000)
      .optional()
      .describe("who the guardian is and how that was checked; sealed"),
  }),
  output: Screening,
  refusals: ["may-not"],
  emits: ["screening.guardian-heard"],
}).run(async (context) => {
  const { input, opened, emit } = context;
  const { screeningId } = input;
  const found = await screeningFor(context, screeningId, "record-guardian");
  if (isRefusal(found)) return found;
  await keepVoice(context, { ...input, note: input.note, agencyId: found.agency_id, of: "guardian" });
  opened([screeningId], ["guardian"]);
  emit("screening.guardian-heard", { screeningId });
  return wholeScreening(context, await findScreening(context, { screeningId }));
});
