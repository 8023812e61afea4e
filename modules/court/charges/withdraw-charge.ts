import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { Charge } from "./charge.ts";
import { chargeFor } from "./charge-for.ts";
import { chargeAnew, chargePlace } from "./charge-rows.ts";

export const withdrawCharge = action({
  name: "court.withdraw-charge",
  about: "Withdraws a count, with a reason; it stays readable.",
  needs: "court.charge",
  input: z.object({ chargeId: z.uuid(), reason: z.string().trim().min(3).max(2000) }),
  output: Charge,
  refusals: ["may-not"],
  emits: ["court.charge-withdrawn"],
  undo: "court.reinstate-charge",
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit } = context;
  const { chargeId, reason } = input;
  const found = await chargeFor(context, chargeId, "withdraw-charge");
  if (isRefusal(found)) return found;
  const { of } = found;
  const sealed = await vault.seal(of.caseId, chargePlace(chargeId, "withdraw_reason"), reason);
  await sql`
    update court.charge set state = 'withdrawn', withdrawn_at = ${now}, withdrawn_by = ${actor.accountId}::uuid,
      withdraw_reason = ${sealed} where charge_id = ${chargeId}::uuid`.execute(tx);
  opened([of.caseId], ["charges"]);
  emit("court.charge-withdrawn", { caseId: of.caseId, chargeId });
  return chargeAnew(context, of, chargeId);
});
