import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";

/** Whether everything here is invented: exports then say so. */
export async function isDemonstration(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{
    demonstration: boolean;
  }>`select access.is_demonstration() as demonstration`.execute(tx);
  return rows[0]?.demonstration === true;
}

/** The name of an exported file; one of a demonstration says so first. */
export function exportName(name: string, demonstration: boolean): string {
  return demonstration ? `DEMONSTRATION-${name}` : name;
}
