import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { caseFor, refuseStale } from "../case-row.ts";
import { Weight } from "./statement.ts";
import { findStatement } from "./statement-rows.ts";

export function weightPlace(statementId: string) {
  return { table: "casefile.statement_weight", column: "content", row: statementId };
}

export const weighStatement = action({
  name: "casefile.weigh-statement",
  about:
    "Writes beside a statement how it came about and, in plain words, why it differs from others. Read by prosecution alone; the history keeps what stood there.",
  needs: "casefile.weigh",
  input: z.object({
    statementId: z.uuid(),
    weightId: z.uuid().describe("made by the client"),
    content: Weight,
  }),
  output: z.object({ statementId: z.uuid() }),
  refusals: ["may-not"],
  emits: ["casefile.statement-weighed"],
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit, expects } = context;
  const { statementId } = input;
  const row = await findStatement(context, statementId);
  const caseId = row.dossier_id;
  const of = await caseFor({ ...context, expects: undefined }, caseId, "add-record");
  if (isRefusal(of)) return of;
  const { rows } = await sql<{ version: number }>`
    select version from casefile.statement_weight where statement_id = ${statementId}::uuid`.execute(tx);
  const stands = rows[0];
  if (stands !== undefined) refuseStale(stands.version, expects);
  const content = await vault.seal(caseId, weightPlace(statementId), JSON.stringify(input.content));
  await (stands === undefined
    ? sql`
        insert into casefile.statement_weight (agency_id, statement_weight_id, dossier_id, statement_id, person_id, content, weighed_by, weighed_at)
        values (${row.agency_id}::uuid, ${input.weightId}::uuid, ${caseId}::uuid, ${statementId}::uuid, ${row.person_id}::uuid,
          ${content}, ${actor.accountId}::uuid, ${now})`
    : sql`
        update casefile.statement_weight set content = ${content}, weighed_by = ${actor.accountId}::uuid, weighed_at = ${now}
        where statement_id = ${statementId}::uuid`
  ).execute(tx);
  opened([caseId], ["statement-weight"]);
  emit("casefile.statement-weighed", { caseId, statementId });
  return { statementId };
});
