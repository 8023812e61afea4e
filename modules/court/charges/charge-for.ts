import { sql } from "kysely";
import { type QuestionContext, type Refusal, refuse } from "#kernel/action";
import { type CourtCase, findCourtCase } from "../court-case.ts";
import type { ChargeVerb } from "./charge.ts";
import { type ChargeRow, findChargeRow, verbsOfCharge } from "./charge-rows.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault">;

/** The count locked for a change that the rule allows; the declared refusal otherwise. */
export async function chargeFor(
  context: Asking,
  chargeId: string,
  verb: ChargeVerb,
): Promise<{ row: ChargeRow; of: CourtCase } | Refusal<"may-not">> {
  const seen = await findChargeRow(context, chargeId);
  const of = await findCourtCase(context, { caseId: seen.dossier_id });
  if (!verbsOfCharge(seen, of, context).includes(verb)) return refuse("may-not");
  await sql`select from court.charge where charge_id = ${chargeId}::uuid for update`.execute(context.tx);
  const row = await findChargeRow(context, chargeId);
  return verbsOfCharge(row, of, context).includes(verb) ? { row, of } : refuse("may-not");
}
