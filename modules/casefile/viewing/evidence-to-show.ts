import { NotFound, type QuestionContext } from "#kernel/action";
import { type EvidenceRow, findEvidence } from "../evidence/evidence-row.ts";
import type { SafeKind } from "./safe-kind.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault">;

/**
 * The one way to a piece of evidence that is to be shown: of a kind that may be, for a reader of its case. Everything else is
 * not there.
 */
export async function evidenceToShow(
  context: Asking,
  evidenceId: string,
  kinds: readonly SafeKind[],
): Promise<EvidenceRow> {
  const { row } = await findEvidence(context, evidenceId);
  if (row.shown_as === null || !kinds.includes(row.shown_as)) throw new NotFound();
  return row;
}
