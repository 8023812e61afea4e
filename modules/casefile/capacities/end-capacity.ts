import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { Participant } from "../casefile.ts";
import { findParticipant, wholeParticipant } from "../participant-row.ts";
import { capacityFor, endedOn, refuseDay } from "./capacity-change.ts";

export const EndCapacity = z.object({
  participantId: z.uuid(),
  until: z.iso.date().describe("the last day on which the person stood in this capacity"),
  reason: z.string().trim().min(1).max(500),
});

export const endCapacity = action({
  name: "casefile.end-capacity",
  about:
    "Says until when somebody stood in a capacity, and why it ended. They stay in the case, and it stays to be read.",
  needs: "casefile.work",
  input: EndCapacity,
  output: Participant,
  refusals: ["may-not", "ended-already", "ends-before", "in-the-future"],
  emits: ["casefile.capacity-ended"],
  undo: "casefile.resume-capacity",
}).run(async (context) => {
  const { input, opened, emit } = context;
  const before = await capacityFor(context, input.participantId, { ended: false });
  if (isRefusal(before)) return before;
  const wrong = refuseDay(context, before, input.until);
  if (wrong) return wrong;
  await endedOn(context, before, input);
  opened([before.dossier_id], ["capacity"]);
  emit("casefile.capacity-ended", { caseId: before.dossier_id, participantId: input.participantId });
  return wholeParticipant(context, await findParticipant(context, input.participantId));
});
