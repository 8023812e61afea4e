import { sql } from "kysely";
import { z } from "zod";
import type { QuestionContext } from "#kernel/action";
import { colleagues } from "#kernel/part";

export const HandedIn = z.object({
  closingId: z.uuid(),
  judgmentCode: z.string(),
  handedAt: z.string(),
  handedBy: z.string(),
});
export type HandedIn = z.infer<typeof HandedIn>;

/** Summaries of a case that were handed in, the newest first. */
export async function handedInOf(
  { tx }: Pick<QuestionContext<unknown>, "tx">,
  caseId: string,
): Promise<HandedIn[]> {
  const { rows } = await sql<{
    closing_id: string;
    judgment_code: string;
    handed_by: string;
    handed_at: Date;
  }>`
    select closing_id, judgment_code, handed_by, handed_at from court.closing where dossier_id = ${caseId}::uuid
    order by handed_at desc`.execute(tx);
  const by = await colleagues(
    tx,
    rows.map((row) => row.handed_by),
  );
  return rows.map((row) => ({
    closingId: row.closing_id,
    judgmentCode: row.judgment_code,
    handedAt: row.handed_at.toISOString(),
    handedBy: by(row.handed_by).name,
  }));
}
