import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareNames, NAME_LEVELS, NAME_THRESHOLD, nameSimilarity } from "./compare-names.ts";

const { missing, different, onePartOnly, swapped, strongFuzzy, sameAfterVariants, exact } = NAME_LEVELS;

describe("compareNames", () => {
  it.each([
    ["Mohammed bin Salman", "MOHAMMED BIN SALMAN", exact],
    ["Müller", "muller", exact],
    ["Mohammed bin Salman", "Muhammad ibn Salman", sameAfterVariants],
    ["Mohammed bin Salman", "محمد بن سلمان", sameAfterVariants],
    ["Kim Jong-un", "Kim Jong Un", exact],
    ["Friedrich Hans", "Hans Friedrich", swapped],
    ["Michaela", "Michaela Michelle Micheli", onePartOnly],
    ["Kim", "Kim Jong-un", onePartOnly],
    ["Angela Merkel", "Angelo Cruz", different],
    ["Ahmed Hassan", "Ahmed Hussein", different],
    ["Sergey Viktorovich Lavrov", "Sergey Ivanovich Lavrov", different],
    ["Salman bin Muhammad al-Rawi", "Muhammad bin Salman al-Rawi", different],
    ["习近朋", "习近平", different],
    ["김종은", "김정은", different],
    ["", "Angela Merkel", missing],
    ["ᠮᠣᠩᠭᠣᠯ", "Angela Merkel", missing],
    ["高市 早苗 さん", "ᠮᠣᠩᠭᠣᠯ", missing],
  ])("%s and %s: level %i", (left, right, level) => expect(compareNames(left, right)).toBe(level));

  it("does not take kanji, which it cannot read, for equal or different", () => {
    expect(compareNames("高市早苗", "Sanae Takaichi", { lang: "ja" })).toBe(missing);
    expect(compareNames("高市早苗", "高市早苗", { lang: "ja" })).toBe(exact);
  });

  it.each([
    ["Сергей Лавров", "Sergejs Lavrovs"],
    ["Володимир Зеленський", "Wolodymyr Selenskyj"],
    ["贝拉克·奥巴马", "Barack Obama"],
    ["ბარაკ ობამა", "Barack Obama"],
    ["習近平", "Hsi Chin-ping"],
    ["عبد العزيز النورستاني", "Abdul Aziz Nooristani"],
    ["김정은", "Kim Jong Un"],
    ["ዐቢይ አሕመድ", "Abiy Ahmed"],
    ["नरेन्द्र मोदी", "Narendra Modi"],
    ["בנימין נתניהו", "Benjamin Netanyahu"],
    ["Κυριάκος Μητσοτάκης", "Kyriakos Mitsotakis"],
    ["သန်းရွှေ", "Than Shwe"],
  ])("finds %s in %s", (left, right) => {
    expect(nameSimilarity(left, right)).toBeGreaterThanOrEqual(NAME_THRESHOLD);
  });

  it("allows one edit on 3-4 letters and none on 1-2", () => {
    expect(nameSimilarity("Elon Mosk", "Elon Musk")).toBeGreaterThanOrEqual(NAME_THRESHOLD);
    expect(nameSimilarity("Wu Lo", "Wu La")).toBeLessThan(NAME_THRESHOLD);
    expect(compareNames("Vladimir Pulin", "Vladimir Putin")).toBe(strongFuzzy);
  });

  it("prices an omitted token below a contradicted one", () => {
    const omitted = nameSimilarity("Vladimir Putin", "Vladimir Vladimirovich Putin") ?? 0;
    const contradicted = nameSimilarity("Vladimir Sergeyevich Putin", "Vladimir Vladimirovich Putin") ?? 1;
    expect(omitted).toBeGreaterThan(contradicted);
    expect(omitted).toBeGreaterThanOrEqual(NAME_THRESHOLD);
  });

  it("weighs tokens by the frequency table it is given", () => {
    const rare = nameSimilarity("Ketevan Sanadze", "Ketevan Abuladze", { frequency: () => 0.00001 }) ?? 1;
    const common = nameSimilarity("Ketevan Sanadze", "Ketevan Abuladze", {
      frequency: (name) => (name === "ketevan" ? 0.05 : 0.00001),
    });
    expect(common).toBeLessThan(rare);
  });

  it("compares organisations apart from their legal form, but not against another one", () => {
    const kind = "organisation";
    expect(compareNames("Siemens Aktiengesellschaft", "Siemens AG", { kind })).toBe(exact);
    expect(nameSimilarity("Deutsche Bank AG", "Deutsche Bank Ltd", { kind })).toBeLessThan(1);
    expect(nameSimilarity("Brigade 44", "Brigade Forty-Four", { kind })).toBeGreaterThan(0.9);
    expect(nameSimilarity("Brigade 44", "Brigade 45", { kind })).toBeLessThan(NAME_THRESHOLD);
  });

  const word = fc.constantFrom(
    "mohammed",
    "محمد",
    "Иван",
    "bin",
    "al",
    "Li",
    "李",
    "김",
    "J",
    "Anna-Maria",
    "Абдул",
    "van",
    "さくら",
    "ᠮᠣᠩ",
    "Abdul",
    "x",
  );
  const anyName = fc.oneof(
    fc.array(word, { maxLength: 5 }).map((words) => words.join(" ")),
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.string({ unit: "binary", maxLength: 30 }),
  );

  it("is symmetric, stays within its range and never throws, on any text", () => {
    fc.assert(
      fc.property(anyName, anyName, (left, right) => {
        const similarity = nameSimilarity(left, right);
        expect(nameSimilarity(right, left)).toBe(similarity);
        expect(compareNames(left, right)).toBe(compareNames(right, left));
        if (similarity !== undefined) expect(similarity >= 0 && similarity <= 1).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("finds every readable name equal to itself", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect([missing, exact]).toContain(compareNames(name, name));
        if (/\p{L}{3}/u.test(name)) expect(compareNames(name, name)).toBe(exact);
      }),
      { numRuns: 1000 },
    );
  });
});
