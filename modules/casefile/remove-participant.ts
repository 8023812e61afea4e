import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { caseFor, refuseStale } from "./case-row.ts";
import { findParticipant } from "./participant-row.ts";
import { sealParticipant } from "./sealed.ts";

export const removeParticipant = action({
  name: "casefile.remove-participant",
  about:
    "Takes a person out of a case in one capacity; readers of the case lose the identity with the last capacity.",
  needs: "casefile.work",
  input: z.object({ participantId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  output: z.object({ participantId: z.uuid(), caseId: z.uuid() }),
  refusals: ["may-not", "legal-hold"],
  emits: ["casefile.participant-removed"],
}).run(async (context) => {
  const { input, tx, opened, emit, expects } = context;
  const before = await findParticipant(context, input.participantId);
  const caseId = before.dossier_id;
  const found = await caseFor(context, caseId, "remove-participant");
  if (isRefusal(found)) return found;
  if (found.held) return refuse("legal-hold");
  refuseStale(before.version, expects);
  const place = { caseId, participantId: input.participantId, column: "removal_reason" } as const;
  const reason = await sealParticipant(context, place, input.reason);
  await sql`
    update casefile.participant set removed_at = access.now(), removal_reason = ${reason}
    where participant_id = ${input.participantId}::uuid
  `.execute(tx);
  const left = await sql`
    select from casefile.participant where dossier_id = ${caseId}::uuid and person_id = ${before.person_id}::uuid and removed_at is null
  `.execute(tx);
  if (left.rows.length === 0) {
    await sql`select access.underive(${caseId}::uuid, ${before.person_id}::uuid)`.execute(tx);
  }
  opened([caseId, before.person_id], ["removed_at"]);
  emit("casefile.participant-removed", { caseId, participantId: input.participantId });
  return { participantId: input.participantId, caseId };
});
