import { type Bytes, randomBytes, utf8 } from "./bytes.ts";
import { database, type ItemRow } from "./database.ts";

function headOf(id: string): Bytes {
  return utf8(`palermo note 1\n${id}`);
}

/** Seals a record for this device. Made before a transaction opens, since the store ends one that waits for anything else. */
export async function sealItem(key: CryptoKey, id: string, value: unknown): Promise<ItemRow> {
  const iv = randomBytes(12);
  const plain = utf8(JSON.stringify(value));
  const text = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: headOf(id) }, key, plain);
  return { id, iv, text: new Uint8Array(text) };
}

/** Keeps a record. Throws `NoRoom` when the device is full; what was kept before stays. */
export async function putItem(key: CryptoKey, id: string, value: unknown): Promise<void> {
  const row = await sealItem(key, id, value);
  await withRoom(() => database.item.put(row));
}

/** What a key opens of a row; undefined where it opens nothing. */
export async function openItem<T>(key: CryptoKey, { id, iv, text }: ItemRow): Promise<T | undefined> {
  try {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: headOf(id) }, key, text);
    return JSON.parse(new TextDecoder().decode(plain)) as T;
  } catch {
    // Of the other passphrase, or not genuine: for this key it is not there.
    return undefined;
  }
}

/** Every record that this key opens. */
export async function listItems<T>(key: CryptoKey): Promise<T[]> {
  const rows = await database.item.toArray();
  const opened = await Promise.all(rows.map((row) => openItem<T>(key, row)));
  return opened.filter((one) => one !== undefined);
}

export class NoRoom extends Error {
  constructor(cause: unknown) {
    super("no-room", { cause });
    this.name = "NoRoom";
  }
}

/** Tells a full device from every other trouble. */
export async function withRoom<T>(write: () => PromiseLike<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isFull(error) ? new NoRoom(error) : error;
  }
}

function isFull(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  if ("name" in error && error.name === "QuotaExceededError") return true;
  return "inner" in error && isFull(error.inner);
}
