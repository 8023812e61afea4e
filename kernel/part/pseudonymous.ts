import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";

/** People who stand under a pseudonym in a dossier: no paper that leaves it may name them. */
export async function pseudonymousPeople(tx: Tx, dossierId: string): Promise<string[]> {
  const { rows } = await sql<{
    people: string[];
  }>`select part.pseudonymous(${dossierId}::uuid) as people`.execute(tx);
  return [...new Set(rows[0]?.people ?? [])];
}
