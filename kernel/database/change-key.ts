import pg from "pg";
import type { MasterKey } from "../config/index.ts";
import type { Database } from "./database.ts";
import { connect, passwordOf } from "./place.ts";
import { scramVerifier } from "./scram.ts";

/**
 * Gives a database a new master key in one transaction: what the caller changes as the owner, the check that recognises
 * the key, and the administrator's password where it comes from the key. The other logins follow at the next start.
 */
export async function changeKeyOf<T>(
  { place, instance }: Database,
  to: MasterKey,
  work: (owner: pg.Client) => Promise<T>,
): Promise<T> {
  const embedded = place.kind === "embedded";
  const client = await connect(place, {
    login: embedded ? "admin" : "palermo_owner",
    masterKey: instance.masterKey,
  });
  try {
    await client.query("begin");
    if (embedded) await client.query("set local role palermo_owner");
    const result = await work(client);
    await client.query("update database.instance set key_check = $1", [to.checkFor(instance.instanceId)]);
    if (embedded) {
      const { user } = place.admin;
      const password = pg.escapeLiteral(scramVerifier(passwordOf(to, user)));
      await client.query("reset role");
      await client.query(`alter role ${pg.escapeIdentifier(user)} password ${password}`);
    }
    await client.query("commit");
    return result;
  } finally {
    await client.end();
  }
}
