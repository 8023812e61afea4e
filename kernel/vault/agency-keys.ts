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
  const found = await findCurrent(tx, subject);
  if (found.key_id) return { agencyId: found.agency_id, key: opened(ground, found), retired: false };
  const made = makeWrappedKey(ground.current);
  await sql`select vault.store_agency_key(${subject}::uuid, ${made.key.id}::uuid, ${made.wrapped}, ${ground.current.id}::uuid)`.execute(
    tx,
  );
  const kept = await findCurrent(tx, subject);
  return { agencyId: kept.agency_id, key: opened(ground, kept), retired: false };
}

async function findCurrent(tx: Tx, subject: string | null): Promise<Row> {
  const { rows } = await sql<Row>`select * from vault.current_agency_key(${subject}::uuid)`.execute(tx);
  const row = rows[0];
  if (!row) throw new VaultError("no-key");
  return row;
}

function opened(ground: VaultGround, row: Row): SealingKey {
  if (!row.key_id || !row.wrapped || !row.master_key_id) throw new VaultError("no-key");
  return openAgencyKey(ground, { keyId: row.key_id, wrapped: row.wrapped, masterKeyId: row.master_key_id });
}
