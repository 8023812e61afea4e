import { sql } from "kysely";
import type { Context } from "#kernel/action";
import { removeFile } from "#kernel/files";
import type { EvidenceRow } from "./evidence-row.ts";

/**
 * Destroys the bytes of an exhibit and the words that were read out of it: the file's own key goes with this transaction,
 * so that nobody opens the bytes any more, and the store gives them up at its next sweep. Name, size and digest stay.
 * False when a hold stops it.
 */
export async function destroyBytes(context: Context<unknown>, row: EvidenceRow): Promise<boolean> {
  const { tx, now } = context;
  if (row.file_id === null) return true;
  if ((await removeFile(context, row.file_id)) !== "done") return false;
  await sql`delete from casefile.evidence_text where evidence_id = ${row.evidence_id}::uuid`.execute(tx);
  await sql`
    update casefile.evidence set file_id = null, shown_as = null, destroyed_at = ${now}, text_state = 'none', text_problem = null,
      version = version + 1 where evidence_id = ${row.evidence_id}::uuid`.execute(tx);
  return true;
}
