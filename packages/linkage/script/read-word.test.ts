import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectScript, SCRIPTS } from "./detect-script.ts";
import { isChineseSurname, pinyinOf, simplifyHan, splitChineseName } from "./read-han.ts";
import { readWord } from "./read-word.ts";
import { wadeGiles } from "./wade-giles.ts";

function read(word: string, family = false): string {
  return readWord(word, { script: detectScript(word), family }).latin;
}

describe("readWord", () => {
  it.each([
    ["çelik", "celik"],
    ["łukasz", "lukasz"],
    ["хрущёв", "khrushchev"],
    ["київ", "kyiv"],
    ["յերևան", "yerevan"],
    ["თბილისი", "tbilisi"],
    ["παπανδρέου", "papandreou"],
    ["يوسف", "yusf"],
    ["پرویز", "pruiz"],
    ["وليد", "wlid"],
    ["שלום", "shlum"],
    ["たなか", "tanaka"],
    ["チャン", "chan"],
    ["한국", "hanguk"],
    ["मोहन", "mohan"],
    ["রহিম", "rohim"],
    ["ਸਿੰਘ", "singh"],
    ["பாபு", "papu"],
    ["నాయుడు", "nayudu"],
    ["สุดา", "suda"],
    ["ສົມ", "som"],
    ["សុខ", "sukh"],
    ["အောင်", "aung"],
    ["ተስፋዬ", "tesfaye"],
  ])("reads %s as %s", (word, latin) => expect(read(word)).toBe(latin));

  it("gives variants for umlauts and for both readings of Cyrillic", () => {
    expect(readWord("müller", { script: "latin" }).variants).toEqual(["mueller"]);
    expect(readWord("горбунко", { script: "cyrillic" }).variants).toContain("horbunko");
  });

  it("says which scripts leave vowels out", () => {
    expect(readWord("محمد", { script: "arabic" }).vowelless).toBe(true);
    expect(readWord("иван", { script: "cyrillic" }).vowelless).toBe(false);
  });

  it("never throws, in any script", () => {
    for (const word of ["valueOf", "constructor", "__proto__"])
      for (const script of SCRIPTS)
        expect(readWord(word, { script, family: true }).latin).toBeTypeOf("string");
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 20 }),
        fc.constantFrom(...SCRIPTS),
        (word, script) => {
          expect(readWord(word, { script, family: true }).latin).toMatch(/^[a-z0-9]*$/);
        },
      ),
    );
  });
});

describe("Chinese", () => {
  it("reads characters, simplified and traditional, and knows name readings", () => {
    expect(["张", "張", "吕", "喆", "堃"].map(pinyinOf)).toEqual(["zhang", "zhang", "lv", "zhe", "kun"]);
    expect([read("单", true), read("单")]).toEqual(["shan", "dan"]);
    expect(simplifyHan("習近平")).toBe("习近平");
    expect(pinyinOf("x")).toBe("");
  });

  it("splits the family name off, also one of two characters", () => {
    expect(splitChineseName("诸葛亮")).toEqual(["诸葛", "亮"]);
    expect(splitChineseName("毛泽东")).toEqual(["毛", "泽东"]);
    expect(isChineseSurname("奥巴马")).toBe(false);
  });

  it.each([
    ["zhang", "chang"],
    ["xi", "hsi"],
    ["dong", "tung"],
    ["jian", "chien"],
    ["zhi", "chih"],
    ["si", "szu"],
    ["guo", "kuo"],
    ["duo", "to"],
    ["yan", "yen"],
    ["xue", "hsueh"],
  ])("writes %s as %s in Wade-Giles", (pinyin, expected) => {
    expect(wadeGiles(pinyin)).toBe(expected);
  });
});

describe("detectScript", () => {
  it.each([
    ["Ivan", "latin"],
    ["Иван", "cyrillic"],
    ["高市早苗", "han"],
    ["高市さなえ", "kana"],
    ["123", "none"],
    ["ᠮᠣᠩ", "other"],
  ])("%s is %s", (text, script) => expect(detectScript(text)).toBe(script));
});
