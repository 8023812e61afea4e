import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { caseFor } from "../case-row.ts";
import { ContentLanguage } from "./interview.ts";
import { Statement } from "./statement.ts";
import { findStatement, translationPlace, wholeStatement } from "./statement-rows.ts";

export const translateStatement = action({
  name: "casefile.translate-statement",
  about: "Puts a translation beside one version of a statement. Earlier translations stay.",
  needs: "casefile.work",
  input: z.object({
    statementId: z.uuid(),
    translationId: z.uuid().describe("made by the client"),
    number: z.int().positive().describe("number of the version that was translated"),
    lang: ContentLanguage,
    words: z.string().trim().min(1).max(400_000),
    by: z.string().trim().min(1).max(300).describe("who translated it"),
    checkedBy: z.string().trim().max(300).default(""),
  }),
  output: Statement,
  refusals: ["may-not", "statement-withdrawn", "no-such-version", "same-language", "added-already"],
  emits: ["casefile.statement-translated"],
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit } = context;
  const { statementId, translationId, words, by, checkedBy } = input;
  const seen = await findStatement(context, statementId);
  const of = await caseFor({ ...context, expects: undefined }, seen.dossier_id, "add-record");
  if (isRefusal(of)) return of;
  const row = await findStatement(context, statementId);
  if (row.withdrawn_at !== null) return refuse("statement-withdrawn");
  if (input.number > row.versions) return refuse("no-such-version", { path: ["number"] });
  if (input.lang === row.lang) return refuse("same-language", { path: ["lang"] });
  const told = { words, by, ...(checkedBy === "" ? {} : { checkedBy }) };
  const content = await vault.seal(row.dossier_id, translationPlace(translationId), JSON.stringify(told));
  const done = await sql`
    insert into casefile.statement_translation (agency_id, statement_translation_id, dossier_id, statement_id, person_id,
      interview_id, number, lang, content, written_by, written_at)
    values (${row.agency_id}::uuid, ${translationId}::uuid, ${row.dossier_id}::uuid, ${statementId}::uuid, ${row.person_id}::uuid,
      ${row.interview_id}::uuid, ${input.number}, ${input.lang}, ${content}, ${actor.accountId}::uuid, ${now})
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("added-already");
  opened([row.dossier_id], ["statement"]);
  emit("casefile.statement-translated", { caseId: row.dossier_id, statementId });
  return wholeStatement(context, statementId);
});
