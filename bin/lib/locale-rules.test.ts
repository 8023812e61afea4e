import { expect, test } from "vitest";
import { languages, localeProblems } from "./locale-rules.ts";

const good: Record<string, object> = {
  en: { page: { title: "All cases", rows_one: "one row", rows_other: "{{n}} rows" }, file: "CSV" },
  fr: {
    page: { title: "Tous les dossiers", rows_one: "une ligne", rows_other: "{{n}} lignes" },
    file: "CSV",
  },
  es: { page: { title: "Todos los casos", rows_one: "una fila", rows_other: "{{n}} filas" }, file: "CSV" },
  ar: {
    page: { title: "كل القضايا", rows_one: "صف", rows_two: "صفان", rows_other: "{{n}} صفوف" },
    file: "CSV",
  },
  zh: { page: { title: "所有案件", rows_other: "{{n}} 行" }, file: "CSV" },
  ru: {
    page: { title: "Все дела", rows_one: "строка", rows_few: "{{n}} строки", rows_other: "{{n}} строк" },
    file: "CSV",
  },
};

function check(change: Record<string, object | string | null> = {}): string[] {
  const files = new Map(
    languages.flatMap((lang): [string, string][] => {
      const value = lang in change ? change[lang] : good[lang];
      if (value === null || value === undefined) return [];
      return [[lang, typeof value === "string" ? value : JSON.stringify(value)]];
    }),
  );
  return localeProblems({ folder: "x", files });
}

test("six equal sets pass, whatever their plural forms", () => {
  expect(check()).toEqual([]);
});

test.each([
  [{ fr: null }, "x/fr.json is missing"],
  [{ fr: "{" }, "x/fr.json is not JSON"],
  [{ fr: { page: { title: "a" } } }, '"file" is missing'],
  [
    { zh: { page: { title: "All cases", rows_other: "{{n}} 行" }, file: "CSV" } },
    '"page.title" is still in English',
  ],
  [{ ru: { ...good.ru, extra: "лишнее" } }, '"extra" is not in English'],
  [{ es: '{"page":{"title":"a"},"file":"CSV","file":"CSV"}' }, '"file" stands twice'],
])("%j is told", (change, words) => {
  expect(check(change).join("\n")).toContain(words);
});

test("a lost placeholder is told", () => {
  const texts = Object.fromEntries(
    languages.map((lang) => [lang, { a: lang === "ru" ? "дела" : "{{n}} 案 قضية cas" }]),
  );
  expect(check(texts)).toEqual(['x/ru.json: "a" has other placeholders than in English']);
});

test("a long English sentence left in French is told", () => {
  const text = "Nothing was saved because the file ends too early.";
  expect(check({ en: { ...good.en, a: text }, fr: { ...good.fr, a: text } }).join("\n")).toContain(
    'x/fr.json: "a" is still in English',
  );
});
