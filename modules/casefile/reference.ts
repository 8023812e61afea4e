import { sql } from "kysely";
import type { Context } from "#kernel/action";

/** Whether one of the agency's cases has this reference, among those that the actor may see: the answer tells of no others. */
export async function isReferenceTaken(tx: Context<unknown>["tx"], reference: string): Promise<boolean> {
  if (reference === "") return false;
  const { rows } = await sql`
    select from casefile.case_file
    where agency_id = access.agency_id() and lower(reference) = lower(${reference}) and withdrawn_at is null limit 1
  `.execute(tx);
  return rows.length > 0;
}
