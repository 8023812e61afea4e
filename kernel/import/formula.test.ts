import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { neutralise, withoutApostrophe } from "./formula.ts";

describe("neutralise", () => {
  it("puts an apostrophe before whatever a sheet would calculate", () => {
    for (const cell of ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\r=1"]) {
      expect(neutralise(cell)).toBe(`'${cell}`);
    }
  });

  it("leaves text and plain numbers alone", () => {
    for (const cell of ["", "Ana", "-12", "+43", "-1.5", "'tis", "a=b"]) expect(neutralise(cell)).toBe(cell);
  });

  it("is taken back exactly", () => {
    const cells = fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "a", "1", " ") });
    fc.assert(
      fc.property(cells, (cell) => {
        expect(withoutApostrophe(neutralise(cell))).toBe(cell);
      }),
    );
  });
});
