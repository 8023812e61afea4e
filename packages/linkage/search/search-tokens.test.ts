import { describe, expect, it } from "vitest";
import { searchTokenGroups, searchTokens } from "./search-tokens.ts";

function meet(left: string, right: string, typos = false): string[] {
  const keys = new Set(searchTokens(left, { typos }));
  return searchTokens(right, { typos }).filter((key) => keys.has(key));
}

describe("searchTokens", () => {
  it("brings Mohammed, Muhammad, محمد and Мухаммед together under one name family and one phonetic key", () => {
    for (const other of ["Muhammad", "محمد", "Мухаммед", "Mehmet", "MOHAMMED"]) {
      expect(meet("Mohammed", other)).toContain("d:mohammed");
    }
    expect(meet("Mohammed", "محمد")).toContain("p:MMT");
  });

  it("meets across scripts without the dictionary, by phonetic key", () => {
    expect(meet("Lavrinenko", "Лавриненко")).toContain("p:LFRNNK");
    expect(meet("Salamanca", "سالامانكا")).toContain("p:SLMNK");
    expect(meet("Zhang Weimin", "张伟民").some((key) => key.startsWith("c:"))).toBe(true);
  });

  it("combines tokens in any order", () => {
    expect(meet("Ketevan Sanadze", "Sanadze, Ketevan").some((key) => key.startsWith("c:"))).toBe(true);
  });

  it("meets a wrong vowel or a doubled letter by phonetic key, any single typing error with typos", () => {
    expect(meet("Sanadze", "Sanidze").some((key) => key.startsWith("p:"))).toBe(true);
    expect(meet("Sanadze", "Sannadze").some((key) => key.startsWith("p:"))).toBe(true);
    expect(meet("Sanadze", "Saradze")).toEqual([]);
    expect(meet("Sanadze", "Saradze", true).some((key) => key.startsWith("e:"))).toBe(true);
    expect(meet("Sanadze", "Snaadze", true).some((key) => key.startsWith("e:"))).toBe(true);
  });

  it("gives no key for titles and particles, and is sorted and stable", () => {
    expect(searchTokens("Dr. Ana de la Cruz")).toEqual(searchTokens("Ana Cruz"));
    const keys = searchTokens("Mohammed bin Salman");
    expect(keys).toEqual([...keys].sort());
    expect(keys.every((key) => /^[ntdpc#]:./u.test(key))).toBe(true);
    expect(searchTokens("")).toEqual([]);
  });

  it("keeps the text of a script without a table", () => {
    expect(searchTokens("ᠮᠣᠩᠭᠣᠯ")).toEqual(["t:ᠮᠣᠩᠭᠣᠯ"]);
  });

  it("groups keys by token", () => {
    expect(searchTokenGroups("Mohammed bin Salman")).toHaveLength(2);
  });
});
