import { argon2id } from "hash-wasm";
import { type Bytes, randomBytes, utf8 } from "./bytes.ts";

/** How a passphrase becomes a key; kept beside the salt, so that it can be made harder later. */
export type Hardness =
  | { readonly by: "argon2id"; readonly memoryKb: number; readonly rounds: number }
  | { readonly by: "pbkdf2"; readonly rounds: number };

type Slot = { readonly iv: Bytes; readonly text: Bytes };

/**
 * Two slots, always both filled and in random order: one opens the records, the other the empty store of the duress
 * passphrase, or nothing at all. Which is which, and whether there is a second passphrase, cannot be seen.
 */
export type LockRow = {
  readonly name: "lock";
  readonly hardness: Hardness;
  readonly salt: Bytes;
  readonly slots: readonly [Slot, Slot];
};

/** RFC 9106 section 4 for places with little memory: 64 MB, three rounds. */
export const usual: Hardness = { by: "argon2id", memoryKb: 65_536, rounds: 3 };
/** Where the browser runs no WebAssembly (lockdown modes). */
const withoutWasm: Hardness = { by: "pbkdf2", rounds: 1_200_000 };

export const shortestPassphrase = 12;
const keyBytes = 32;
const tagBytes = 16;

export type Passphrases = { readonly own: string; readonly duress: string | null };

/** Makes a lock. Throws `RangeError` for passphrases too short or alike. */
export async function makeLock({ own, duress }: Passphrases, hardness = usualHere()): Promise<LockRow> {
  if (
    normal(own).length < shortestPassphrase ||
    (duress !== null && normal(duress).length < shortestPassphrase)
  )
    throw new RangeError("too-short");
  if (duress !== null && normal(own) === normal(duress)) throw new RangeError("alike");
  const salt = randomBytes(16);
  const real = await slotFor(own, salt, hardness);
  const other =
    duress === null
      ? { iv: randomBytes(12), text: randomBytes(keyBytes + tagBytes) }
      : await slotFor(duress, salt, hardness);
  const first = (randomBytes(1)[0] ?? 0) % 2 === 0;
  return { name: "lock", hardness, salt, slots: first ? [real, other] : [other, real] };
}

/** The key of the records, which nobody can take out of the browser; null for a passphrase that opens nothing. */
export async function openLock(lock: LockRow, passphrase: string): Promise<CryptoKey | null> {
  if (normal(passphrase) === "") return null;
  const key = await keyOf(passphrase, lock.salt, lock.hardness);
  for (const { iv, text } of lock.slots) {
    const raw = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, text).catch(() => null);
    if (raw === null) continue;
    const opened = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
    new Uint8Array(raw).fill(0);
    return opened;
  }
  return null;
}

async function slotFor(passphrase: string, salt: Bytes, hardness: Hardness): Promise<Slot> {
  const key = await keyOf(passphrase, salt, hardness);
  const raw = randomBytes(keyBytes);
  const iv = randomBytes(12);
  const text = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, raw));
  raw.fill(0);
  return { iv, text };
}

async function keyOf(passphrase: string, salt: Bytes, hardness: Hardness): Promise<CryptoKey> {
  const raw = await hardened(utf8(normal(passphrase)), salt, hardness);
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  raw.fill(0);
  return key;
}

async function hardened(password: Bytes, salt: Bytes, hardness: Hardness): Promise<Bytes> {
  if (hardness.by === "argon2id") {
    const made = await argon2id({
      password,
      salt,
      parallelism: 1,
      iterations: hardness.rounds,
      memorySize: hardness.memoryKb,
      hashLength: keyBytes,
      outputType: "binary",
    });
    return Uint8Array.from(made);
  }
  const base = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-512", salt, iterations: hardness.rounds };
  return new Uint8Array(await crypto.subtle.deriveBits(how, base, keyBytes * 8));
}

/** The same passphrase typed on another keyboard is the same: one form of each letter, no spaces around it. */
function normal(passphrase: string): string {
  return passphrase.normalize("NFKC").trim();
}

function usualHere(): Hardness {
  return typeof WebAssembly === "object" ? usual : withoutWasm;
}
