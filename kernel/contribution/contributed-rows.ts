import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";

/** Rows of coded columns that modules contribute, up to a moment. Refused without the right `contribution.read`. */
export async function contributedRows(tx: Tx, what: "people" | "accused", until: Date): Promise<unknown[]> {
  const { rows } = await sql<{ row: unknown }>`
    select r as row from contribution.rows(${what}, ${until.toISOString()}::timestamptz) r`.execute(tx);
  return rows.map(({ row }) => row);
}
