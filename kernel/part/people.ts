import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "../database/tx.ts";

/** Somebody at work, as records show who wrote them. */
export const Colleague = z.object({ accountId: z.uuid(), name: z.string() });
export type Colleague = z.infer<typeof Colleague>;

/** Names of colleagues by account; ids of people at work are no secret to people at work. */
export async function colleagues(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<(accountId: string) => Colleague> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const { rows } = await sql<{ account_id: string; name: string }>`
    select * from access.account_names(${wanted}::uuid[])`.execute(tx);
  const names = new Map(rows.map((row) => [row.account_id, row.name]));
  return (accountId) => ({ accountId, name: names.get(accountId) ?? "" });
}
