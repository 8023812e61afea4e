import type { Tx } from "../database/tx.ts";
import type { SearchEntry } from "./entry.ts";

/** Makes a published record findable, within the caller's transaction; what stood there of it is replaced. */
export async function putEntry(tx: Tx, entry: SearchEntry): Promise<void> {
  await putEntries(tx, [entry]);
}

export async function putEntries(_tx: Tx, _entries: readonly SearchEntry[]): Promise<void> {
  throw new Error("being built");
}

/** Takes a record out of the search at once. */
export async function dropEntry(_tx: Tx, _collection: string, _recordId: string): Promise<void> {
  throw new Error("being built");
}
