import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";

/** A module closed this dossier: from now on the time of keeping runs. In the transaction of the closing action. */
export async function startKeeping(tx: Tx, dossierId: string, closedAt: Date): Promise<void> {
  await sql`select retention.start(${dossierId}::uuid, ${closedAt})`.execute(tx);
}

/** The dossier was opened again: nothing runs any more, and a confirmed list leaves it out. */
export async function stopKeeping(tx: Tx, dossierId: string): Promise<void> {
  await sql`select retention.stop(${dossierId}::uuid)`.execute(tx);
}
