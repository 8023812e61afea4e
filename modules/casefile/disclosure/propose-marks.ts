import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { findEvidence } from "../evidence/evidence-row.ts";
import { findInText } from "../evidence/find-in-text.ts";
import { protectedNames } from "./protected-names.ts";

type Page = { evidence_text_id: string; page: number; content: Buffer };

export const proposeMarks = question({
  name: "casefile.propose-marks",
  about:
    "Names of protected people of the case that stand in a piece of evidence, proposed to be withheld. Only names that the reader may reveal; each reading of them is written down.",
  needs: "casefile.disclose",
  audited: true,
  input: z.object({ evidenceId: z.uuid() }),
  output: z.object({
    items: z.array(z.object({ phrase: z.string(), personCode: z.string(), pages: z.array(z.int()) })),
    /** People of the case whose names the reader may not know, so that they could not be looked for. */
    notLookedFor: z.int(),
  }),
}).run(async (context) => {
  const { tx, vault, input, opened } = context;
  const { of } = await findEvidence(context, input.evidenceId);
  const { rows } = await sql<Page>`
    select evidence_text_id, page, content from casefile.evidence_text where evidence_id = ${input.evidenceId}::uuid order by page
  `.execute(tx);
  const pages: { page: number; text: string }[] = [];
  for (const row of rows) {
    const place = { table: "casefile.evidence_text", column: "content", row: row.evidence_text_id };
    pages.push({ page: row.page, text: (await vault.open(of.case_id, place, row.content)) ?? "" });
  }
  opened([of.case_id], ["evidence.text"]);
  const named = await protectedNames(context, of.case_id);
  const items: { phrase: string; personCode: string; pages: number[] }[] = [];
  for (const { personCode, phrases } of named.items)
    for (const phrase of phrases) {
      const found = pages.filter(({ text }) => findInText(text, phrase).length > 0).map(({ page }) => page);
      if (found.length > 0) items.push({ phrase, personCode, pages: found });
    }
  return { items, notLookedFor: named.notLookedFor };
});
