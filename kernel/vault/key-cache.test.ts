import { createSecretKey, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createKeyCache } from "./key-cache.ts";

function makeKey(id: string) {
  return { id, key: createSecretKey(randomBytes(32)) };
}

test("keeps the keys used last", () => {
  const cache = createKeyCache({ most: 2 });
  cache.put(makeKey("a"));
  cache.put(makeKey("b"));
  cache.get("a");
  cache.put(makeKey("c"));
  expect(cache.get("b")).toBeUndefined();
  expect(cache.get("a")?.id).toBe("a");
  expect(cache.get("c")?.id).toBe("c");
  expect(cache.size()).toBe(2);
});

test("lets a key go after its time, and at once when told", () => {
  let now = 0;
  const cache = createKeyCache({ lifetimeMs: 1_000, clock: () => now });
  cache.put(makeKey("a"));
  cache.put(makeKey("b"));
  cache.forget("b");
  expect(cache.get("b")).toBeUndefined();
  now = 999;
  expect(cache.get("a")?.id).toBe("a");
  now = 1_000;
  expect(cache.get("a")).toBeUndefined();
  expect(cache.size()).toBe(0);
});

test("forgets everything when told", () => {
  const cache = createKeyCache();
  cache.put(makeKey("a"));
  cache.clear();
  expect(cache.size()).toBe(0);
});
