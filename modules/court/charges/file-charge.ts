import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { Day } from "../offences/offence.ts";
import { proceedingFor } from "../proceedings/proceeding-rows.ts";
import { writeEvent } from "../proceedings/write-event.ts";
import { Charge, ChargeSaid } from "./charge.ts";
import { chargeAnew, chargePlace, nextCount } from "./charge-rows.ts";
import { checkCharge } from "./check-charge.ts";

export const fileCharge = action({
  name: "court.file-charge",
  about: "Charges one person of the case with one offence: one count.",
  needs: "court.charge",
  input: ChargeSaid.extend({
    chargeId: z.uuid().describe("made by the client"),
    proceedingId: z.uuid(),
    participantId: z.uuid().describe("the accused, a participant of the case"),
    chargedOn: Day,
  }),
  output: Charge,
  refusals: [
    "may-not",
    "charged-already",
    "not-yet",
    "no-such-provision",
    "not-in-force",
    "no-such-person",
    "backwards",
    "reason-needed",
  ],
  emits: ["court.charge-filed"],
  undo: "court.withdraw-charge",
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit } = context;
  const { chargeId, proceedingId, participantId, chargedOn, ...said } = input;
  const found = await proceedingFor(context, proceedingId, "file-charge");
  if (isRefusal(found)) return found;
  const { row, of } = found;
  if (chargedOn > new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10))
    return refuse("not-yet", { path: ["chargedOn"] });
  const checked = await checkCharge(context, of, { participantId, country: row.country, said });
  if (isRefusal(checked)) return checked;
  const { accused, concerns } = checked;
  const seal = (column: "particulars" | "article5_reason", text: string) =>
    vault.seal(of.caseId, chargePlace(chargeId, column), text || null);
  const done = await sql`
    insert into court.charge (agency_id, charge_id, dossier_id, proceeding_id, count, participant_id, person_id, person_code,
      provision_id, participation, attempt, child, child_born, victims, earliest, latest, particulars, article5,
      article5_reason, charged_on, charged_by)
    values (${of.agencyId}::uuid, ${chargeId}::uuid, ${of.caseId}::uuid, ${proceedingId}::uuid,
      ${await nextCount(context, proceedingId)}, ${participantId}::uuid, ${accused.personId}::uuid, ${accused.personCode},
      ${said.provisionId}::uuid, ${said.participation}, ${said.attempt}, ${said.child}, ${said.childBorn}::date,
      ${said.victims}::uuid[], ${said.earliest}::date, ${said.latest}::date, ${await seal("particulars", said.particulars)},
      ${[...concerns]}::text[], ${await seal("article5_reason", concerns.length > 0 ? said.article5Reason : "")},
      ${chargedOn}::date, ${actor.accountId}::uuid)
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("charged-already");
  await writeEvent(context, of, row, {
    eventId: crypto.randomUUID(),
    kind: "charged",
    happenedOn: chargedOn,
    chargeId,
    person: { participantId, code: accused.personCode },
  });
  opened([of.caseId], ["charges"]);
  emit("court.charge-filed", { caseId: of.caseId, chargeId });
  return chargeAnew(context, of, chargeId);
});
