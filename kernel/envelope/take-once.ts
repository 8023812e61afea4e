import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import type { Opened } from "./envelope.ts";
import { keyId } from "./identity.ts";

/** True the first time that this message is acted on; a second time the caller refuses it as `taken-before`. */
export async function takeOnce(
  tx: Tx,
  { id, from, expires }: Pick<Opened, "id" | "from" | "expires">,
): Promise<boolean> {
  const { rows } = await sql<{ first: boolean }>`
    select envelope.take_once(${keyId(from.sign)}, ${id}::uuid, ${expires}) as first`.execute(tx);
  return rows[0]?.first === true;
}
