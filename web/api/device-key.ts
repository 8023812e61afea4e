/** The key of this browser: made here, kept in its own store, and never given out, not even to this page. */
export type DeviceKey = { readonly privateKey: CryptoKey; readonly publicKey: string };

const place = { database: "palermo-device", store: "keys", name: "session" } as const;
const curve = { name: "ECDSA", namedCurve: "P-256" } as const;

let known: Promise<DeviceKey | null> | undefined;

/** The key that this browser has, or null: none was made, or the browser can keep none. */
export function deviceKey(): Promise<DeviceKey | null> {
  known ??= readKey().catch(() => null);
  return known;
}

/** The same, made when there is none yet; null where the browser can keep none, and the session is then not bound. */
export async function ownDeviceKey(): Promise<DeviceKey | null> {
  const found = await deviceKey();
  if (found) return found;
  known = makeKey().catch(() => null);
  return known;
}

async function makeKey(): Promise<DeviceKey> {
  const pair = await crypto.subtle.generateKey(curve, false, ["sign"]);
  const spki = await crypto.subtle.exportKey("spki", pair.publicKey);
  const key = { privateKey: pair.privateKey, publicKey: base64url(spki) };
  const store = await openStore("readwrite");
  await done(store.put(key, place.name));
  return key;
}

async function readKey(): Promise<DeviceKey | null> {
  const store = await openStore("readonly");
  const found: unknown = await done(store.get(place.name));
  const whole = typeof found === "object" && found !== null && "privateKey" in found && "publicKey" in found;
  return whole ? (found as DeviceKey) : null;
}

function openStore(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(place.database, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(place.store);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result.transaction(place.store, mode).objectStore(place.store));
  });
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export function base64url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

let nonce: string | null = null;

/** Keeps the number that the server gave with its last answer. */
export function noteNonce(given: string | null): void {
  if (given) nonce = given;
}

/** Shows that this browser sends the request: `<number>.<signature>` over number, method and path. */
export async function proofFor(method: string, path: string): Promise<string | undefined> {
  const key = await deviceKey();
  if (!key || !nonce) return undefined;
  const words = new TextEncoder().encode(`palermo-proof\n${nonce}\n${method}\n${path}`);
  const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key.privateKey, words);
  return `${nonce}.${base64url(signature)}`;
}
