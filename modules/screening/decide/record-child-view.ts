import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { Screening } from "../screening.ts";
import { findScreening, screeningFor } from "../screening-row.ts";
import { wholeScreening } from "../whole-screening.ts";
import { keepVoice } from "./voice-rows.ts";

export const recordChildView = action({
  name: "screening.record-child-view",
  about: "Keeps the child's own view, apart from the guardian's decision.",
  needs: "screening.interview",
  input: z.object({
    screeningId: z.uuid(),
    voiceId: z.uuid().describe("made by the client"),
    says: z.enum(["agrees", "objects", "cannot-say"]),
    note: z.string().trim().max(4000).optional().describe("in the child's words; sealed"),
  }),
  output: Screening,
  refusals: ["may-not"],
  emits: ["screening.child-heard"],
}).run(async (context) => {
  const { input, opened, emit } = context;
  const { screeningId } = input;
  const found = await screeningFor(context, screeningId, "record-child-view");
  if (isRefusal(found)) return found;
  await keepVoice(context, { ...input, note: input.note, agencyId: found.agency_id, of: "child" });
  opened([screeningId], ["child-view"]);
  emit("screening.child-heard", { screeningId });
  return wholeScreening(context, await findScreening(context, { screeningId }));
});
