import { sql } from "kysely";
import type { Service } from "../words/service.ts";
import { asService, type ServiceRow, serviceRows, type Tx } from "./service-rows.ts";

/** A service as everybody who refers reads it, without what only one reader may do. */
export type DirectoryEntry = Omit<Service, "may" | "mine">;
type Copy = { readonly stamp: string; readonly entries: readonly DirectoryEntry[] };

let copy: Copy | null = null;

const nobody = { agencyId: "", rights: new Set<string>() };

/** Tells the directory as it stands from every other state of it, in this database and for this reader's sight. */
async function stampOf(tx: Tx): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select current_database() || ' ' || count(*) || ' ' || coalesce(sum(changes), 0) || ' ' || coalesce(sum(version), 0) as stamp
    from referral.service`.execute(tx);
  return rows[0]?.stamp ?? "";
}

/**
 * Services that are not closed. The directory is one for everybody who may read it, so one copy is kept in memory; each
 * reading asks the database, as its reader, whether it still stands so. Whoever may not read finds an empty directory.
 */
export async function readDirectory(tx: Tx): Promise<readonly DirectoryEntry[]> {
  const stamp = await stampOf(tx);
  if (copy?.stamp === stamp) return copy.entries;
  const { rows } = await sql<ServiceRow>`${serviceRows} where s.state <> 'closed'`.execute(tx);
  const entries = rows.map((row) => {
    const { may: _may, mine: _mine, ...entry } = asService(row, nobody);
    return entry;
  });
  copy = { stamp, entries };
  return entries;
}
