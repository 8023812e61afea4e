import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { findCase } from "../case-row.ts";
import { Disclosure } from "./disclosure.ts";
import { type DisclosureRow, disclosuresOf } from "./disclosure-rows.ts";

export const listDisclosures = question({
  name: "casefile.list-disclosures",
  about:
    "Copies made for disclosure in a case, with what was withheld in each, on which ground and by whose decision.",
  needs: "casefile.read",
  audited: true,
  input: z.object({ caseId: z.uuid() }),
  output: z.object({ items: z.array(Disclosure) }),
}).run(async (context) => {
  const of = await findCase(context, context.input);
  const { rows } = await sql<DisclosureRow>`
    select * from casefile.disclosure where dossier_id = ${of.case_id}::uuid order by made_at desc`.execute(
    context.tx,
  );
  context.opened([of.case_id], ["disclosure"]);
  return { items: await disclosuresOf(context, rows) };
});
