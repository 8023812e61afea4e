import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import { openCollection } from "./entry.ts";

/** A text that is another one after each change of what everybody may search in a collection. */
export async function openStamp(tx: Tx, collection: string): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select mark || ':' || changes as stamp from text_search.collection where collection = ${openCollection(collection)}`.execute(
    tx,
  );
  return rows[0]?.stamp ?? "";
}
