import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { Participant } from "../casefile.ts";
import { findParticipant, wholeParticipant } from "../participant-row.ts";
import { capacityFor } from "./capacity-change.ts";

export const resumeCapacity = action({
  name: "casefile.resume-capacity",
  about: "Takes back that a capacity ended.",
  needs: "casefile.work",
  input: z.object({ participantId: z.uuid() }),
  output: Participant,
  refusals: ["may-not", "ended-already", "in-this-capacity"],
  emits: ["casefile.capacity-resumed"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const before = await capacityFor(context, input.participantId, { ended: true });
  if (isRefusal(before)) return before;
  const again = await sql`
    select from casefile.participant where dossier_id = ${before.dossier_id}::uuid and person_id = ${before.person_id}::uuid
      and capacity = ${before.capacity} and removed_at is null and held_until is null`.execute(tx);
  if (again.rows.length > 0) return refuse("in-this-capacity");
  await sql`
    update casefile.participant set held_until = null, end_reason = null, version = version + 1
    where participant_id = ${input.participantId}::uuid`.execute(tx);
  opened([before.dossier_id], ["capacity"]);
  emit("casefile.capacity-resumed", { caseId: before.dossier_id, participantId: input.participantId });
  return wholeParticipant(context, await findParticipant(context, input.participantId));
});
