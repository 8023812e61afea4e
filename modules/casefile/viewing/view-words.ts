import { sql } from "kysely";
import { z } from "zod";
import { NotFound, question } from "#kernel/action";
import { findEvidence } from "../evidence/evidence-row.ts";

type Row = { evidence_text_id: string; content: Buffer; pages: number };

export const viewWords = question({
  name: "casefile.view-words",
  about: "The words of one page, or one piece, of a file among the evidence, as plain text.",
  needs: "casefile.read",
  audited: true,
  input: z.object({ evidenceId: z.uuid(), page: z.int().min(1) }),
  output: z.object({ text: z.string(), pages: z.int() }),
}).run(async (context) => {
  const { tx, vault, input } = context;
  const { of } = await findEvidence(context, input.evidenceId);
  const { rows } = await sql<Row>`
    select evidence_text_id, content,
      (select count(*)::int from casefile.evidence_text where evidence_id = ${input.evidenceId}::uuid) as pages
    from casefile.evidence_text where evidence_id = ${input.evidenceId}::uuid and page = ${input.page}`.execute(
    tx,
  );
  const row = rows[0];
  if (row === undefined) throw new NotFound();
  const place = { table: "casefile.evidence_text", column: "content", row: row.evidence_text_id };
  context.opened([of.case_id], ["evidence.text"]);
  return { text: (await vault.open(of.case_id, place, row.content)) ?? "", pages: row.pages };
});
