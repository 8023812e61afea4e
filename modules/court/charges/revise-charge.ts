import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, Stale } from "#kernel/action";
import { findProceedingRow } from "../proceedings/proceeding-rows.ts";
import { Charge, ChargeSaid } from "./charge.ts";
import { chargeFor } from "./charge-for.ts";
import { chargeAnew, chargePlace } from "./charge-rows.ts";
import { checkCharge } from "./check-charge.ts";

export const reviseCharge = action({
  name: "court.revise-charge",
  about:
    "Amends a count: offence, participation, days, people harmed, particulars. The history keeps what stood there.",
  needs: "court.charge",
  input: ChargeSaid.extend({ chargeId: z.uuid() }),
  output: Charge,
  refusals: ["may-not", "no-such-provision", "not-in-force", "no-such-person", "backwards", "reason-needed"],
  emits: ["court.charge-revised"],
}).run(async (context) => {
  const { input, tx, vault, expects, opened, emit } = context;
  const { chargeId, ...said } = input;
  const found = await chargeFor(context, chargeId, "revise-charge");
  if (isRefusal(found)) return found;
  const { row, of } = found;
  if (expects !== undefined && expects !== row.version)
    throw new Stale({ yours: expects, theirs: await chargeAnew(context, of, chargeId) });
  const { country } = await findProceedingRow(context, row.proceeding_id);
  const checked = await checkCharge(context, of, { participantId: row.participant_id, country, said });
  if (isRefusal(checked)) return checked;
  const { concerns } = checked;
  const seal = (column: "particulars" | "article5_reason", text: string) =>
    vault.seal(of.caseId, chargePlace(chargeId, column), text || null);
  await sql`
    update court.charge set provision_id = ${said.provisionId}::uuid, participation = ${said.participation},
      attempt = ${said.attempt}, child = ${said.child}, child_born = ${said.childBorn}::date,
      victims = ${said.victims}::uuid[], earliest = ${said.earliest}::date, latest = ${said.latest}::date,
      particulars = ${await seal("particulars", said.particulars)}, article5 = ${[...concerns]}::text[],
      article5_reason = ${await seal("article5_reason", concerns.length > 0 ? said.article5Reason : "")}
    where charge_id = ${chargeId}::uuid`.execute(tx);
  opened([of.caseId], ["charges"]);
  emit("court.charge-revised", { caseId: of.caseId, chargeId });
  return chargeAnew(context, of, chargeId);
});
