import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, NotFound, refuse } from "#kernel/action";
import { courtCaseToWrite } from "../court-case.ts";
import { provisions } from "../offences/provisions.ts";
import { refusedVerdict, Verdict, VerdictFacts, verdictRefusals } from "./verdict.ts";
import { verdictPlace, verdictsOf } from "./verdict-rows.ts";

export const recordVerdict = action({
  name: "court.record-verdict",
  about:
    "Records the verdict on one count with the sentence, what the facts indicated and what was charged and convicted; where trafficking or smuggling became something lesser, why. A verdict on appeal takes the place of the one before, which stays readable.",
  needs: "court.decide",
  input: VerdictFacts.extend({ verdictId: z.uuid().describe("made by the client"), chargeId: z.uuid() }),
  output: Verdict,
  refusals: [
    "may-not",
    "added-already",
    "charge-withdrawn",
    "before-the-charge",
    "before-the-verdict",
    "verdict-of-this-day",
    ...verdictRefusals,
  ],
  emits: ["court.verdict-recorded"],
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit } = context;
  const { verdictId, chargeId } = input;
  const { rows } = await sql<{ dossier_id: string; state: string; charged_on: string; provision_id: string }>`
    select dossier_id, state, charged_on::text, provision_id from court.charge where charge_id = ${chargeId}::uuid for update`.execute(
    tx,
  );
  const charge = rows[0];
  if (charge === undefined) throw new NotFound();
  const caseId = charge.dossier_id;
  const of = await courtCaseToWrite(context, caseId);
  if (isRefusal(of)) return of;
  if (charge.state === "withdrawn") return refuse("charge-withdrawn", { path: ["chargeId"] });
  if (input.on < charge.charged_on) return refuse("before-the-charge", { path: ["on"] });
  const provision = (await provisions.byId(context, [charge.provision_id])).get(charge.provision_id);
  const charged = provision?.offence.family ?? "other";
  const wrong = refusedVerdict({ ...input, charged }, now);
  if (wrong !== null) return refuse(wrong, { path: [fieldOf[wrong]] });
  const before = await sql<{ on_day: string }>`
    select on_day::text from court.verdict where charge_id = ${chargeId}::uuid and state = 'stands' and on_day >= ${input.on}::date
  `.execute(tx);
  const [standing] = before.rows;
  if (standing !== undefined)
    return refuse(standing.on_day === input.on ? "verdict-of-this-day" : "before-the-verdict", {
      path: ["on"],
    });
  await sql`update court.verdict set state = 'replaced' where charge_id = ${chargeId}::uuid and state = 'stands'`.execute(
    tx,
  );
  const { reasons, downgradeReason, otherSentence } = input;
  const said = await vault.seal(
    caseId,
    verdictPlace(verdictId),
    JSON.stringify({ reasons, downgradeReason, otherSentence }),
  );
  const done = await sql`
    insert into court.verdict (agency_id, verdict_id, dossier_id, charge_id, court_id, verdict, on_day, final_on, indicated, charged,
      convicted, imprisonment_months, suspended_months, life, aggravations, harms, said, recorded_by, recorded_at)
    values (${of.agencyId}::uuid, ${verdictId}::uuid, ${caseId}::uuid, ${chargeId}::uuid, ${input.courtId}::uuid, ${input.verdict},
      ${input.on}::date, ${input.finalOn}::date, ${input.indicated}, ${charged}, ${input.convicted}, ${input.imprisonmentMonths},
      ${input.suspendedMonths}, ${input.life}, ${input.aggravations}, ${input.harms}, ${said}, ${actor.accountId}::uuid, ${now})
    on conflict (verdict_id) do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("added-already");
  opened([caseId], ["verdict"]);
  emit("court.verdict-recorded", { caseId, verdictId });
  const [found] = await verdictsOf(context, { verdictId });
  if (found === undefined) throw new Error("a verdict that was written has gone");
  return found;
});

const fieldOf = {
  "not-yet": "on",
  "final-before-verdict": "finalOn",
  "suspended-more": "suspendedMonths",
  "sentence-without-guilt": "convicted",
  "conviction-missing": "convicted",
  "downgrade-without-reason": "downgradeReason",
} as const satisfies Record<(typeof verdictRefusals)[number], string>;
