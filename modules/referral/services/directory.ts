import { sql } from "kysely";
import type { Service } from "../words/service.ts";
import { asService, type ServiceRow, serviceRows, type Tx } from "./service-rows.ts";

/** A service as everybody who refers reads it, without what only one reader may do. */
export type DirectoryEntry = Omit<Service, "may" | "mine">;
type Kept = { readonly mark: string; readonly entry: DirectoryEntry };
type Copy = {
  readonly stamp: string;
  /** What every entry hangs on: the database, and the names of providers. */
  readonly ground: string;
  readonly kept: ReadonlyMap<string, Kept>;
  readonly entries: readonly DirectoryEntry[];
};

let copy: Copy | null = null;

const nobody = { agencyId: "", rights: new Set<string>() };

/** Tells the directory as it stands from every other state of it, in this database and for this reader's sight. */
async function stampOf(tx: Tx): Promise<{ readonly ground: string; readonly stamp: string }> {
  const { rows } = await sql<{ ground: string; stamp: string }>`
    select current_database() || ' ' || (select count(*) || ' ' || coalesce(sum(version), 0) from referral.provider) as ground,
      count(*) || ' ' || coalesce(sum(changes), 0) || ' ' || coalesce(sum(version), 0) as stamp
    from referral.service`.execute(tx);
  return rows[0] ?? { ground: "", stamp: "" };
}

/**
 * Services that are not closed. The directory is one for everybody who may read it, so one copy is kept in memory; each
 * reading asks the database, as its reader, whether it still stands so, and fetches what changed. Whoever may not read
 * finds an empty directory.
 */
export async function readDirectory(tx: Tx): Promise<readonly DirectoryEntry[]> {
  const { ground, stamp } = await stampOf(tx);
  if (copy?.ground === ground && copy.stamp === stamp) return copy.entries;
  const before = copy?.ground === ground ? copy.kept : new Map<string, Kept>();
  const kept = before.size === 0 ? await readAll(tx) : await readChanged(tx, before);
  copy = { ground, stamp, kept, entries: [...kept.values()].map(({ entry }) => entry) };
  return copy.entries;
}

type Mark = Pick<ServiceRow, "service_id" | "version" | "changes">;
const markOf = ({ version, changes }: Mark) => `${version}.${changes}`;

function keep(rows: readonly ServiceRow[]): [string, Kept][] {
  return rows.map((row) => {
    const { may: _may, mine: _mine, ...entry } = asService(row, nobody);
    return [row.service_id, { mark: markOf(row), entry }];
  });
}

async function readAll(tx: Tx): Promise<Map<string, Kept>> {
  const { rows } = await sql<ServiceRow>`${serviceRows} where s.state <> 'closed'`.execute(tx);
  return new Map(keep(rows));
}

async function readChanged(tx: Tx, before: ReadonlyMap<string, Kept>): Promise<Map<string, Kept>> {
  const { rows } = await sql<Mark>`
    select s.service_id, s.version, s.changes from referral.service s where s.state <> 'closed'`.execute(tx);
  const changed = rows.filter((row) => before.get(row.service_id)?.mark !== markOf(row));
  const ids = changed.map((row) => row.service_id);
  const fresh = await sql<ServiceRow>`${serviceRows} where s.service_id = any (${ids}::uuid[])`.execute(tx);
  const now = new Map(keep(fresh.rows));
  return new Map(
    rows.flatMap(({ service_id }) => {
      const one = now.get(service_id) ?? before.get(service_id);
      return one === undefined ? [] : [[service_id, one] as const];
    }),
  );
}
