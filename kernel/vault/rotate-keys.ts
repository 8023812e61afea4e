import { makeWrappedKey, rewrapKey, unwrapKey } from "./derived-key.ts";
import { masterSealingKey } from "./master-key.ts";
import { inTransaction, type Queryable } from "./queryable.ts";
import type { SealingKey } from "./sealed-field.ts";
import { VaultError } from "./vault-error.ts";

type KeyRow = { keyId: string; wrapped: Buffer; wrappingKeyId: string };

/**
 * Re-wraps every agency key from the old master key to the new one. Servers keep serving meanwhile when they were
 * started with the new key as `masterKey` and the old one among `olderMasterKeys`. Running it twice changes nothing.
 */
export async function rotateMasterKey(
  owner: Queryable,
  oldKey: Buffer,
  newKey: Buffer,
): Promise<{ rewrapped: number }> {
  return inTransaction(owner, () => rewrapAgencyKeys(owner, oldKey, newKey));
}

/** The same inside a transaction of the caller's. */
export async function rewrapAgencyKeys(
  owner: Queryable,
  oldKey: Buffer,
  newKey: Buffer,
): Promise<{ rewrapped: number }> {
  const from = masterSealingKey(oldKey);
  const to = masterSealingKey(newKey);
  const rows = await keyRows(owner, "k.kind = 'agency' and k.destroyed_at is null", []);
  let rewrapped = 0;
  for (const row of rows) {
    if (row.wrappingKeyId === to.id) continue;
    if (row.wrappingKeyId !== from.id) throw new VaultError("wrong-master-key", { key: row.keyId });
    await replaceWrapped(owner, row, from, to);
    rewrapped += 1;
  }
  return { rewrapped };
}

/** Throws `wrong-master-key` unless this master key (or one of several) wraps every agency key. */
export async function requireMasterKey(owner: Queryable, masterKeys: readonly Buffer[]): Promise<void> {
  const known = new Set(masterKeys.map((masterKey) => masterSealingKey(masterKey).id));
  const { rows } = await owner.query(
    "select distinct wrapping_key_id from vault.key where kind = 'agency' and destroyed_at is null",
  );
  const strange = rows.find((row) => !known.has(String(row.wrapping_key_id)));
  if (strange) throw new VaultError("wrong-master-key");
}

/**
 * Gives an agency a new key and moves the keys of its people and dossiers under it, in short transactions. The old
 * key still opens until `dropRetiredAgencyKeys`; search tokens hang on the agency key and are rebuilt in between.
 */
export async function rotateAgencyKey(
  owner: Queryable,
  { masterKey, agencyId, batch = 500 }: { masterKey: Buffer; agencyId: string; batch?: number },
): Promise<{ keyId: string; rewrapped: number }> {
  const master = masterSealingKey(masterKey);
  const made = makeWrappedKey(master);
  await inTransaction(owner, async () => {
    await owner.query(
      "update vault.key set retired_at = access.now() where kind = 'agency' and agency_id = $1 and retired_at is null",
      [agencyId],
    );
    await owner.query(
      `insert into vault.key (agency_id, key_id, kind, subject, wrapped, wrapping_key_id, created_at)
       values ($1, $2, 'agency', $1, $3, $4, access.now())`,
      [agencyId, made.key.id, made.wrapped, master.id],
    );
  });
  const rewrapped = await rewrapSubjectKeys(owner, { master, agencyId, to: made.key, batch });
  return { keyId: made.key.id, rewrapped };
}

/**
 * Deletes the agency's retired keys that nothing hangs on any more. Keys that a token or a temporary file still
 * names are kept: the database refuses, and `kept` says how many.
 */
export async function dropRetiredAgencyKeys(
  owner: Queryable,
  { masterKey, agencyId }: { masterKey: Buffer; agencyId: string },
): Promise<{ dropped: number; kept: number }> {
  const master = masterSealingKey(masterKey);
  const current = await currentKey(owner, master, agencyId);
  await rewrapSubjectKeys(owner, { master, agencyId, to: current, batch: 500 });
  const { rows } = await owner.query(
    "select key_id from vault.key where kind = 'agency' and agency_id = $1 and retired_at is not null",
    [agencyId],
  );
  let dropped = 0;
  for (const row of rows) if (await dropKey(owner, agencyId, String(row.key_id))) dropped += 1;
  return { dropped, kept: rows.length - dropped };
}

async function dropKey(owner: Queryable, agencyId: string, keyId: string): Promise<boolean> {
  try {
    await owner.query(
      `delete from vault.key where agency_id = $1 and key_id = $2 and not exists (
         select from vault.key k where k.agency_id = $1 and k.wrapping_key_id = $2 and k.destroyed_at is null)`,
      [agencyId, keyId],
    );
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "23503") return false;
    throw error;
  }
  const { rows } = await owner.query("select from vault.key where agency_id = $1 and key_id = $2", [
    agencyId,
    keyId,
  ]);
  return rows.length === 0;
}

async function rewrapSubjectKeys(
  owner: Queryable,
  { master, agencyId, to, batch }: { master: SealingKey; agencyId: string; to: SealingKey; batch: number },
): Promise<number> {
  const above = new Map<string, SealingKey>();
  let rewrapped = 0;
  for (;;) {
    const moved = await inTransaction(owner, async () => {
      const rows = await keyRows(
        owner,
        "k.kind = 'subject' and k.agency_id = $1 and k.wrapping_key_id <> $2 and k.destroyed_at is null order by k.key_id limit $3",
        [agencyId, to.id, batch],
      );
      for (const row of rows) {
        const from =
          above.get(row.wrappingKeyId) ?? (await agencyKey(owner, master, agencyId, row.wrappingKeyId));
        above.set(row.wrappingKeyId, from);
        await replaceWrapped(owner, row, from, to);
      }
      return rows.length;
    });
    rewrapped += moved;
    if (moved < batch) return rewrapped;
  }
}

async function currentKey(owner: Queryable, master: SealingKey, agencyId: string): Promise<SealingKey> {
  const { rows } = await owner.query(
    "select key_id from vault.key where kind = 'agency' and agency_id = $1 and retired_at is null and destroyed_at is null",
    [agencyId],
  );
  const keyId = rows[0]?.key_id;
  if (typeof keyId !== "string") throw new VaultError("no-key", { agency: agencyId });
  return agencyKey(owner, master, agencyId, keyId);
}

async function agencyKey(
  owner: Queryable,
  master: SealingKey,
  agencyId: string,
  keyId: string,
): Promise<SealingKey> {
  const [row] = await keyRows(owner, "k.kind = 'agency' and k.agency_id = $1 and k.key_id = $2", [
    agencyId,
    keyId,
  ]);
  if (!row) throw new VaultError("no-key", { key: keyId });
  if (row.wrappingKeyId !== master.id) throw new VaultError("wrong-master-key", { key: keyId });
  return unwrapKey(master, row.keyId, row.wrapped);
}

async function replaceWrapped(
  owner: Queryable,
  row: KeyRow,
  from: SealingKey,
  to: SealingKey,
): Promise<void> {
  const wrapped = rewrapKey(from, to, { id: row.keyId, wrapped: row.wrapped });
  await owner.query("update vault.key set wrapped = $2, wrapping_key_id = $3 where key_id = $1", [
    row.keyId,
    wrapped,
    to.id,
  ]);
}

async function keyRows(owner: Queryable, where: string, values: unknown[]): Promise<KeyRow[]> {
  const { rows } = await owner.query(
    `select k.key_id, k.wrapped, k.wrapping_key_id from vault.key k where ${where} for update`,
    values,
  );
  return rows.map((row) => {
    const wrapped = row.wrapped;
    if (!Buffer.isBuffer(wrapped)) throw new VaultError("not-authentic", { key: String(row.key_id) });
    return { keyId: String(row.key_id), wrapped, wrappingKeyId: String(row.wrapping_key_id) };
  });
}
