import { createSecretKey, randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyIdOf, openBytes, openText, type SealingKey, sealBytes, sealText } from "./sealed-field.ts";
import { VaultError } from "./vault-error.ts";
import type { FieldPlace } from "./words.ts";

function makeKey(): SealingKey {
  return { id: randomUUID(), key: createSecretKey(randomBytes(32)) };
}

const place: FieldPlace = { table: "person.identity", column: "content", row: randomUUID() };

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof VaultError) return error.code;
    throw error;
  }
  return "opened";
}

describe("a sealed field", () => {
  test("opens to what was sealed, in every script", () => {
    const key = makeKey();
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(openText(key, place, sealText(key, place, text))).toBe(text);
      }),
    );
  });

  test("is refused when any bit of version, key id, IV, tag or text was changed", () => {
    const key = makeKey();
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.integer({ min: 0, max: 7 }), (text, at, bit) => {
        const sealed = sealText(key, place, text);
        const byte = at % sealed.length;
        sealed.writeUInt8(sealed.readUInt8(byte) ^ (1 << bit), byte);
        expect(codeOf(() => openText(key, place, sealed))).toBe("not-authentic");
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["version", 0],
    ["key id", 5],
    ["IV", 20],
    ["tag", 32],
    ["text", 50],
  ])("is refused when its %s was changed", (_, byte) => {
    const key = makeKey();
    const sealed = sealText(key, place, "canary");
    sealed.writeUInt8(sealed.readUInt8(byte) ^ 1, byte);
    expect(codeOf(() => openText(key, place, sealed))).toBe("not-authentic");
  });

  test("is refused when it was cut short at any length", () => {
    const key = makeKey();
    const sealed = sealText(key, place, "canary");
    for (let length = 0; length < sealed.length; length += 1) {
      expect(codeOf(() => openText(key, place, sealed.subarray(0, length)))).toBe("not-authentic");
    }
  });

  test.each([
    ["row", { ...place, row: randomUUID() }],
    ["column", { ...place, column: "birth" }],
    ["table", { ...place, table: "person.identity_copy" }],
    ["table and column that read alike", { ...place, table: 'person.identity","content', column: "" }],
  ])("is refused when it was moved to another %s", (_, elsewhere) => {
    const key = makeKey();
    expect(codeOf(() => openText(key, elsewhere, sealText(key, place, "canary")))).toBe("not-authentic");
  });

  test("is refused under another key, even one that claims the same id", () => {
    const key = makeKey();
    const sealed = sealText(key, place, "canary");
    expect(codeOf(() => openText(makeKey(), place, sealed))).toBe("not-authentic");
    expect(codeOf(() => openText({ ...makeKey(), id: key.id }, place, sealed))).toBe("not-authentic");
  });

  test("never repeats itself, names its key and shows neither text nor length", () => {
    const key = makeKey();
    const short = sealText(key, place, "Li");
    expect(short.equals(sealText(key, place, "Li"))).toBe(false);
    expect(keyIdOf(short)).toBe(key.id);
    expect(short.length).toBe(sealText(key, place, "Abdulrahman Muhammad").length);
    expect(sealBytes(key, place, Buffer.from("canary")).includes("canary")).toBe(false);
  });

  test("carries bytes as they are", () => {
    const key = makeKey();
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect([...openBytes(key, place, sealBytes(key, place, bytes))]).toEqual([...bytes]);
      }),
    );
  });
});
