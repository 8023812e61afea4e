import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textPlaces } from "./analyse-text.ts";
import { folded, lowered } from "./fold.ts";
import { baseLang, scriptOf, stemmerFor } from "./languages.ts";
import { passagesOf } from "./passages.ts";
import { tokens } from "./tokenise.ts";
import { quoted, VectorWriter } from "./vector.ts";
import { collectWords, gramsOf, soundsOf, type WordList } from "./word-list.ts";

const words = (text: string) => tokens(text).map((token) => token.text);

describe("a word is folded", () => {
  test.each([
    ["Exploitée", "exploitee"],
    ["STRASSE", "strasse"],
    ["Straße", "strasse"],
    ["Łódź", "lodz"],
    ["Ёлка", "елка"],
    ["йод", "йод"],
    ["إتجار", "اتجار"],
    ["الضحيّة", "الضحيه"],
    ["محـــكمة", "محكمه"],
    ["Άθήνα", "αθηνα"],
    ["٢٠١٥", "2015"],
    ["हिंदी", "हिंदी"],
    ["Ǿ", "o"],
    ["ﮤ", "ه"],
    ["ё\u0308", "е"],
  ])("%s", (word, expected) => {
    expect(folded(word)).toBe(expected);
  });

  test("twice is the same as once, for whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 12 }), (text) => {
        expect(folded(folded(text))).toBe(folded(text));
        expect(lowered(lowered(text))).toBe(lowered(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a text is cut into words", () => {
  test("at apostrophes and hyphens, with scripts without spaces in runs", () => {
    expect(words("l'État, co-operation 2015")).toEqual(["l", "État", "co", "operation", "2015"]);
    expect(words("他用iPhone打电话")).toEqual(["他用", "iPhone", "打电话"]);
  });

  test("places lie within the text and in order, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        let last = 0;
        for (const { start, end } of textPlaces(text, "und")) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });

  test("Chinese is found by every two neighbours, in simplified characters", () => {
    expect(textPlaces("販運人口", "zh").map((place) => place.terms)).toEqual([
      ["贩运"],
      ["运人"],
      ["人口"],
      ["口"],
    ]);
  });
});

test("a word of another script stays as it is, Latin letters in other scripts are taken for English", () => {
  expect(stemmerFor("ru", scriptOf("права"))).toBe("russian_stem");
  expect(stemmerFor("ru", scriptOf("rights"))).toBe("english_stem");
  expect(stemmerFor("en", scriptOf("права"))).toBe("simple");
  expect(stemmerFor("pt-BR", scriptOf("leis"))).toBe("portuguese_stem");
  expect(stemmerFor("und", scriptOf("leis"))).toBe("simple");
  expect(baseLang("zh-Hant")).toBe("zh");
});

test("passages are the whole text, cut at sentences but not at initials", () => {
  const sentence = `${"word ".repeat(59)}P.C. came here. `;
  const text = sentence.repeat(3).trim();
  const passages = passagesOf(text, textPlaces(text, "und"), { from: 100, lang: "en", field: "text" });
  expect(passages.map((one) => one.text).join("")).toBe(text);
  expect(passages.every((one) => one.text.trimEnd().endsWith("here."))).toBe(true);
  expect(passages[0]?.start).toBe(100);
});

test("a vector stays below PostgreSQL's megabyte, and its terms are quoted", () => {
  const writer = new VectorWriter();
  for (let place = 0; place < 120_000; place++) writer.add(`term${place}`, place, "D");
  writer.add("it's\\", 0, "A");
  expect(writer.text().length).toBeLessThan(1_400_000);
  expect(quoted("it's\\")).toBe("'it''s\\\\'");
});

test("names are told from other words by where their capital letter stands", () => {
  const list: WordList = new Map();
  const text = "Police found Rantseva. The employer left Limassol 12 times.";
  collectWords(list, text, tokens(text), false);
  expect([...list].filter(([, name]) => name).map(([word]) => word)).toEqual(["rantseva", "limassol"]);
  expect(list.has("12")).toBe(false);
  expect(soundsOf("Rantsev").some((key) => soundsOf("Ранцев").includes(key))).toBe(true);
  expect(gramsOf("été")).toEqual(["  e", " et", "ete", "te "]);
});
