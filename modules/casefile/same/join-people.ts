import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { caseFor } from "../case-row.ts";
import { findParticipant } from "../participant-row.ts";
import { SamePerson, samePeopleOf, samePlace } from "./same-person.ts";

export const joinPeople = action({
  name: "casefile.join-people",
  about:
    "Says that two people of a case are one. Both stay as they are, with their codes and capacities; the join can be taken back.",
  needs: "casefile.work",
  input: z.object({
    samePersonId: z.uuid().describe("made by the client"),
    participantId: z.uuid().describe("by whom the two are called"),
    otherParticipantId: z.uuid().describe("who was found to be the same"),
    reason: z.string().trim().min(1).max(1000).describe("why they are one"),
  }),
  output: SamePerson,
  refusals: ["may-not", "one-already", "joined-already", "not-in-case"],
  emits: ["casefile.people-joined"],
  undo: "casefile.part-people",
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit } = context;
  const one = await findParticipant(context, input.participantId);
  const other = await findParticipant(context, input.otherParticipantId);
  const caseId = one.dossier_id;
  const of = await caseFor(context, caseId, "revise-participant");
  if (isRefusal(of)) return of;
  if (other.dossier_id !== caseId) return refuse("not-in-case", { path: ["otherParticipantId"] });
  if (one.person_id === other.person_id) return refuse("one-already");
  const standing = await samePeopleOf(context, caseId);
  // Neither in a circle nor in a chain: who was found to be another is no one's name here.
  if (standing.some(({ otherId, personId }) => otherId === one.person_id || personId === other.person_id))
    return refuse("joined-already");
  const reason = await vault.seal(caseId, samePlace(input.samePersonId, "reason"), input.reason);
  const done = await sql`
    insert into casefile.same_person (agency_id, same_person_id, dossier_id, person_id, other_id, reason, joined_by, joined_at)
    values (${of.agency_id}::uuid, ${input.samePersonId}::uuid, ${caseId}::uuid, ${one.person_id}::uuid,
      ${other.person_id}::uuid, ${reason}, ${actor.accountId}::uuid, ${now}) on conflict do nothing`.execute(
    tx,
  );
  if (done.numAffectedRows !== 1n) return refuse("joined-already");
  opened([caseId], ["same-person"]);
  emit("casefile.people-joined", { caseId });
  const made = (await samePeopleOf(context, caseId)).find(
    ({ samePersonId }) => samePersonId === input.samePersonId,
  );
  if (made === undefined) throw new Error("a join that was written has gone");
  return made;
});
