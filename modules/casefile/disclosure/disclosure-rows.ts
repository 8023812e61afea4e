import { sql } from "kysely";
import { z } from "zod";
import { NotFound, type QuestionContext } from "#kernel/action";
import { colleagues } from "#kernel/part";
import {
  PdfProblem,
  type PdfProblemCode,
  pdfProblems,
  pdfProblemText,
  type Withheld,
  withheldText,
} from "#kernel/pdf";
import type { Lang } from "#kernel/words";
import { type EvidenceRow, openEvidence } from "../evidence/evidence-row.ts";
import { text } from "../text.ts";
import { type Disclosure, Gone, Mark } from "./disclosure.ts";
import { pseudonymProblems } from "./names-left.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor">;

export type DisclosureRow = {
  agency_id: string;
  disclosure_id: string;
  dossier_id: string;
  evidence_id: string;
  state: "making" | "made" | "failed";
  whole: boolean;
  recipient: Buffer;
  marks: Buffer;
  file_id: string | null;
  bytes: string | null;
  sha256: Buffer | null;
  withheld: Buffer | null;
  problem: string | null;
  made_by: string;
  made_at: Date;
};

export type DisclosureColumn = "recipient" | "marks" | "sha256" | "withheld";

export function disclosurePlace(disclosureId: string, column: DisclosureColumn) {
  return { table: "casefile.disclosure", column, row: disclosureId };
}

export function openDisclosure(
  { vault }: Pick<Asking, "vault">,
  row: DisclosureRow,
  column: DisclosureColumn,
) {
  return vault.open(row.dossier_id, disclosurePlace(row.disclosure_id, column), row[column]);
}

export async function findDisclosure(
  { tx }: Pick<Asking, "tx">,
  disclosureId: string,
): Promise<DisclosureRow> {
  const { rows } = await sql<DisclosureRow>`
    select * from casefile.disclosure where disclosure_id = ${disclosureId}::uuid`.execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

export async function marksOf(context: Pick<Asking, "vault">, row: DisclosureRow): Promise<Mark[]> {
  const text = await openDisclosure(context, row, "marks");
  return text === null ? [] : z.array(Mark).parse(JSON.parse(text));
}

/** Disclosures of one case, the newest first, as their reader sees them. */
export async function disclosuresOf(context: Asking, rows: readonly DisclosureRow[]): Promise<Disclosure[]> {
  const { tx, actor } = context;
  const by = await colleagues(
    tx,
    rows.map((row) => row.made_by),
  );
  const evidence = await sql<EvidenceRow>`
    select * from casefile.evidence where evidence_id = any (${rows.map((row) => row.evidence_id)}::uuid[])`.execute(
    tx,
  );
  const byId = new Map(evidence.rows.map((row) => [row.evidence_id, row]));
  return Promise.all(
    rows.map(async (row) => {
      const of = byId.get(row.evidence_id);
      const withheld = await openDisclosure(context, row, "withheld");
      return {
        disclosureId: row.disclosure_id,
        caseId: row.dossier_id,
        evidenceId: row.evidence_id,
        exhibit: of?.exhibit ?? 0,
        title: of === undefined ? "" : ((await openEvidence(context, of, "title")) ?? ""),
        state: row.state,
        whole: row.whole,
        recipient: (await openDisclosure(context, row, "recipient")) ?? "",
        marks: await marksOf(context, row),
        withheld: withheld === null ? [] : linesOf(actor.lang, withheld),
        bytes: row.bytes === null ? null : Number(row.bytes),
        sha256: await openDisclosure(context, row, "sha256"),
        problem: row.problem === null ? null : problemOf(actor.lang, row.problem),
        madeBy: by(row.made_by).name,
        madeAt: row.made_at.toISOString(),
      };
    }),
  );
}

function linesOf(lang: Lang, text: string): string[] {
  return z
    .array(Gone)
    .parse(JSON.parse(text))
    .map((line) => withheldText(lang, line as Withheld));
}

/** Why no copy was made: a name under a pseudonym would have left, or the file itself. */
function problemOf(lang: Lang, problem: string): string {
  const alarm = pseudonymProblems.find((code) => code === problem);
  if (alarm !== undefined) return text(lang, `disclosure-alarm.${alarm}`);
  return pdfProblemText(lang, new PdfProblem(codeOf(problem)));
}

function codeOf(problem: string): PdfProblemCode {
  return pdfProblems.find((code) => code === problem) ?? "failed";
}
