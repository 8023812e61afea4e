import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";
import { VaultError } from "./vault-error.ts";
import type { FieldPlace } from "./words.ts";

/** A key of AES-256 and the id by which sealed fields name it. */
export type SealingKey = { readonly id: string; readonly key: KeyObject };

/** version 1 | key id 16 | IV 12 | tag 16 | ciphertext */
const version = 1;
const keyIdAt = 1;
const ivAt = keyIdAt + 16;
const tagAt = ivAt + 12;
const textAt = tagAt + 16;

/**
 * Seals bytes with AES-256-GCM under a random IV (NIST SP 800-38D). Place, key id and version are authenticated,
 * so that a value moved to another row or column, or given another key's id, no longer opens.
 */
export function sealBytes(key: SealingKey, place: FieldPlace, plain: Uint8Array): Buffer {
  const head = Buffer.concat([Buffer.of(version), uuidBytes(key.id)]);
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key.key, iv);
  cipher.setAAD(associatedData(head, place));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([head, iv, cipher.getAuthTag(), body]);
}

/** Opens what `sealBytes` made; throws `VaultError` `not-authentic` for anything else. */
export function openBytes(key: SealingKey, place: FieldPlace, sealed: Buffer): Buffer {
  if (keyIdOf(sealed) !== key.id)
    throw new VaultError("not-authentic", { table: place.table, row: place.row });
  const decipher = createDecipheriv("aes-256-gcm", key.key, sealed.subarray(ivAt, tagAt), {
    authTagLength: 16,
  });
  decipher.setAAD(associatedData(sealed.subarray(0, ivAt), place));
  decipher.setAuthTag(sealed.subarray(tagAt, textAt));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(textAt)), decipher.final()]);
  } catch {
    throw new VaultError("not-authentic", { table: place.table, row: place.row });
  }
}

/** The id of the key that sealed a field. */
export function keyIdOf(sealed: Buffer): string {
  if (sealed.length < textAt || sealed[0] !== version) throw new VaultError("not-authentic");
  return bytesUuid(sealed.subarray(keyIdAt, ivAt));
}

/** Seals text, padded to a multiple of 32 bytes so that the length of a name does not show. */
export function sealText(key: SealingKey, place: FieldPlace, text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  const padded = Buffer.alloc((Math.floor(bytes.length / 32) + 1) * 32);
  bytes.copy(padded);
  padded[bytes.length] = 0x80;
  return sealBytes(key, place, padded);
}

/** Opens what `sealText` made. */
export function openText(key: SealingKey, place: FieldPlace, sealed: Buffer): string {
  const padded = openBytes(key, place, sealed);
  return padded.toString("utf8", 0, padded.lastIndexOf(0x80));
}

function associatedData(head: Uint8Array, place: FieldPlace): Buffer {
  const where = JSON.stringify([place.table, place.column, place.row.toLowerCase()]);
  return Buffer.concat([head, Buffer.from(where, "utf8")]);
}

export function uuidBytes(uuid: string): Buffer {
  const bytes = Buffer.from(uuid.replaceAll("-", ""), "hex");
  if (bytes.length !== 16) throw new TypeError("a key id is a uuid");
  return bytes;
}

export function bytesUuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
