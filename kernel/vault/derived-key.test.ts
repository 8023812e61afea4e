import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blindTokens, deriveKey, makeWrappedKey, rewrapKey, unwrapKey } from "./derived-key.ts";
import { masterSealingKey } from "./master-key.ts";
import { openText, sealText } from "./sealed-field.ts";

const place = { table: "person.identity", column: "content", row: randomUUID() };

describe("the key hierarchy", () => {
  test("unwraps from master to agency to person", () => {
    const master = masterSealingKey(randomBytes(32));
    const agency = makeWrappedKey(master);
    const person = makeWrappedKey(agency.key);
    const sealed = sealText(person.key, place, "Амина");
    const again = unwrapKey(unwrapKey(master, agency.key.id, agency.wrapped), person.key.id, person.wrapped);
    expect(openText(again, place, sealed)).toBe("Амина");
  });

  test("refuses another master key and a wrapped key put into another row", () => {
    const master = masterSealingKey(randomBytes(32));
    const one = makeWrappedKey(master);
    const other = makeWrappedKey(master);
    expect(() => unwrapKey(masterSealingKey(randomBytes(32)), one.key.id, one.wrapped)).toThrow("refused");
    expect(() => unwrapKey(master, one.key.id, other.wrapped)).toThrow("refused");
  });

  test("re-wraps without changing the key", () => {
    const from = masterSealingKey(randomBytes(32));
    const to = masterSealingKey(randomBytes(32));
    const made = makeWrappedKey(from);
    const moved = rewrapKey(from, to, { id: made.key.id, wrapped: made.wrapped });
    expect(unwrapKey(to, made.key.id, moved).key.equals(made.key.key)).toBe(true);
    expect(() => unwrapKey(from, made.key.id, moved)).toThrow("refused");
  });

  test("names a master key by a fingerprint that differs from key to key and needs 32 bytes", () => {
    const one = Buffer.alloc(32, 1);
    expect(masterSealingKey(one).id).toBe(masterSealingKey(Buffer.alloc(32, 1)).id);
    expect(masterSealingKey(one).id).not.toBe(masterSealingKey(Buffer.alloc(32, 2)).id);
    expect(() => masterSealingKey(Buffer.alloc(31))).toThrow("32 bytes");
  });
});

describe("blind tokens", () => {
  test("are equal for equal keys of one agency and for nothing else", () => {
    const master = masterSealingKey(randomBytes(32));
    const here = deriveKey(makeWrappedKey(master).key, "search tokens").key;
    const there = deriveKey(makeWrappedKey(master).key, "search tokens").key;
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const [a, b] = blindTokens(here, [one, other]);
        expect(a?.length).toBe(32);
        expect(a?.equals(b ?? Buffer.alloc(0))).toBe(one === other);
        expect(blindTokens(there, [one])[0]?.equals(a ?? Buffer.alloc(0))).toBe(false);
      }),
    );
  });

  test("come from another key than temporary files", () => {
    const agency = makeWrappedKey(masterSealingKey(randomBytes(32))).key;
    expect(deriveKey(agency, "search tokens").key.equals(deriveKey(agency, "temporary files").key)).toBe(
      false,
    );
  });
});
