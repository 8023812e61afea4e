import { blindTokens, deriveKey, unwrapKey } from "./derived-key.ts";
import { masterSealingKey } from "./master-key.ts";
import type { Queryable } from "./queryable.ts";
import { openText, type SealingKey } from "./sealed-field.ts";
import { VaultError } from "./vault-error.ts";
import type { FieldPlace } from "./words.ts";

/** Opening and hashing as the owner of the database, for rebuilding derived data; never for answering anybody. */
export type Upkeep = {
  /** Null when the subject was erased, or its key was not restored. */
  readonly open: (subject: string, place: FieldPlace, sealed: Buffer) => Promise<string | null>;
  readonly tokens: (
    agencyId: string,
    keys: readonly string[],
  ) => Promise<{ keyId: string; tokens: Buffer[] }>;
};

export function createUpkeep(owner: Queryable, masterKeys: readonly Buffer[]): Upkeep {
  const masters = new Map(masterKeys.map(masterSealingKey).map((master) => [master.id, master]));
  const agencyKeys = new Map<string, SealingKey>();

  async function agencyKey(keyId: string): Promise<SealingKey> {
    const found = agencyKeys.get(keyId);
    if (found) return found;
    const row = await keyRow(owner, "k.kind = 'agency' and k.key_id = $1", [keyId]);
    const master = row && masters.get(row.wrappingKeyId);
    if (!row?.wrapped || !master) throw new VaultError("wrong-master-key", { key: keyId });
    const key = unwrapKey(master, keyId, row.wrapped);
    agencyKeys.set(keyId, key);
    return key;
  }

  return {
    async open(subject, place, sealed) {
      const row = await keyRow(owner, "k.kind = 'subject' and k.subject = $1", [subject]);
      if (!row?.wrapped) return null;
      return openText(unwrapKey(await agencyKey(row.wrappingKeyId), row.keyId, row.wrapped), place, sealed);
    },
    async tokens(agencyId, keys) {
      const current =
        "k.kind = 'agency' and k.agency_id = $1 and k.retired_at is null and k.destroyed_at is null";
      const row = await keyRow(owner, current, [agencyId]);
      if (!row) throw new VaultError("no-key", { agency: agencyId });
      const key = await agencyKey(row.keyId);
      return { keyId: key.id, tokens: blindTokens(deriveKey(key, "search tokens").key, keys) };
    },
  };
}

async function keyRow(owner: Queryable, where: string, values: unknown[]) {
  const { rows } = await owner.query(
    `select k.key_id, k.wrapped, k.wrapping_key_id from vault.key k where ${where}`,
    values,
  );
  const row = rows[0];
  if (!row) return null;
  return {
    keyId: String(row.key_id),
    wrapped: Buffer.isBuffer(row.wrapped) ? row.wrapped : null,
    wrappingKeyId: String(row.wrapping_key_id),
  };
}
