import { describe, expect, it } from "vitest";
import { modelName, parseModel, termLabel } from "./model-name.ts";
import { closeDownwards, pairsOf } from "./terms.ts";

describe("names of models", () => {
  it("names maximal terms, larger ones first, and reads them back", () => {
    expect(modelName(closeDownwards([], 4), 4)).toBe("[1,2,3,4]");
    expect(modelName(closeDownwards([0b11, 0b101], 4), 4)).toBe("[12,13,4]");
    expect(modelName(closeDownwards([0b111, 0b1010], 4), 4)).toBe("[123,24]");
    for (const name of ["[1,2,3,4]", "[12,13,4]", "[123,24]", "[134,12]"]) {
      expect(modelName(parseModel(name, 4) ?? [], 4)).toBe(name);
    }
  });

  it("takes names without brackets or single lists, and refuses what is no model of so many lists", () => {
    expect(parseModel("12, 13", 4)).toEqual(parseModel("[12,13,4]", 4));
    expect(parseModel("", 3)).toEqual(parseModel("[1,2,3]", 3));
    for (const wrong of ["[15]", "[11]", "12;13", "[a]", "[0]", "[1.2.9]"])
      expect(parseModel(wrong, 4)).toBeNull();
  });

  it("joins numbers by dots from ten lists on", () => {
    const terms = closeDownwards([(1 << 0) | (1 << 10), (1 << 1) | (1 << 2)], 11);
    expect(modelName(terms, 11)).toBe("[1.11,2.3,4,5,6,7,8,9,10]");
    expect(parseModel("[1.11,2.3]", 11)).toEqual(terms);
  });

  it("lists pairs in lexicographic order", () => {
    expect(pairsOf(4).map((pair) => termLabel(pair, ["A", "B", "C", "D"]))).toEqual([
      "A:B",
      "A:C",
      "A:D",
      "B:C",
      "B:D",
      "C:D",
    ]);
  });
});
