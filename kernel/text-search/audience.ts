import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";

/** The collection beside it that holds what everybody may read, and nothing else. */
export function openTwin(collection: string): string {
  return `${collection}-open`;
}

/** The collection that this transaction's login reads: the public sees the open twin, whatever it asks for. */
export async function collectionFor(tx: Tx, collection: string): Promise<string> {
  const { rows } = await sql<{ outside: boolean }>`select session_user = 'palermo_public' as outside`.execute(
    tx,
  );
  return rows[0]?.outside === false ? collection : openTwin(collection);
}
