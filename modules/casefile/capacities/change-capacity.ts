import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { Capacity, Participant } from "../casefile.ts";
import { findParticipant, wholeParticipant } from "../participant-row.ts";
import { openParticipantText, sealParticipant } from "../sealed.ts";
import { capacityFor, endedOn, refuseDay } from "./capacity-change.ts";

/**
 * Suspected becomes prosecuted, presumed becomes identified: the earlier capacity ends on the day on which the later one
 * begins, with the same facts, and both stay to be read.
 */
export const changeCapacity = action({
  name: "casefile.change-capacity",
  about:
    "Lets a person stand in another capacity from a day on; the earlier one ends that day and stays to be read.",
  needs: "casefile.work",
  input: z.object({
    participantId: z.uuid(),
    newParticipantId: z.uuid().describe("made by the client"),
    capacity: Capacity,
    until: z.iso.date().describe("the day of the change"),
    reason: z.string().trim().min(1).max(500),
  }),
  output: Participant,
  refusals: ["may-not", "ended-already", "ends-before", "in-the-future", "in-this-capacity"],
  emits: ["casefile.capacity-ended", "casefile.participant-added"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const before = await capacityFor(context, input.participantId, { ended: false });
  if (isRefusal(before)) return before;
  const wrong = refuseDay(context, before, input.until);
  if (wrong) return wrong;
  await endedOn(context, before, input);
  const caseId = before.dossier_id;
  const at = (participantId: string) => ({ caseId, participantId, column: "note" }) as const;
  const note = await openParticipantText(context, at(input.participantId), before.note);
  const sealed = await sealParticipant(context, at(input.newParticipantId), note);
  const done = await sql`
    insert into casefile.participant (agency_id, participant_id, dossier_id, person_id, person_code, capacity, sex, gender,
      year_of_birth, age_band, citizenships, languages, age_at_offence, trafficking_status, forms, means_of_control, absent,
      note, held_from, place)
    select agency_id, ${input.newParticipantId}::uuid, dossier_id, person_id, person_code, ${input.capacity}, sex, gender,
      year_of_birth, age_band, citizenships, languages, age_at_offence, trafficking_status, forms, means_of_control, absent,
      ${sealed}, ${input.until}::date, place
    from casefile.participant where participant_id = ${input.participantId}::uuid
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("in-this-capacity", { path: ["capacity"] });
  opened([caseId], ["capacity"]);
  emit("casefile.capacity-ended", { caseId, participantId: input.participantId });
  emit("casefile.participant-added", { caseId, participantId: input.newParticipantId });
  return wholeParticipant(context, await findParticipant(context, input.newParticipantId));
});
