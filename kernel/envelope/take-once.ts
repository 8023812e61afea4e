import { sql } from "kysely";
import type pg from "pg";
import type { Tx } from "../database/tx.ts";
import type { Opened } from "./envelope.ts";
import { keyId } from "./identity.ts";

/** `taken` the first time; otherwise the caller refuses the message by this word (`envelopeProblemText`). */
export type Taking = "taken" | "taken-before" | "before-restore";

/**
 * Takes a message in the transaction that acts on it. What was made before this Palermo was restored from a backup may
 * have been acted on already: it is refused as `before-restore`, unless a person has asked the sender and `confirmed` it.
 */
export async function takeOnce(
  tx: Tx,
  { id, from, created, expires }: Pick<Opened, "id" | "from" | "created" | "expires">,
  { confirmed = false }: { readonly confirmed?: boolean } = {},
): Promise<Taking> {
  const { rows } = await sql<{ word: Taking }>`
    select envelope.take(${keyId(from.sign)}, ${id}::uuid, ${created}, ${expires}, ${confirmed}) as word`.execute(
    tx,
  );
  return rows[0]?.word ?? "taken-before";
}

/** Says, as the owner and before anybody is served, that this Palermo was restored just now. */
export async function noteRestore(owner: Pick<pg.ClientBase, "query">, at: Date): Promise<void> {
  await owner.query("insert into envelope.restored (at) values ($1)", [at]);
}
