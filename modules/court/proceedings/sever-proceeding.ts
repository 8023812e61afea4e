import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { chargesOfProceeding, nextCount } from "../charges/charge-rows.ts";
import { Day } from "../offences/offence.ts";
import { Crime, Proceeding } from "./proceeding.ts";
import { proceedingAnew, proceedingFor } from "./proceeding-rows.ts";
import { moveStage, writeEvent } from "./write-event.ts";

export const severProceeding = action({
  name: "court.sever-proceeding",
  about: "Severs counts into a proceeding of their own; both stay linked.",
  needs: "court.charge",
  input: z.object({
    eventId: z.uuid().describe("made by the client"),
    proceedingId: z.uuid(),
    newProceedingId: z.uuid().describe("made by the client"),
    crime: Crime,
    chargeIds: z.array(z.uuid()).min(1).max(100),
    happenedOn: Day,
    reason: z.string().trim().min(3).max(2000),
  }),
  output: Proceeding,
  refusals: ["may-not", "no-such-charge", "all-of-them", "recorded-already"],
  emits: ["court.proceeding-severed"],
}).run(async (context) => {
  const { input, tx, actor, now, opened, emit } = context;
  const { eventId, proceedingId, newProceedingId, crime, chargeIds, happenedOn, reason } = input;
  const found = await proceedingFor(context, proceedingId, "sever-proceeding");
  if (isRefusal(found)) return found;
  const { row, of } = found;
  const there = (await chargesOfProceeding(context, proceedingId)).filter(({ state }) => state === "charged");
  const leaving = there.filter(({ charge_id }) => chargeIds.includes(charge_id));
  if (leaving.length !== new Set(chargeIds).size) return refuse("no-such-charge", { path: ["chargeIds"] });
  if (leaving.length === there.length) return refuse("all-of-them", { path: ["chargeIds"] });
  const done = await sql`
    insert into court.proceeding (agency_id, proceeding_id, dossier_id, crime, country, court_id, severed_from, opened_by, opened_at)
    values (${of.agencyId}::uuid, ${newProceedingId}::uuid, ${of.caseId}::uuid, ${crime}, ${row.country}, ${row.court_id}::uuid,
      ${proceedingId}::uuid, ${actor.accountId}::uuid, ${now}) on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("recorded-already");
  for (const charge of leaving) {
    await sql`
      update court.charge set proceeding_id = ${newProceedingId}::uuid, count = ${await nextCount(context, newProceedingId)}
      where charge_id = ${charge.charge_id}::uuid`.execute(tx);
    await sql`
      update court.event set proceeding_id = ${newProceedingId}::uuid
      where charge_id = ${charge.charge_id}::uuid and kind = 'charged'`.execute(tx);
  }
  if (
    !(await writeEvent(context, of, row, { eventId, kind: "severed", happenedOn, content: { note: reason } }))
  )
    return refuse("recorded-already");
  await moveStage(context, of, newProceedingId);
  opened([of.caseId], ["proceedings", "charges"]);
  emit("court.proceeding-severed", { caseId: of.caseId, proceedingId: newProceedingId });
  return proceedingAnew(context, of, newProceedingId);
});
