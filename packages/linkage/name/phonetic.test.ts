import { describe, expect, it } from "vitest";
import { editDistance } from "./edit-distance.ts";
import { jaroWinkler } from "./jaro-winkler.ts";
import { matchTokens } from "./match-tokens.ts";
import { phoneticKey, phoneticKeys } from "./phonetic-key.ts";
import { soundSimilarity } from "./sound-similarity.ts";
import { skeletonOf, soundsOf } from "./sounds.ts";

describe("sounds", () => {
  it.each([
    ["shcherbakov", "Serbakov"],
    ["mohammed", "mohamed"],
    ["jinping", "jinpiN"],
    ["ruwalda", "ruwalda"],
    ["xi", "Si"],
  ])("%s sounds %s", (latin, sounds) => expect(soundsOf(latin)).toBe(sounds));

  it("keeps consonants and a leading vowel in the skeleton", () => {
    expect(skeletonOf("mohammed")).toBe("mhmd");
    expect(skeletonOf("usama")).toBe(skeletonOf("osama"));
  });
});

describe("phoneticKey", () => {
  it.each([
    [["mohammed", "muhammad", "mhmd", "mohamed"], "MMT"],
    [["osama", "usama", "ousama"], "ASM"],
    [["vladimir", "wladimir"], "FLTMR"],
    [["hussein", "husayn", "hsin"], "HSN"],
    [["yevgeny", "evgeny"], "AFKN"],
  ])("%j share %s", (forms, key) => {
    for (const form of forms) expect(phoneticKey(form)).toBe(key);
  });

  it("reads a leading j both ways and is never longer than ten", () => {
    expect(phoneticKeys(["jusuf"])).toEqual(["ZSF", "ASF"]);
    expect(phoneticKey("bcdfgklmnprstvbcdfgklmnprstv").length).toBeLessThanOrEqual(10);
    expect(phoneticKey("")).toBe("");
  });
});

describe("soundSimilarity", () => {
  it("takes usual exchanges for near and other sounds for far", () => {
    expect(soundSimilarity("gaddafi", "qaddafi")).toBeGreaterThan(0.9);
    expect(soundSimilarity("putin", "tupin")).toBeLessThan(0.75);
    expect(soundSimilarity("", "putin")).toBe(0);
  });

  it("forgives missing vowels only where the script leaves them out", () => {
    const open = soundSimilarity("slmnk", "salamanka", { left: true, right: false });
    expect(open).toBeGreaterThan(0.9);
    expect(soundSimilarity("slmnk", "salamanka")).toBeLessThan(open - 0.15);
  });
});

describe("word distances", () => {
  it("agree with published values", () => {
    expect(jaroWinkler("martha", "marhta")).toBeCloseTo(0.9611, 4);
    expect(jaroWinkler("dwayne", "duane")).toBeCloseTo(0.84, 4);
    expect(jaroWinkler("dixon", "dicksonx")).toBeCloseTo(0.8133, 4);
    expect(editDistance("kitten", "sitting")).toBe(3);
    expect(editDistance("donald", "donlad")).toBe(1);
    expect(editDistance("abcdef", "uvwxyz", 2)).toBe(3);
  });
});

describe("matchTokens", () => {
  it("finds the assignment of greatest weight, not the greedy one", () => {
    expect(
      matchTokens(
        [
          [0.9, 0.8],
          [0.85, 0],
        ],
        2,
      ),
    ).toEqual([1, 0]);
  });
  it("leaves rows without any weight unmatched, also when columns are fewer", () => {
    expect(matchTokens([[0], [0.6], [0.9]], 1)).toEqual([-1, -1, 0]);
    expect(matchTokens([], 0)).toEqual([]);
    expect(matchTokens([[0, 0.5, 0.7]], 3)).toEqual([2]);
  });
});
