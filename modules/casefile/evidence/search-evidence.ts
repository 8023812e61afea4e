import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { findCase } from "../case-row.ts";
import { type EvidenceRow, openEvidence } from "./evidence-row.ts";
import { findInText } from "./find-in-text.ts";

type Page = { evidence_text_id: string; evidence_id: string; page: number; content: Buffer };

const mostFinds = 100;
const pagesAtOnce = 500;

export const searchEvidence = question({
  name: "casefile.search-evidence",
  about:
    "Finds words in the evidence of one case, by opening its pages one after the other; there is no index that could tell of it elsewhere.",
  needs: "casefile.read",
  audited: true,
  input: z.object({ caseId: z.uuid(), text: z.string().trim().min(2).max(200) }),
  output: z.object({
    items: z.array(
      z.object({
        evidenceId: z.uuid(),
        exhibit: z.int(),
        title: z.string(),
        page: z.int(),
        text: z.string(),
        start: z.int(),
        end: z.int(),
      }),
    ),
    pages: z.int().describe("how many pages were read"),
    complete: z.boolean().describe("false when there were more finds than are shown"),
    unread: z.int().describe("files whose words could not be read or wait for it"),
  }),
}).run(async (context) => {
  const { tx, vault, input } = context;
  const of = await findCase(context, input);
  const { rows: evidence } = await sql<EvidenceRow>`
    select * from casefile.evidence where dossier_id = ${of.case_id}::uuid order by exhibit`.execute(tx);
  context.opened([of.case_id], ["evidence.text"]);
  const byId = new Map(evidence.map((row) => [row.evidence_id, row]));
  const order = evidence.map((row) => row.evidence_id);
  const items: {
    evidenceId: string;
    exhibit: number;
    title: string;
    page: number;
    text: string;
    start: number;
    end: number;
  }[] = [];
  let pages = 0;
  for (let more = true; more && items.length <= mostFinds; ) {
    const { rows } = await sql<Page>`
      select t.evidence_text_id, t.evidence_id, t.page, t.content
      from casefile.evidence_text t
      where t.dossier_id = ${of.case_id}::uuid
      order by array_position(${order}::uuid[], t.evidence_id), t.page offset ${pages} limit ${pagesAtOnce}`.execute(
      tx,
    );
    more = rows.length === pagesAtOnce;
    pages += rows.length;
    for (const row of rows) {
      const place = { table: "casefile.evidence_text", column: "content", row: row.evidence_text_id };
      const text = (await vault.open(of.case_id, place, row.content)) ?? "";
      const found = byId.get(row.evidence_id);
      if (found === undefined) continue;
      for (const find of findInText(text, input.text)) {
        const title = (await openEvidence(context, found, "title")) ?? "";
        items.push({ evidenceId: row.evidence_id, exhibit: found.exhibit, title, page: row.page, ...find });
      }
    }
  }
  const unread = evidence.filter((row) => row.text_state === "failed" || row.text_state === "waiting").length;
  return { items: items.slice(0, mostFinds), pages, complete: items.length <= mostFinds, unread };
});
