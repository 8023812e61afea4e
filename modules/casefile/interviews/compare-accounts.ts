import { sql } from "kysely";
import { z } from "zod";
import { question, refuse } from "#kernel/action";
import { findCase } from "../case-row.ts";
import { findParticipant } from "../participant-row.ts";
import { compareTopics, Phase, Topic } from "./statement.ts";
import { newestWords, statementsOf } from "./statement-rows.ts";

export const compareAccounts = question({
  name: "casefile.compare-accounts",
  about:
    "Which topics a person has told of already, in which account and where in it, so that nobody is asked twice. Refused to whoever is still to hear the free account (C1).",
  needs: "casefile.read",
  audited: true,
  input: z.object({ participantId: z.uuid() }),
  output: z.object({
    accounts: z.array(
      z.object({ statementId: z.uuid(), takenOn: z.string(), phase: Phase, topics: z.int() }),
    ),
    topics: z.array(
      z.object({ topic: Topic, told: z.array(z.object({ statementId: z.uuid(), place: z.string() })) }),
    ),
  }),
  refusals: ["free-account-first"],
}).run(async (context) => {
  const { input, tx, opened } = context;
  const person = await findParticipant(context, input.participantId);
  const of = await findCase(context, { caseId: person.dossier_id });
  const { rows: shut } = await sql<{ shut: boolean }>`
    select ${person.person_id}::uuid = any (casefile.unheard_people()) as shut`.execute(tx);
  if (shut[0]?.shut) return refuse("free-account-first");
  const rows = (await statementsOf(context, of.case_id, input.participantId)).filter(
    (row) => row.withdrawn_at === null,
  );
  const words = await newestWords(
    context,
    of.case_id,
    rows.map((row) => row.statement_id),
  );
  const told = rows.map((row) => ({
    statementId: row.statement_id,
    topics: words.get(row.statement_id)?.topics ?? [],
  }));
  opened([of.case_id], ["statement"]);
  return {
    accounts: rows.map((row, at) => ({
      statementId: row.statement_id,
      takenOn: row.taken_on,
      phase: row.phase,
      topics: told[at]?.topics.length ?? 0,
    })),
    topics: compareTopics(told),
  };
});
