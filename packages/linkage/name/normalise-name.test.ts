import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NormaliseOptions, normaliseName } from "./normalise-name.ts";

function latin(text: string, options?: NormaliseOptions): string {
  return normaliseName(text, options)
    .tokens.map((token) => token.latin)
    .join(" ");
}

describe("normaliseName", () => {
  it.each([
    ["Müller", "muller"],
    ["PUTIN, Vladimir", "vladimir putin"],
    ["O’Connor", "oconnor"],
    ["Ig0r Sech1n", "igor sechin"],
    ["Володимир", "volodimir"],
    ["Зеленський", "zelenskiy"],
    ["Щербаков", "shcherbakov"],
    ["Μητσοτάκης", "mitsotakis"],
    ["Բարակ", "barak"],
    ["ობამა", "obama"],
    ["محمد", "mhmd"],
    ["النورستاني", "nurstani"],
    ["בנימין", "bnimin"],
    ["习近平", "xi jinping"],
    ["習近平", "xi jinping"],
    ["欧阳修", "ouyang xiu"],
    ["单田芳", "shan tianfang"],
    ["贝拉克·奥巴马", "beilake aobama"],
    ["김정은", "kim jeongeun"],
    ["バラク・オバマ", "baraku obama"],
    ["नरेन्द्र मोदी", "narendr modi"],
    ["สมชาย", "samchai"],
    ["ዐቢይ አሕመድ", "abiy ahmed"],
    ["អ៊ុន", "un"],
  ])("reads %s as %s", (text, expected) => expect(latin(text)).toBe(expected));

  it("writes the compounds of Arabic names one way", () => {
    for (const text of ["'Abd al-Aziz", "Abdul Aziz", "Abdulaziz", "Abdelaziz", "عبد العزيز", "عبدالعزيز"])
      expect(normaliseName(text).tokens.map((token) => token.ids)).toEqual([["abdulaziz"]]);
    for (const text of ["Nur al-Din", "Nuruddin", "Noureddine", "نور الدين"])
      expect(normaliseName(text).tokens.map((token) => token.ids)).toEqual([["nuruddin"]]);
    expect(latin("Abou Bakar")).toBe(latin("Abu Bakar"));
  });

  it("gives one name family to every script of Mohammed", () => {
    for (const text of ["Mohammed", "Muhammad", "محمد", "Мухаммед", "Mehmet", "মোহাম্মদ", "מוחמד"])
      expect(normaliseName(text).tokens[0]?.ids).toEqual(["mohammed"]);
  });

  it("keeps Ukrainian and Russian readings, unless letters or language decide", () => {
    const open = normaliseName("Гулак").tokens[0];
    expect([open?.latin, ...(open?.variants ?? [])]).toEqual(expect.arrayContaining(["gulak", "hulak"]));
    expect(latin("Гулак", { lang: "uk" })).toBe("hulak");
    expect(normaliseName("Гусев", { lang: "ru" }).tokens[0]?.variants).not.toContain("husev");
  });

  it("keeps Wade-Giles and Cantonese spellings of Chinese surnames", () => {
    expect(normaliseName("张伟").tokens[0]?.variants).toEqual(expect.arrayContaining(["chang", "cheung"]));
  });

  it("sets roles: titles, particles, the father's name", () => {
    const roles = normaliseName("Dr. Isa bin Tarif al-Ali").tokens.map((token) => token.role);
    expect(roles).toEqual(["title", "name", "filiation", "name", "particle", "name"]);
    expect(normaliseName("Isa bin Tarif").tokens.map((token) => token.patronymic ?? false)).toEqual([
      false,
      false,
      true,
    ]);
    expect(normaliseName("King").tokens[0]?.role).toBe("name");
  });

  it("takes the legal form off an organisation and reads its numbers", () => {
    const name = normaliseName("FABERLIC EUROPE Sp. z o.o.", { kind: "organisation" });
    expect([name.legalForm, name.tokens.map((token) => token.latin)]).toEqual([
      "llc",
      ["faberlic", "europe"],
    ]);
    const brigade = normaliseName("Brigade Forty-Four", { kind: "organisation" });
    expect(brigade.tokens.map((token) => token.number)).toEqual([undefined, 44]);
    expect(latin("A.B.C. Company", { kind: "organisation" })).toBe("abc");
  });

  it("leaves kanji and unknown scripts unread instead of guessing", () => {
    expect(latin("高市早苗", { lang: "ja" })).toBe("");
    expect(latin("高市 さなえ")).toBe(" sanae");
    expect(latin("ᠮᠣᠩᠭᠣᠯ")).toBe("");
  });

  it("gives no tokens for empty or letterless text", () => {
    for (const text of ["", "  ", ",.;", "—"]) expect(normaliseName(text).tokens).toEqual([]);
  });

  it("normalises its own Latin output to itself", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."abdeilmnorstuhkzy"), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 4 }), (words) => {
        const once = normaliseName(words.join(" ")).tokens;
        for (const token of once) {
          const again = normaliseName(token.latin).tokens.map((part) => part.latin);
          expect(again).toEqual([token.latin]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("never throws and always gives a-z0-9 forms, on any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        for (const kind of ["person", "organisation"] as const)
          for (const token of normaliseName(text, { kind }).tokens) {
            expect(token.latin).toMatch(/^[a-z0-9]*$/);
            expect(token.text).not.toBe("");
          }
      }),
      { numRuns: 1000 },
    );
  });
});
