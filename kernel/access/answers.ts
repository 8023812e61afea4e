import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";

/** Asks one of the definer functions that answer with a short word. */
export async function askWord(tx: Tx, call: RawBuilder<unknown>): Promise<string> {
  const { rows } = await sql<{ word: string }>`select ${call} as word`.execute(tx);
  return rows[0]?.word ?? "not-found";
}
