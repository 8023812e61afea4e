import type pg from "pg";
import { txOver } from "../action/transaction.ts";
import type { Tx } from "../database/tx.ts";

/**
 * Reads as `palermo_public`, to which the database gives published records and nothing else: one short read-only
 * transaction in which nobody is entered.
 */
export async function readPublic<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin transaction read only");
    const made = await work(txOver(client, "palermo_public"));
    await client.query("commit");
    client.release();
    return made;
  } catch (error) {
    // A transaction that cannot be ended is given up with its connection.
    await client.query("rollback").then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}

/** One statement as `palermo_public`, which is a transaction by itself. */
export async function glancePublic<T>(pool: pg.Pool, ask: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await ask(txOver(client, "palermo_public"));
  } finally {
    client.release();
  }
}
