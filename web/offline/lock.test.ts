import { expect, test } from "vitest";
import { randomBytes, utf8 } from "./bytes.ts";
import { type Hardness, makeLock, openLock } from "./lock.ts";

const light: Hardness = { by: "argon2id", memoryKb: 64, rounds: 1 };
const own = "river stone lamp tree";
const duress = "paper boat morning rain";

async function opens(
  key: CryptoKey | null,
  iv: Uint8Array<ArrayBuffer>,
  text: ArrayBuffer,
): Promise<boolean> {
  if (key === null) return false;
  return crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, text).then(
    () => true,
    () => false,
  );
}

test("[offline-lock] only the passphrase opens, however it is typed, and its key never leaves the browser", async () => {
  const lock = await makeLock({ own, duress: null }, light);
  const key = await openLock(lock, `  ${own.normalize("NFD")} `);
  expect(key?.extractable).toBe(false);
  expect(await openLock(lock, "river stone lamp three")).toBeNull();
  expect(await openLock(lock, "")).toBeNull();
});

test("[duress] the second passphrase opens a store of its own, and nobody sees whether there is one", async () => {
  const without = await makeLock({ own, duress: null }, light);
  const lock = await makeLock({ own, duress }, light);
  const shape = (one: typeof lock) => one.slots.map(({ iv, text }) => [iv.length, text.length]);
  expect(shape(lock)).toEqual(shape(without));
  const [real, empty] = [await openLock(lock, own), await openLock(lock, duress)];
  const iv = randomBytes(12);
  if (real === null) throw new Error("the passphrase did not open");
  const text = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, real, utf8("a record"));
  expect(await opens(real, iv, text)).toBe(true);
  expect(empty).not.toBeNull();
  expect(await opens(empty, iv, text)).toBe(false);
});

test("[duress] either passphrase may lie in either slot", async () => {
  const places = new Set<number>();
  for (let count = 0; count < 40 && places.size < 2; count += 1) {
    const lock = await makeLock({ own, duress: null }, light);
    const first = await openLock({ ...lock, slots: [lock.slots[0], lock.slots[0]] }, own);
    places.add(first === null ? 1 : 0);
  }
  expect(places).toEqual(new Set([0, 1]));
});

test("[offline-lock] short passphrases, and two that are the same, are refused", async () => {
  await expect(makeLock({ own: "short", duress: null }, light)).rejects.toThrow("too-short");
  await expect(makeLock({ own, duress: "short" }, light)).rejects.toThrow("too-short");
  await expect(makeLock({ own, duress: ` ${own}` }, light)).rejects.toThrow("alike");
});

test("[offline-lock] without WebAssembly PBKDF2 stands in, and the lock says which it was", async () => {
  const lock = await makeLock({ own, duress: null }, { by: "pbkdf2", rounds: 1000 });
  expect(lock.hardness.by).toBe("pbkdf2");
  expect(await openLock(lock, own)).not.toBeNull();
  expect(await openLock(lock, duress)).toBeNull();
});
