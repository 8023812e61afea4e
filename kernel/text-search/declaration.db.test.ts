import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defineModule } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { putEntries, searchEntries } from "./index.ts";

/** The Universal Declaration of Human Rights in the six languages, article by article; not shipped. */
const beside = join(import.meta.dirname, "../../../shared/data/language");
const folder = existsSync(beside) ? beside : undefined;
const files = { ar: "arb", zh: "cmn_hans", en: "eng", fr: "fra", ru: "rus", es: "spa" } as const;
type Lang = keyof typeof files;
const langs = Object.keys(files) as Lang[];
const collection = "garden.article";

if (folder === undefined) console.warn("Skipped: the Universal Declaration is not beside the repository.");

describe.skipIf(folder === undefined)("the Universal Declaration in six languages", () => {
  let kernel: TestKernel;
  let reader: TestAccount;
  const numbers = new Map<string, number>();

  beforeAll(async () => {
    const garden = defineModule({ name: "garden", rights: { "garden.edit": ["editor"] } });
    kernel = await openTestKernel({ modules: [garden] });
    const agencyId = await kernel.openAgency();
    const editor = await kernel.openAccount({ agencyId, roles: ["editor"] });
    reader = await kernel.openAccount({ agencyId, roles: ["investigator"] });
    const owner = await kernel.database.owner();
    await owner.query("select text_search.register($1, 'garden.edit')", [collection]);
    await owner.end();
    const articles = new Map(langs.map((lang) => [lang, readArticles(lang)]));
    const entries = Array.from({ length: 30 }, (_, index) => {
      const recordId = `00000000-0000-7000-8000-${String(index + 1).padStart(12, "0")}`;
      numbers.set(recordId, index + 1);
      const texts = langs.map((lang) => ({
        field: "text",
        lang,
        text: articles.get(lang)?.[index] ?? "",
        weight: "D" as const,
      }));
      return {
        collection,
        recordId,
        title: `Article ${index + 1}`,
        titleLang: "en",
        sortDate: null,
        facets: {},
        texts,
      };
    });
    await editor.work(({ tx }) => putEntries(tx, entries));
  });
  afterAll(() => kernel?.close());

  function readArticles(lang: Lang): string[] {
    const text = readFileSync(join(folder ?? "", `udhr_${files[lang]}.html`), "utf8");
    return [...text.matchAll(/<article[^>]*>([\s\S]*?)<\/article>/g)].map(([, body = ""]) =>
      body
        .replace(/<h\d[\s\S]*?<\/h\d>/g, " ")
        .replace(/<[^>]+>/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
    );
  }

  const search = (query: string, lang: Lang) =>
    reader.work(({ tx }) => searchEntries(tx, { collection, query, lang, fields: {}, limit: 30 }));

  test.each([
    ["en", "slavery", 4],
    ["fr", "esclavages", 4],
    ["es", "esclavitudes", 4],
    ["ru", "рабстве", 4],
    ["zh", "奴隶", 4],
    ["ar", "الرقيق", 4],
    ["en", "torture", 5],
    ["fr", "tortures", 5],
    ["es", "torturas", 5],
    ["ru", "пытки", 5],
    ["zh", "酷刑", 5],
    ["ar", "للتعذيب", 5],
    ["en", "trade unions", 23],
    ["fr", "syndicat", 23],
    ["es", "sindicato", 23],
    ["ru", "профессиональный союз", 23],
    ["zh", "工会", 23],
    ["ar", "نقابة", 23],
    ["en", "asylum", 14],
    ["ru", "убежище", 14],
    ["zh", "庇护", 14],
    ["es", "asilo", 14],
    ["fr", "asile", 14],
    ["en", "деятельность", 30],
    ["en", "nationality", 15],
    ["ar", "جنسية", 15],
    ["ar", "إضطهاد", 14],
    ["zh", "國籍", 15],
  ] as const)("a reader of %s who looks for %s finds article %i", async (lang, query, article) => {
    const { items } = await search(query, lang);
    expect(items.map((item) => numbers.get(item.recordId))).toContain(article);
  });

  test.each([
    ["en", "rights"],
    ["ru", "права"],
    ["zh", "权利"],
    ["ar", "حقوق"],
    ["fr", "droits"],
    ["es", "derechos"],
  ] as const)(
    "%s: %s is in many articles, and what is marked is the word, in the language that was asked",
    async (lang, query) => {
      const { total, items } = await search(query, lang);
      expect(total).toBeGreaterThan(8);
      const marked = items.map(({ snippet }) => [
        snippet.lang,
        ...snippet.marks.map(([from, to]) => snippet.text.slice(from, to)),
      ]);
      for (const [where, ...words] of marked) {
        expect(where).toBe(lang);
        expect(words.length).toBeGreaterThan(0);
      }
    },
  );

  test("phrases hold within a language and never across two", async () => {
    expect((await search('"equal pay for equal work"', "en")).total).toBe(1);
    expect((await search("“同工同酬”", "zh")).total).toBe(1);
    expect((await search('"равную оплату за равный труд"', "ru")).total).toBe(1);
    expect((await search('"work equal for pay"', "en")).total).toBe(0);
  });
});
