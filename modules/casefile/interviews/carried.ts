import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import type { QuestionContext } from "#kernel/action";

/** A section of an interview that was carried into a case: what was said and seen, as words to read. Not a statement. */
export const CarriedSection = z.object({
  title: z.string().trim().min(1).max(300),
  words: z.string().trim().min(1).max(20_000),
});
export type CarriedSection = z.infer<typeof CarriedSection>;

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault">;

const placeOf = (row: string) => ({ table: "casefile.carried", column: "content", row });

/** Keeps the answers with which a case is opened beside it, as the earlier account that they are (C1). */
export async function keepCarried(
  { tx, vault }: Asking,
  { agencyId, caseId, sections }: { agencyId: string; caseId: string; sections: readonly CarriedSection[] },
): Promise<void> {
  if (sections.length === 0) return;
  const carriedId = randomUUID();
  const content = await vault.seal(caseId, placeOf(carriedId), JSON.stringify(sections));
  await sql`
    insert into casefile.carried (agency_id, carried_id, dossier_id, content)
    values (${agencyId}::uuid, ${carriedId}::uuid, ${caseId}::uuid, ${content})`.execute(tx);
}

/** The answers with which a case was opened; none for whoever is still to hear somebody of it. */
export async function carriedOf({ tx, vault }: Asking, caseId: string): Promise<CarriedSection[]> {
  const { rows } = await sql<{ carried_id: string; content: Buffer }>`
    select carried_id, content from casefile.carried where dossier_id = ${caseId}::uuid order by carried_at, carried_id
  `.execute(tx);
  const texts = await Promise.all(
    rows.map((row) => vault.open(caseId, placeOf(row.carried_id), row.content)),
  );
  return texts.flatMap((text) => (text === null ? [] : CarriedSection.array().parse(JSON.parse(text))));
}
