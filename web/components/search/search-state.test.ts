import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  markedPieces,
  readSearchState,
  readValues,
  withValue,
  writeSearchState,
  writeValues,
} from "./search-state.ts";

const facets = ["means", "year"];

describe("a search in the address", () => {
  test("is read as it was written, whatever the values hold", () => {
    const values = fc.array(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(values, (some) => {
        expect(readValues(writeValues(some) ?? "")).toEqual(some);
      }),
    );
    const state = {
      query: 'means:x "a, b"',
      filters: { means: ["a, b", "50%"], year: ["2015"] },
      sort: "newest" as const,
    };
    expect(readSearchState(writeSearchState(state, facets), facets)).toEqual(state);
  });

  test("takes what it does not know for what is usual", () => {
    const usual = { query: "", filters: {}, sort: "relevance" };
    expect(readSearchState({ sort: "magic", means: {}, colour: "red" }, facets)).toEqual(usual);
    expect(readSearchState({ year: 2015 }, facets).filters).toEqual({ year: ["2015"] });
    expect(writeSearchState(readSearchState({}, facets), facets)).toEqual({});
  });

  test("a value is chosen and taken away", () => {
    const once = withValue({}, "means", "force");
    expect(once).toEqual({ means: ["force"] });
    expect(withValue(once, "means", "fraud")).toEqual({ means: ["force", "fraud"] });
    expect(withValue(once, "means", "force")).toEqual({});
  });
});

test("a marked text is whole, and marks that do not fit are left away", () => {
  const pieces = markedPieces("forced labour", [
    [0, 6],
    [3, 8],
    [7, 13],
    [9, 99],
  ]);
  expect(pieces.map((piece) => piece.text).join("")).toBe("forced labour");
  expect(pieces.filter((piece) => piece.marked).map((piece) => piece.text)).toEqual(["forced", "labour"]);
});
