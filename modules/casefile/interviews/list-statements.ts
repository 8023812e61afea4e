import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { findCase } from "../case-row.ts";
import { CarriedSection, carriedOf } from "./carried.ts";
import { StatementLine } from "./statement.ts";
import { lineOfStatement, statementsOf } from "./statement-rows.ts";

export const listStatements = question({
  name: "casefile.list-statements",
  about:
    "The statements of a case in the order in which they were taken, without their words, and the answers of an interview with which it was opened. Earlier accounts of somebody whom the reader is still to hear are left out, and it says so (C1).",
  needs: "casefile.read",
  audited: true,
  input: z.object({ caseId: z.uuid() }),
  output: z.object({
    items: z.array(StatementLine),
    /** Answers of an interview with which the case was opened. Not a statement. */
    carried: z.array(CarriedSection),
    /** The reader is to hear somebody of this case: what was told before is shut until the free account is closed. */
    earlierShut: z.boolean(),
  }),
}).run(async (context) => {
  const of = await findCase(context, context.input);
  const rows = await statementsOf(context, of.case_id);
  const items: StatementLine[] = [];
  for (const row of rows) items.push(await lineOfStatement(context, of, row));
  const { rows: shut } = await sql`
    select from casefile.interview i where i.dossier_id = ${of.case_id}::uuid and i.interview_id = any (casefile.own_unheard())
    limit 1`.execute(context.tx);
  context.opened([of.case_id], ["statement", "carried"]);
  return { items, carried: await carriedOf(context, of.case_id), earlierShut: shut.length > 0 };
});
