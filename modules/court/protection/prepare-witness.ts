import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse, Stale } from "#kernel/action";
import { courtCaseToWrite } from "../court-case.ts";
import { personOfCase } from "../lines/person-of-case.ts";
import { isHearingOf } from "./hearings.ts";
import { PreparationAnswers } from "./preparation.ts";
import { Preparation, preparationsOf } from "./preparation-rows.ts";

export const prepareWitness = action({
  name: "court.prepare-witness",
  about:
    "Records what is done of the preparation of a witness for one hearing: court visit, explanation, advocate, interpreter, breaks.",
  needs: "court.protect",
  input: z.object({
    caseId: z.uuid(),
    hearingId: z.uuid(),
    participantId: z.uuid(),
    answers: PreparationAnswers,
  }),
  output: Preparation,
  refusals: ["may-not", "not-in-case", "no-such-hearing"],
  emits: ["court.witness-prepared"],
}).run(async (context) => {
  const { input, tx, actor, now, opened, emit, expects } = context;
  const { caseId, hearingId } = input;
  const of = await courtCaseToWrite(context, caseId);
  if (isRefusal(of)) return of;
  const person = await personOfCase(context, caseId, input.participantId);
  if (person === null) return refuse("not-in-case", { path: ["participantId"] });
  if (!(await isHearingOf(context, caseId, hearingId)))
    return refuse("no-such-hearing", { path: ["hearingId"] });
  const { rows } = await sql<{ preparation_id: string; version: number }>`
    select preparation_id, version from court.preparation where hearing_id = ${hearingId}::uuid and person_id = ${person.personId}::uuid
    for update`.execute(tx);
  const before = rows[0];
  if (expects !== undefined && before !== undefined && before.version !== expects)
    throw new Stale({ yours: expects, theirs: before.version });
  await sql`
    insert into court.preparation (agency_id, preparation_id, dossier_id, person_id, person_code, participant_id, hearing_id, answers,
      recorded_by, recorded_at)
    values (${of.agencyId}::uuid, ${before?.preparation_id ?? randomUUID()}::uuid, ${caseId}::uuid, ${person.personId}::uuid,
      ${person.personCode}, ${person.participantId}::uuid, ${hearingId}::uuid, ${JSON.stringify(input.answers)}::jsonb,
      ${actor.accountId}::uuid, ${now})
    on conflict (agency_id, preparation_id) do update set answers = court.preparation.answers || excluded.answers,
      recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`.execute(tx);
  opened([caseId], ["preparation"]);
  emit("court.witness-prepared", { caseId, hearingId });
  const found = (await preparationsOf(context, caseId)).find(
    (one) => one.hearingId === hearingId && one.personCode === person.personCode,
  );
  if (found === undefined) throw new Error("a preparation that was written has gone");
  return found;
});
