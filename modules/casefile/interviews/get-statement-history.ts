import { sql } from "kysely";
import { z } from "zod";
import { NotFound, question, refuse } from "#kernel/action";
import { findCase } from "../case-row.ts";
import { findParticipant } from "../participant-row.ts";
import { StatementLine, Topic, Weight } from "./statement.ts";
import { lineOfStatement, newestWords, statementsOf } from "./statement-rows.ts";
import { weightPlace } from "./weigh-statement.ts";

export const getStatementHistory = question({
  name: "casefile.get-statement-history",
  about:
    "All accounts of one person on one axis with interpreter, setting, reflection period, health and the plain reasons why they differ. For prosecution alone (C6).",
  needs: "casefile.weigh",
  audited: true,
  input: z.object({ participantId: z.uuid() }),
  output: z.object({
    items: z.array(
      StatementLine.extend({
        topics: z.array(Topic),
        /** Topics that this account tells of for the first time. */
        first: z.array(Topic),
        weight: Weight.nullable(),
        weightVersion: z.int().nullable(),
      }),
    ),
  }),
  refusals: ["free-account-first"],
}).run(async (context) => {
  const { input, tx, vault, opened } = context;
  const person = await findParticipant(context, input.participantId);
  const of = await findCase(context, { caseId: person.dossier_id });
  const { rows: gate } = await sql<{ open: boolean; shut: boolean }>`
    select access.may_open(${of.case_id}::uuid, 'prosecution', 'read') as open,
      ${person.person_id}::uuid = any (casefile.unheard_people()) as shut`.execute(tx);
  if (!gate[0]?.open) throw new NotFound();
  if (gate[0].shut) return refuse("free-account-first");
  const rows = await statementsOf(context, of.case_id, input.participantId);
  const ids = rows.map((row) => row.statement_id);
  const words = await newestWords(context, of.case_id, ids);
  const weights = await sql<{ statement_id: string; content: Buffer; version: number }>`
    select statement_id, content, version from casefile.statement_weight where statement_id = any (${ids}::uuid[])`.execute(
    tx,
  );
  const weighed = new Map(weights.rows.map((row) => [row.statement_id, row]));
  const before = new Set<Topic>();
  const items = [];
  for (const row of rows) {
    const topics = [...new Set((words.get(row.statement_id)?.topics ?? []).map(({ topic }) => topic))];
    const first = topics.filter((topic) => !before.has(topic));
    if (row.withdrawn_at === null) for (const topic of topics) before.add(topic);
    const weight = weighed.get(row.statement_id);
    const text =
      weight === undefined
        ? null
        : await vault.open(of.case_id, weightPlace(row.statement_id), weight.content);
    items.push({
      ...(await lineOfStatement(context, of, row)),
      topics,
      first,
      weight: text === null ? null : Weight.parse(JSON.parse(text)),
      weightVersion: weight?.version ?? null,
    });
  }
  opened([of.case_id], ["statement", "statement-weight"]);
  return { items };
});
