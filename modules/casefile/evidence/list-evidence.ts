import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { findCase } from "../case-row.ts";
import { Evidence } from "./evidence.ts";
import { type EvidenceRow, evidenceOf } from "./evidence-row.ts";

export const listEvidence = question({
  name: "casefile.list-evidence",
  about: "The list of exhibits of a case, with who holds each and where a chain of custody breaks.",
  needs: "casefile.read",
  audited: true,
  input: z.object({ caseId: z.uuid() }),
  output: z.object({ items: z.array(Evidence) }),
}).run(async (context) => {
  const of = await findCase(context, context.input);
  const { rows } = await sql<EvidenceRow>`
    select * from casefile.evidence where dossier_id = ${of.case_id}::uuid order by exhibit`.execute(
    context.tx,
  );
  context.opened([of.case_id], ["evidence", "custody"]);
  return { items: await evidenceOf(context, of, rows) };
});
