import type { Queryable } from "../vault/index.ts";
import { FileError } from "./file-error.ts";
import type { FileStore } from "./file-store.ts";

/** Bytes that no record names are left alone this long: somebody may be about to record them. */
const graceMs = 24 * 3_600_000;
const batch = 500;

/**
 * Ends uploads past their day and takes away bytes that no record names (removed, erased, expired, interrupted).
 * Throws `other-database` rather than empty a folder that belongs to another database.
 */
export async function sweepFiles(
  database: Queryable,
  store: FileStore,
  now: Date,
): Promise<{ expired: number; removed: number }> {
  const { rows } = await database.query("select files.store_id() as id, files.drop_expired() as expired");
  if (!(await store.claim(String(rows[0]?.id)))) throw new FileError("other-database");
  let removed = 0;
  let some: string[] = [];
  for await (const file of store.writtenBefore(new Date(now.getTime() - graceMs))) {
    some.push(file.address);
    if (some.length < batch) continue;
    removed += await removeUnknown(database, store, some);
    some = [];
  }
  removed += await removeUnknown(database, store, some);
  return { expired: Number(rows[0]?.expired ?? 0), removed };
}

async function removeUnknown(database: Queryable, store: FileStore, addresses: string[]): Promise<number> {
  const { rows } = await database.query("select a from files.unknown($1) a", [addresses]);
  for (const row of rows) await store.remove(String(row.a));
  return rows.length;
}
