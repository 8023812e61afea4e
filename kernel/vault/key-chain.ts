import { unwrapKey } from "./derived-key.ts";
import type { SealingKey } from "./sealed-field.ts";
import type { VaultGround } from "./store.ts";
import { VaultError } from "./vault-error.ts";

export type WrappedAgencyKey = { keyId: string; wrapped: Buffer; masterKeyId: string };

/** Unwraps an agency key; throws `wrong-master-key` when another master wrapped it. */
export function openAgencyKey(ground: VaultGround, row: WrappedAgencyKey): SealingKey {
  const cached = ground.cache.get(row.keyId);
  if (cached) return cached;
  const master = ground.masters.get(row.masterKeyId);
  if (!master) throw new VaultError("wrong-master-key", { key: row.keyId });
  const key = unwrapKey(master, row.keyId, row.wrapped);
  ground.cache.put(key);
  return key;
}

/** Unwraps a person's or dossier's key through the agency key above it. */
export function openSubjectKey(
  ground: VaultGround,
  row: { keyId: string; wrapped: Buffer },
  above: WrappedAgencyKey,
): SealingKey {
  const cached = ground.cache.get(row.keyId);
  if (cached) return cached;
  const key = unwrapKey(openAgencyKey(ground, above), row.keyId, row.wrapped);
  ground.cache.put(key);
  return key;
}
