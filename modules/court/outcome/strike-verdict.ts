import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, NotFound } from "#kernel/action";
import { courtCaseToWrite } from "../court-case.ts";
import { Verdict } from "./verdict.ts";
import { verdictPlace, verdictsOf } from "./verdict-rows.ts";

export const strikeVerdict = action({
  name: "court.strike-verdict",
  about:
    "Strikes a verdict that was written wrongly, with the reason; it stays readable, and the one that it had replaced stands again.",
  needs: "court.decide",
  input: z.object({ verdictId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  output: Verdict,
  refusals: ["may-not"],
  emits: ["court.verdict-struck"],
}).run(async (context) => {
  const { input, tx, vault, opened, emit } = context;
  const { verdictId, reason } = input;
  const { rows } = await sql<{ dossier_id: string; charge_id: string }>`
    select dossier_id, charge_id from court.verdict where verdict_id = ${verdictId}::uuid and state = 'stands' for update`.execute(
    tx,
  );
  const row = rows[0];
  if (row === undefined) throw new NotFound();
  const of = await courtCaseToWrite(context, row.dossier_id);
  if (isRefusal(of)) return of;
  const sealed = await vault.seal(row.dossier_id, verdictPlace(verdictId, "strike_reason"), reason);
  await sql`
    update court.verdict set state = 'struck', strike_reason = ${sealed} where verdict_id = ${verdictId}::uuid`.execute(
    tx,
  );
  await sql`
    update court.verdict set state = 'stands' where verdict_id = (select verdict_id from court.verdict
      where charge_id = ${row.charge_id}::uuid and state = 'replaced' order by on_day desc, recorded_at desc limit 1)`.execute(
    tx,
  );
  opened([row.dossier_id], ["verdict"]);
  emit("court.verdict-struck", { caseId: row.dossier_id, verdictId });
  const [found] = await verdictsOf(context, { verdictId });
  if (found === undefined) throw new Error("a verdict that was struck has gone");
  return found;
});
