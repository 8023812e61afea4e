import { describe, expect, it } from "vitest";
import { findByMapping, findCode } from "./find.ts";
import { langs } from "./lang.ts";
import { codeList } from "./lists.ts";

describe("languages", () => {
  it("begin with the six of the United Nations and hold those common in the field", () => {
    const codes = codeList("language").codes.map(({ code }) => code);
    expect(codes.slice(0, 6)).toEqual([...langs]);
    expect(codes.length).toBeGreaterThanOrEqual(60);
    for (const code of [
      "am",
      "bn",
      "ha",
      "ht",
      "km",
      "my",
      "prs",
      "ps",
      "rhg",
      "so",
      "ti",
      "tl",
      "ur",
      "vi",
      "yo",
    ]) {
      expect(findCode("language", code), code).toBeDefined();
    }
  });

  it("carry one three-letter code each, which leads back", () => {
    for (const { code, mappings } of codeList("language").codes) {
      const [two] = mappings["iso639-2"] ?? [];
      const [three] = mappings["iso639-3"] ?? [];
      expect([two, three].filter(Boolean), code).toHaveLength(1);
      if (two) expect(findByMapping("language", "iso639-2", two)?.code).toBe(code);
      if (three) expect(findByMapping("language", "iso639-3", three)?.code).toBe(code);
    }
  });
});
