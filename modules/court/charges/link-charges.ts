import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { Charge } from "./charge.ts";
import { chargeFor } from "./charge-for.ts";
import { chargeAnew } from "./charge-rows.ts";

export const linkCharges = action({
  name: "court.link-charges",
  about:
    "Links a smuggling count with the trafficking count of the same facts, in the same case; null ends the link.",
  needs: "court.charge",
  input: z.object({ chargeId: z.uuid(), linkedCharge: z.uuid().nullable() }),
  output: Charge,
  refusals: ["may-not", "no-such-charge"],
  emits: ["court.charges-linked"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { chargeId, linkedCharge } = input;
  if (linkedCharge === chargeId) return refuse("no-such-charge", { path: ["linkedCharge"] });
  // Both are locked in one order, so that two who link at once do not wait for each other.
  for (const id of [chargeId, ...(linkedCharge === null ? [] : [linkedCharge])].sort()) {
    const one = await chargeFor(context, id, "link-charges");
    if (isRefusal(one)) return one;
  }
  const found = await chargeFor(context, chargeId, "link-charges");
  if (isRefusal(found)) return found;
  const { row, of } = found;
  if (linkedCharge !== null) {
    const other = await chargeFor(context, linkedCharge, "link-charges");
    if (isRefusal(other) || other.of.caseId !== of.caseId)
      return refuse("no-such-charge", { path: ["linkedCharge"] });
  }
  const gone = [chargeId, linkedCharge, row.linked_charge].filter((id) => id !== null);
  await sql`
    update court.charge set linked_charge = null
    where dossier_id = ${of.caseId}::uuid and (charge_id = any (${gone}::uuid[]) or linked_charge = any (${gone}::uuid[]))
      and linked_charge is not null`.execute(tx);
  if (linkedCharge !== null)
    await sql`
      update court.charge set linked_charge = case charge_id when ${chargeId}::uuid then ${linkedCharge}::uuid else ${chargeId}::uuid end
      where charge_id in (${chargeId}::uuid, ${linkedCharge}::uuid)`.execute(tx);
  opened([of.caseId], ["charges"]);
  emit("court.charges-linked", { caseId: of.caseId, chargeId });
  return chargeAnew(context, of, chargeId);
});
