import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { caseFor } from "../case-row.ts";
import { Statement } from "./statement.ts";
import { findStatement, statementPlace, wholeStatement } from "./statement-rows.ts";

export const withdrawStatement = action({
  name: "casefile.withdraw-statement",
  about:
    "Withdraws a statement that was entered wrongly, with the reason. It stays readable, marked as withdrawn.",
  needs: "casefile.work",
  input: z.object({ statementId: z.uuid(), reason: z.string().trim().min(1).max(1000) }),
  output: Statement,
  refusals: ["may-not", "statement-withdrawn"],
  emits: ["casefile.statement-withdrawn"],
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit } = context;
  const { statementId } = input;
  const seen = await findStatement(context, statementId);
  const of = await caseFor({ ...context, expects: undefined }, seen.dossier_id, "add-record");
  if (isRefusal(of)) return of;
  const row = await findStatement(context, statementId);
  if (row.withdrawn_at !== null) return refuse("statement-withdrawn");
  const reason = await vault.seal(
    row.dossier_id,
    statementPlace(statementId, "withdraw_reason"),
    input.reason,
  );
  await sql`
    update casefile.statement set withdrawn_at = ${now}, withdrawn_by = ${actor.accountId}::uuid, withdraw_reason = ${reason}
    where statement_id = ${statementId}::uuid`.execute(tx);
  opened([row.dossier_id], ["statement"]);
  emit("casefile.statement-withdrawn", { caseId: row.dossier_id, statementId });
  return wholeStatement(context, statementId);
});
