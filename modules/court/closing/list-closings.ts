import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Code } from "#kernel/words";
import { findCourtCase } from "../court-case.ts";
import { HandedIn, handedInOf } from "./closing-rows.ts";

export const listClosings = question({
  name: "court.list-closings",
  about: "Which summaries of a case were handed in to editors of case law, by whom and as which draft.",
  needs: "court.summarise",
  audited: true,
  input: z.object({ caseId: z.uuid() }),
  output: z.object({ code: Code, items: z.array(HandedIn), hasVerdict: z.boolean() }),
}).run(async (context) => {
  const { caseId } = context.input;
  const { code } = await findCourtCase(context, { caseId });
  const items = await handedInOf(context, caseId);
  const { rows } = await sql`
    select from court.verdict where dossier_id = ${caseId}::uuid and state = 'stands' limit 1`.execute(
    context.tx,
  );
  context.opened([caseId], ["closing"]);
  return { code, items, hasVerdict: rows.length > 0 };
});
