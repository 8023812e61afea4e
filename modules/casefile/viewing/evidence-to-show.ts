import { NotFound, type QuestionContext, type Refusal, refuse } from "#kernel/action";
import { type EvidenceRow, findEvidence } from "../evidence/evidence-row.ts";
import { waitsForFreeAccount } from "../evidence/free-account.ts";
import type { SafeKind } from "./safe-kind.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault">;

/**
 * The one way to a piece of evidence that is to be shown: of a kind that may be, for a reader of its case. Everything else is
 * not there; an earlier statement waits until the free account is closed (C1).
 */
export async function evidenceToShow(
  context: Asking,
  evidenceId: string,
  kinds: readonly SafeKind[],
): Promise<EvidenceRow | Refusal<"free-account-first">> {
  const { row } = await findEvidence(context, evidenceId);
  if (row.shown_as === null || !kinds.includes(row.shown_as)) throw new NotFound();
  if (await waitsForFreeAccount(context, row.evidence_id)) return refuse("free-account-first");
  return row;
}
