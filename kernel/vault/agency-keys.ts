import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import { makeWrappedKey } from "./derived-key.ts";
import { openAgencyKey } from "./key-chain.ts";
import type { SealingKey } from "./sealed-field.ts";
import type { VaultGround } from "./store.ts";
import { VaultError } from "./vault-error.ts";

/** An agency key and whether it still seals, or only opens. */
export type AgencyKey = { readonly agencyId: string; readonly key: SealingKey; readonly retired: boolean };

type Row = {
  agency_id: string;
  key_id: string | null;
  wrapped: Buffer | null;
  master_key_id: string | null;
  retired?: boolean;
};

/** The keys of those of the agencies that are the actor's own or in which the actor holds identity grants. */
export async function agencyKeys(
  ground: VaultGround,
  tx: Tx,
  agencies: readonly string[],
): Promise<AgencyKey[]> {
  const { rows } = await sql<Row>`select * from vault.agency_keys(${[...agencies]}::uuid[])`.execute(tx);
  return rows.map((row) => ({
    agencyId: row.agency_id,
    key: opened(ground, row),
    retired: row.retired === true,
  }));
}

/** The agency key that seals today for a dossier that the actor manages, or for the actor's agency; made when it is the first. */
export async function currentAgencyKey(
  ground: VaultGround,
  tx: Tx,
  subject: string | null,
): Promise<AgencyKey> {
  const [key] = await currentAgencyKeys(ground, tx, [subject]);
  if (key === undefined) throw new VaultError("no-key");
  return key;
}

/** The same for several dossiers, in their order. */
export async function currentAgencyKeys(
  ground: VaultGround,
  tx: Tx,
  subjects: readonly (string | null)[],
): Promise<AgencyKey[]> {
  let found = await findCurrent(tx, subjects);
  const made = new Set<string>();
  for (const [at, { agency_id: agencyId, key_id: keyId }] of found.entries()) {
    if (keyId !== null || made.has(agencyId)) continue;
    made.add(agencyId);
    const first = makeWrappedKey(ground.current);
    await sql`select vault.store_agency_key(${subjects[at] ?? null}::uuid, ${first.key.id}::uuid, ${first.wrapped}, ${ground.current.id}::uuid)`.execute(
      tx,
    );
  }
  if (made.size > 0) found = await findCurrent(tx, subjects);
  return found.map((row) => ({ agencyId: row.agency_id, key: opened(ground, row), retired: false }));
}

/** The keys of the actor's own agency, asked for once in a transaction: a list of a thousand rows needs them a thousand times. */
export type OwnAgencyKeys = {
  readonly current: () => Promise<AgencyKey>;
  /** None while the agency has sealed nothing. */
  readonly all: () => Promise<readonly AgencyKey[]>;
};

export function createOwnAgencyKeys(ground: VaultGround, tx: Tx, agencyId: string): OwnAgencyKeys {
  let current: AgencyKey | null = null;
  let all: readonly AgencyKey[] = [];
  return {
    async current() {
      current ??= await currentAgencyKey(ground, tx, null);
      return current;
    },
    async all() {
      // The first key may yet be made in this transaction.
      if (all.length === 0) all = await agencyKeys(ground, tx, [agencyId]);
      return all;
    },
  };
}

async function findCurrent(tx: Tx, subjects: readonly (string | null)[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select k.* from unnest(${[...subjects]}::uuid[]) with ordinality as s (subject, at),
      vault.current_agency_key(s.subject) k order by s.at`.execute(tx);
  if (rows.length < subjects.length) throw new VaultError("no-key");
  return rows;
}

function opened(ground: VaultGround, row: Row): SealingKey {
  if (!row.key_id || !row.wrapped || !row.master_key_id) throw new VaultError("no-key");
  return openAgencyKey(ground, { keyId: row.key_id, wrapped: row.wrapped, masterKeyId: row.master_key_id });
}
