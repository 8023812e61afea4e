import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { caseFor } from "../case-row.ts";
import { deadlineUntil } from "../deadline-until.ts";
import { findParticipant } from "../participant-row.ts";
import { text } from "../text.ts";
import { Debriefing } from "./debriefing.ts";
import { debriefingAnew } from "./debriefing-rows.ts";

/** Whoever might be returned. A suspected smuggler is questioned, not debriefed. */
const returned = ["smuggled_migrant", "presumed_victim", "identified_victim", "witness", "victim_witness"];

export const registerReturn = action({
  name: "casefile.register-return",
  about:
    "Writes down the day on which a person of the case is to be returned. A deadline until the day before warns the team while no debriefing was offered.",
  needs: "casefile.work",
  input: z.object({
    caseId: z.uuid(),
    debriefingId: z.uuid().describe("made by the client"),
    participantId: z.uuid(),
    returnOn: z.iso.date(),
  }),
  output: Debriefing,
  refusals: ["may-not", "not-in-case", "not-returned", "return-known"],
  emits: ["casefile.return-registered"],
}).run(async (context) => {
  const { input, tx, actor, now, opened, emit } = context;
  const { caseId, debriefingId } = input;
  const of = await caseFor(context, caseId, "add-record");
  if (isRefusal(of)) return of;
  const person = await findParticipant(context, input.participantId);
  if (person.dossier_id !== caseId) return refuse("not-in-case", { path: ["participantId"] });
  if (!returned.includes(person.capacity)) return refuse("not-returned", { path: ["participantId"] });
  const dayBefore = new Date(Date.parse(input.returnOn) - 86_400_000).toISOString().slice(0, 10);
  const deadlineId = await deadlineUntil(context, {
    caseId,
    recordId: input.participantId,
    day: dayBefore,
    title: (lang) => text(lang, "debriefing.deadline", { person: person.person_code }),
    hoursBefore: [72, 24, 0],
    role: "investigator",
  });
  const done = await sql`
    insert into casefile.debriefing (agency_id, debriefing_id, dossier_id, participant_id, person_id, return_on, deadline_id, registered_by, registered_at)
    values (${of.agency_id}::uuid, ${debriefingId}::uuid, ${caseId}::uuid, ${input.participantId}::uuid, ${person.person_id}::uuid,
      ${input.returnOn}::date, ${deadlineId}::uuid, ${actor.accountId}::uuid, ${now})
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("return-known", { path: ["participantId"] });
  opened([caseId], ["debriefing"]);
  emit("casefile.return-registered", { caseId, debriefingId });
  return debriefingAnew(context, debriefingId);
});
