import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";

/** Whether a piece of evidence is an earlier statement that waits until its reader has heard the free account (C1). */
export async function waitsForFreeAccount(
  { tx }: Pick<QuestionContext<unknown>, "tx">,
  evidenceId: string,
): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select ${evidenceId}::uuid = any (casefile.unheard_evidence()) as waits`.execute(tx);
  return rows[0]?.waits ?? false;
}
