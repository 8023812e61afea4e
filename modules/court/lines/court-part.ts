import { NotFound, type QuestionContext, refuse } from "#kernel/action";
import { type DossierParts, partsOf } from "#kernel/part";
import type { Level } from "#kernel/words";

export type CourtPart = { readonly parts: DossierParts; readonly level: Level };

/** The case's part `prosecution`, as far as it is open to this reader; else the same "not found" as for no case. */
export async function courtPart({ tx }: Pick<QuestionContext<unknown>, "tx">, caseId: string): Promise<CourtPart> {
  const parts = await partsOf(tx, caseId);
  const level = parts.open.get("prosecution");
  if (parts.kind !== "case" || level === undefined) throw new NotFound();
  return { parts, level };
}

/** The same for a change: whoever only reads is refused. */
export async function courtPartToWrite(context: Pick<QuestionContext<unknown>, "tx">, caseId: string) {
  const found = await courtPart(context, caseId);
  return found.level === "read" ? refuse("may-not") : found;
}
