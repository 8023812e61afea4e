import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse, Stale } from "#kernel/action";
import { caseFor } from "../case-row.ts";
import { Statement, Words } from "./statement.ts";
import { findStatement, wholeStatement } from "./statement-rows.ts";
import { writeVersion } from "./write-version.ts";

export const correctStatement = action({
  name: "casefile.correct-statement",
  about: "Writes a further version of a statement with its reason. What stood there before stays readable.",
  needs: "casefile.work",
  input: Words.extend({
    statementId: z.uuid(),
    after: z.int().positive().describe("number of the version that the writer had before the eyes"),
    reason: z.string().trim().min(1).max(1000),
  }),
  output: Statement,
  refusals: ["may-not", "statement-withdrawn"],
  emits: ["casefile.statement-corrected"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { statementId } = input;
  const seen = await findStatement(context, statementId);
  const of = await caseFor({ ...context, expects: undefined }, seen.dossier_id, "add-record");
  if (isRefusal(of)) return of;
  const row = await findStatement(context, statementId);
  if (row.withdrawn_at !== null) return refuse("statement-withdrawn");
  if (row.versions !== input.after) throw new Stale({ yours: input.after, theirs: row.versions });
  const { words, topics } = input;
  await writeVersion(context, row, {
    number: row.versions + 1,
    words: { words, topics },
    reason: input.reason,
  });
  await sql`update casefile.statement set version = version + 1 where statement_id = ${statementId}::uuid`.execute(
    tx,
  );
  opened([row.dossier_id], ["statement"]);
  emit("casefile.statement-corrected", { caseId: row.dossier_id, statementId });
  return wholeStatement(context, statementId);
});
