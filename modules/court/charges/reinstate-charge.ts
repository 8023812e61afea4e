import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { Charge } from "./charge.ts";
import { chargeFor } from "./charge-for.ts";
import { chargeAnew } from "./charge-rows.ts";

export const reinstateCharge = action({
  name: "court.reinstate-charge",
  about: "Lets a withdrawn count stand again.",
  needs: "court.charge",
  input: z.object({ chargeId: z.uuid() }),
  output: Charge,
  refusals: ["may-not"],
  emits: ["court.charge-reinstated"],
  undo: "court.withdraw-charge",
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { chargeId } = input;
  const found = await chargeFor(context, chargeId, "reinstate-charge");
  if (isRefusal(found)) return found;
  const { of } = found;
  await sql`
    update court.charge set state = 'charged', withdrawn_at = null, withdrawn_by = null, withdraw_reason = null
    where charge_id = ${chargeId}::uuid`.execute(tx);
  opened([of.caseId], ["charges"]);
  emit("court.charge-reinstated", { caseId: of.caseId, chargeId });
  return chargeAnew(context, of, chargeId);
});
