import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes, randomUUID } from "node:crypto";
import { openBytes, type SealingKey, sealBytes } from "./sealed-field.ts";
import type { FieldPlace } from "./words.ts";

function placeOfKey(keyId: string): FieldPlace {
  return { table: "vault.key", column: "wrapped", row: keyId };
}

/** A new random key for an agency, a person or a dossier, wrapped by the key above it. */
export function makeWrappedKey(above: SealingKey): { key: SealingKey; wrapped: Buffer } {
  const id = randomUUID();
  const bytes = randomBytes(32);
  const wrapped = sealBytes(above, placeOfKey(id), bytes);
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return { key: { id, key }, wrapped };
}

/** Unwraps a key; throws `VaultError` `not-authentic` when it was changed or belongs to another row. */
export function unwrapKey(above: SealingKey, id: string, wrapped: Buffer): SealingKey {
  const bytes = openBytes(above, placeOfKey(id), wrapped);
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return { id, key };
}

/** Moves a wrapped key under another key, e.g. when the master key is changed. */
export function rewrapKey(
  from: SealingKey,
  to: SealingKey,
  wrapped: { id: string; wrapped: Buffer },
): Buffer {
  const place = placeOfKey(wrapped.id);
  const bytes = openBytes(from, place, wrapped.wrapped);
  const moved = sealBytes(to, place, bytes);
  bytes.fill(0);
  return moved;
}

/** A key for one purpose, derived from an agency's key (HKDF-SHA-256, RFC 5869). */
export function deriveKey(
  agencyKey: SealingKey,
  purpose: "search tokens" | "temporary files" | "keyed digests",
): SealingKey {
  const bytes = Buffer.from(hkdfSync("sha256", agencyKey.key, agencyKey.id, `palermo ${purpose}`, 32));
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return { id: agencyKey.id, key };
}

/** HMAC-SHA-256 of search keys: equal keys give equal tokens under one agency, and nothing can be read from them. */
export function blindTokens(tokenKey: KeyObject, keys: readonly string[]): Buffer[] {
  return keys.map((text) => createHmac("sha256", tokenKey).update(text, "utf8").digest());
}
