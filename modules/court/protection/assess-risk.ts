import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { endDeadline, makeDeadline } from "#kernel/deadline";
import { partsOf } from "#kernel/part";
import type { Lang } from "#kernel/words";
import { courtCaseToWrite } from "../court-case.ts";
import { personOfCase } from "../lines/person-of-case.ts";
import { text } from "../text.ts";
import { Risk, RiskFacts, refusedReview, reviewRefusals } from "./risk.ts";
import { riskPlace, risksOf } from "./risk-rows.ts";

const day = 86_400_000;

export const assessRisk = action({
  name: "court.assess-risk",
  about:
    "Assesses the danger that a witness is in, and sets the day on which it is looked at again; it takes the place of the one before, which stays readable.",
  needs: "court.protect",
  input: RiskFacts.extend({
    riskId: z.uuid().describe("made by the client"),
    caseId: z.uuid(),
    participantId: z.uuid(),
    zone: z.string().max(60).default("UTC").describe("time zone in which the day of review ends"),
  }),
  output: Risk,
  refusals: ["may-not", "not-in-case", "added-already", ...reviewRefusals],
  emits: ["court.risk-assessed"],
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit } = context;
  const { caseId, riskId, level, assessedOn, reviewBy, threats, by, words } = input;
  const of = await courtCaseToWrite(context, caseId);
  if (isRefusal(of)) return of;
  const wrong = refusedReview(input, now);
  if (wrong !== null) return refuse(wrong, { path: [wrong === "not-yet" ? "assessedOn" : "reviewBy"] });
  const person = await personOfCase(context, caseId, input.participantId);
  if (person === null) return refuse("not-in-case", { path: ["participantId"] });
  const before = await sql<{ deadline_id: string | null }>`
    update court.risk set state = 'replaced' where dossier_id = ${caseId}::uuid and person_id = ${person.personId}::uuid
      and state <> 'replaced' returning deadline_id`.execute(tx);
  for (const { deadline_id } of before.rows)
    if (deadline_id !== null)
      await endDeadline(
        { ...context, input: { deadlineId: deadline_id, dossierId: caseId }, expects: undefined },
        "met",
      );
  const ids = { deadlineId: randomUUID(), dossierId: caseId, compartment: "prosecution" as const };
  const wish = {
    title: (lang: Lang) => text(lang, "protection.risk-review", { person: person.personCode }),
    unit: "days" as const,
    amount: Math.round((Date.parse(`${reviewBy}T00:00:00Z`) - Date.parse(`${assessedOn}T00:00:00Z`)) / day),
    startsAt: `${assessedOn}T12:00:00Z`,
    zone: input.zone,
    country: "ZZ",
    timeOfDay: "23:59",
    rolls: false,
    steps: [
      { when: { hoursBefore: 48 }, to: { account: actor.accountId } },
      { when: { hoursBefore: 0 }, to: { role: "prosecutor" } },
    ],
  };
  await makeDeadline(context, await partsOf(tx, caseId), { ids, wish, recordId: riskId });
  const said = await vault.seal(caseId, riskPlace(riskId), JSON.stringify({ threats, by, words }));
  const done = await sql`
    insert into court.risk (agency_id, risk_id, dossier_id, person_id, person_code, participant_id, level, said, assessed_on, review_by,
      deadline_id, assessed_by, assessed_at)
    values (${of.agencyId}::uuid, ${riskId}::uuid, ${caseId}::uuid, ${person.personId}::uuid, ${person.personCode},
      ${person.participantId}::uuid, ${level}, ${said}, ${assessedOn}::date, ${reviewBy}::date, ${ids.deadlineId}::uuid,
      ${actor.accountId}::uuid, ${now})
    on conflict (risk_id) do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("added-already");
  opened([caseId], ["risk"]);
  emit("court.risk-assessed", { caseId, riskId });
  const [found] = await risksOf(context, { caseId, riskId });
  if (found === undefined) throw new Error("an assessment that was written has gone");
  return found;
});
