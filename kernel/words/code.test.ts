import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Code, isCode, makeCode, readCode } from "./code.ts";

const letters = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const codes = fc
  .tuple(letters, fc.uint8Array({ minLength: 5, maxLength: 5 }))
  .map(([letter, bytes]) => makeCode(letter, bytes));
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

describe("code", () => {
  it("makes codes that it reads", () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(isCode(code)).toBe(true);
        expect(Code.safeParse(code).success).toBe(true);
        expect(readCode(code.toLowerCase().replace("-", " "))).toBe(code);
      }),
    );
  });

  it("finds every single wrong character", () => {
    fc.assert(
      fc.property(
        codes,
        fc.integer({ min: 2, max: 7 }),
        fc.constantFrom(...alphabet),
        (code, place, other) => {
          fc.pre(code.charAt(place) !== other);
          expect(isCode(code.slice(0, place) + other + code.slice(place + 1))).toBe(false);
        },
      ),
    );
  });

  it("finds every swap of two different characters", () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 7 }), (code, a, b) => {
        fc.pre(a < b && code.charAt(a) !== code.charAt(b));
        const swapped = [...code];
        [swapped[a], swapped[b]] = [code.charAt(b), code.charAt(a)];
        expect(isCode(swapped.join(""))).toBe(false);
      }),
    );
  });

  it("reads O as 0, and I and L as 1, as people write them", () => {
    const code = makeCode("P", new Uint8Array([0, 1, 0, 1, 0]));
    expect(code.startsWith("P-01010")).toBe(true);
    expect(readCode(`p o i o l o${code.slice(-1)}`)).toBe(code);
  });

  it("refuses other texts", () => {
    for (const text of ["", "C", "C-7F3KQ", "7-7F3KQ2", "C-7F3KQ22", "C-7F3K!2"])
      expect(readCode(text)).toBeNull();
  });
});
