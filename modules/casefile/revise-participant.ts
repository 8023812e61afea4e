import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { caseFor, refuseStale } from "./case-row.ts";
import { Capacity, FactsChange, Participant } from "./casefile.ts";
import { factsOfRow, mergeFacts, rowOfFacts } from "./facts.ts";
import { findParticipant, wholeParticipant } from "./participant-row.ts";
import { sealParticipant } from "./sealed.ts";

export const ReviseParticipant = z.object({
  participantId: z.uuid(),
  capacity: Capacity.optional(),
  facts: FactsChange.default({}).describe("facts left out stay as they are"),
  note: z.string().max(10_000).optional(),
});

export const reviseParticipant = action({
  name: "casefile.revise-participant",
  about:
    "Changes the capacity, the coded facts or the note of a person in a case; who they are is changed with the person.",
  needs: "casefile.work",
  input: ReviseParticipant,
  output: Participant,
  refusals: ["may-not", "in-this-capacity"],
  emits: ["casefile.participant-revised"],
}).run(async (context) => {
  const { input, tx, opened, emit, expects } = context;
  const before = await findParticipant(context, input.participantId);
  const found = await caseFor(context, before.dossier_id, "revise-participant");
  if (isRefusal(found)) return found;
  refuseStale(before.version, expects);
  const capacity = input.capacity ?? before.capacity;
  if (capacity !== before.capacity) {
    const same = await sql`
      select from casefile.participant where dossier_id = ${before.dossier_id}::uuid and person_id = ${before.person_id}::uuid
        and capacity = ${capacity} and removed_at is null and held_until is null
    `.execute(tx);
    if (same.rows.length > 0) return refuse("in-this-capacity", { path: ["capacity"] });
  }
  const row = rowOfFacts(mergeFacts(factsOfRow(before), input.facts));
  const place = { caseId: before.dossier_id, participantId: input.participantId, column: "note" } as const;
  const note =
    input.note === undefined ? before.note : await sealParticipant(context, place, input.note || null);
  await sql`
    update casefile.participant set capacity = ${capacity}, sex = ${row.sex}, gender = ${row.gender},
      year_of_birth = ${row.year_of_birth}, age_band = ${row.age_band}, citizenships = ${row.citizenships}::text[],
      languages = ${row.languages}::text[], age_at_offence = ${row.age_at_offence},
      trafficking_status = ${row.trafficking_status}, forms = ${row.forms}::text[],
      means_of_control = ${row.means_of_control}::text[], absent = ${row.absent}::jsonb, note = ${note}
    where participant_id = ${input.participantId}::uuid
  `.execute(tx);
  opened([before.dossier_id], ["capacity", ...Object.keys(input.facts)]);
  emit("casefile.participant-revised", { caseId: before.dossier_id, participantId: input.participantId });
  return wholeParticipant(context, await findParticipant(context, input.participantId));
});
