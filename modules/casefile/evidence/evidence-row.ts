import { sql } from "kysely";
import { NotFound, type QuestionContext, type Refusal, refuse } from "#kernel/action";
import { colleagues } from "#kernel/part";
import { type CaseRow, findCase } from "../case-row.ts";
import { readChain } from "../custody/chain.ts";
import { linkOf, linksOf } from "../custody/custody-rows.ts";
import type { SafeKind } from "../viewing/safe-kind.ts";
import {
  type Evidence,
  type EvidenceKind,
  type EvidenceVerb,
  mayWithEvidence,
  OpenSource,
  type TextState,
} from "./evidence.ts";

export type EvidenceRow = {
  agency_id: string;
  evidence_id: string;
  dossier_id: string;
  exhibit: number;
  kind: EvidenceKind;
  title: Buffer;
  description: Buffer | null;
  source: Buffer | null;
  file_id: string | null;
  file_name: Buffer | null;
  media_type: string | null;
  bytes: string | null;
  sha256: Buffer | null;
  destroyed_at: Date | null;
  checked_at: Date | null;
  intact: boolean | null;
  text_state: TextState;
  text_problem: string | null;
  /** What the first bytes prove it to be, when it may be shown; and the pages of a PDF. */
  shown_as: SafeKind | null;
  pages: number | null;
  added_by: string;
  added_at: Date;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
  withdraw_reason: Buffer | null;
  version: number;
};

export type EvidenceColumn = "title" | "description" | "source" | "file_name" | "sha256" | "withdraw_reason";
type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault">;

/** Where a sealed column of a piece of evidence stands. */
export function evidencePlace(evidenceId: string, column: EvidenceColumn) {
  return { table: "casefile.evidence", column, row: evidenceId };
}

export function openEvidence({ vault }: Pick<Asking, "vault">, row: EvidenceRow, column: EvidenceColumn) {
  return vault.open(row.dossier_id, evidencePlace(row.evidence_id, column), row[column]);
}

/** One piece of evidence with its case; the same "not found" whether it is not there or not for this reader. */
export async function findEvidence(
  context: Asking,
  evidenceId: string,
): Promise<{ row: EvidenceRow; of: CaseRow }> {
  const { rows } = await sql<EvidenceRow>`
    select * from casefile.evidence where evidence_id = ${evidenceId}::uuid`.execute(context.tx);
  const row = rows[0];
  if (row === undefined) throw new NotFound();
  return { row, of: await findCase(context, { caseId: row.dossier_id }) };
}

export function evidenceVerbsOf(
  row: EvidenceRow,
  of: CaseRow,
  { actor }: Pick<Asking, "actor">,
): EvidenceVerb[] {
  return mayWithEvidence({
    caseOpen: of.state === "open",
    withdrawn: row.withdrawn_at !== null,
    hasFile: row.file_id !== null,
    textState: row.text_state,
    level: of.level,
    rights: actor.rights,
  });
}

/** The evidence locked for a change that the rule allows; the declared refusal otherwise. */
export async function evidenceFor(
  context: Asking,
  evidenceId: string,
  verb: EvidenceVerb,
): Promise<{ row: EvidenceRow; of: CaseRow } | Refusal<"may-not">> {
  const seen = await findEvidence(context, evidenceId);
  if (!evidenceVerbsOf(seen.row, seen.of, context).includes(verb)) return refuse("may-not");
  await sql`select from casefile.evidence where evidence_id = ${evidenceId}::uuid for update`.execute(
    context.tx,
  );
  const now = await findEvidence(context, evidenceId);
  return evidenceVerbsOf(now.row, now.of, context).includes(verb) ? now : refuse("may-not");
}

/** Evidence of one case as its reader sees it, with where each chain of custody stands. */
export async function evidenceOf(
  context: Asking,
  of: CaseRow,
  rows: readonly EvidenceRow[],
): Promise<Evidence[]> {
  const links = await linksOf(
    context,
    of.case_id,
    rows.map((row) => row.evidence_id),
  );
  const by = await colleagues(
    context.tx,
    rows.flatMap((row) => [row.added_by, row.withdrawn_by]),
  );
  return Promise.all(
    rows.map(async (row) => {
      const open = (column: EvidenceColumn) => openEvidence(context, row, column);
      const standing = (links.get(row.evidence_id) ?? []).filter(({ struck }) => struck === null);
      const chain = readChain(standing.map(linkOf), { intact: row.intact });
      const source = await open("source");
      return {
        evidenceId: row.evidence_id,
        caseId: row.dossier_id,
        exhibit: row.exhibit,
        kind: row.kind,
        title: (await open("title")) ?? "",
        description: await open("description"),
        source: source === null ? null : OpenSource.parse(JSON.parse(source)),
        file:
          row.file_id === null && row.destroyed_at === null
            ? null
            : {
                name: (await open("file_name")) ?? "",
                mediaType: row.media_type ?? "",
                bytes: Number(row.bytes ?? 0),
                sha256: (await open("sha256")) ?? "",
                destroyedAt: row.destroyed_at?.toISOString() ?? null,
              },
        checkedAt: row.checked_at?.toISOString() ?? null,
        intact: row.intact,
        textState: row.text_state,
        textProblem: row.text_problem,
        shownAs: row.shown_as,
        pages: row.pages,
        custody: {
          state: chain.state,
          holder: chain.holder,
          events: standing.length,
          breaks: [...new Set(chain.breaks.map(({ code }) => code))],
        },
        addedBy: by(row.added_by).name,
        addedAt: row.added_at.toISOString(),
        withdrawn:
          row.withdrawn_at && row.withdrawn_by
            ? {
                at: row.withdrawn_at.toISOString(),
                by: by(row.withdrawn_by).name,
                reason: (await open("withdraw_reason")) ?? "",
              }
            : null,
        version: row.version,
        may: evidenceVerbsOf(row, of, context),
      };
    }),
  );
}

/** One piece of evidence anew, after a change. */
export async function evidenceAnew(context: Asking, evidenceId: string): Promise<Evidence> {
  const { row, of } = await findEvidence(context, evidenceId);
  const [found] = await evidenceOf(context, of, [row]);
  if (found === undefined) throw new Error("evidence that was found has gone");
  return found;
}
