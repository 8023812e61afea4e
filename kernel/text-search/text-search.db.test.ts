import { randomUUID } from "node:crypto";
import { Kysely, PostgresDialect } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defineModule } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import type { DB } from "../database/types.generated.ts";
import {
  dropEntry,
  openCollection,
  putEntries,
  type SearchAsk,
  type SearchEntry,
  searchEntries,
  similarEntries,
} from "./index.ts";

const garden = defineModule({ name: "garden", rights: { "garden.edit": ["editor"] } });

let kernel: TestKernel;
let editor: TestAccount;
let reader: TestAccount;
const collection = "garden.judgment";
const fields = {
  means: "facet",
  year: "facet",
  title: "text",
  summary: "text",
  text: "text",
  decided: "date",
} as const;

const names = new Map<string, string>();
function entry(name: string, words: Partial<SearchEntry>): SearchEntry {
  const recordId = names.get(name) ?? randomUUID();
  names.set(name, recordId);
  const title = words.title ?? name;
  return {
    collection,
    recordId,
    title,
    titleLang: "en",
    sortDate: null,
    facets: {},
    ...words,
    texts: [
      { field: "title", lang: words.titleLang ?? "en", text: title, weight: "A" },
      ...(words.texts ?? []),
    ],
  };
}
const text = (lang: string, body: string, field = "text", weight: "B" | "D" = "D") => ({
  field,
  lang,
  text: body,
  weight,
});

async function put(...entries: SearchEntry[]): Promise<void> {
  await editor.work(({ tx }) => putEntries(tx, entries));
}
async function ask(query: string, more: Partial<SearchAsk> = {}) {
  const answer = await reader.work(({ tx }) =>
    searchEntries(tx, { collection, query, lang: "en", fields, ...more }),
  );
  const nameOf = new Map([...names].map(([name, id]) => [id, name]));
  return { ...answer, names: answer.items.map((item) => nameOf.get(item.recordId) ?? "?") };
}
const found = async (query: string, more: Partial<SearchAsk> = {}) => (await ask(query, more)).names.sort();

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [garden] });
  const agencyId = await kernel.openAgency();
  editor = await kernel.openAccount({ agencyId, roles: ["editor"] });
  reader = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  const owner = await kernel.database.owner();
  await owner.query("select text_search.register($1, 'garden.edit')", [collection]);
  await owner.query("select text_search.register('garden.other', 'garden.edit')");
  await owner.end();
  await put(
    entry("rantsev", {
      title: "Rantsev v. Cyprus and Russia",
      sortDate: "2010-01-07",
      facets: { means: ["deception", "abuse of power"], year: ["2010"] },
      texts: [
        text(
          "en",
          "The applicant's daughter worked as a cabaret artiste. The police released her to her employer. States have positive obligations under the article on slavery and forced labour.",
        ),
      ],
    }),
    entry("siliadin", {
      title: "Siliadin v. France",
      sortDate: "2005-07-26",
      facets: { means: ["abuse of a position of vulnerability"], year: ["2005"] },
      texts: [
        text(
          "en",
          "A Togolese girl served as a housemaid without pay for several years; the court found servitude and forced labour, not slavery.",
        ),
        text(
          "fr",
          "Une mineure togolaise a été exploitée comme domestique sans rémunération, son passeport confisqué.",
        ),
      ],
    }),
    entry("chowdury", {
      audience: "everybody",
      title: "Chowdury and Others v. Greece",
      sortDate: "2017-03-30",
      facets: { means: ["deception", "force"], year: ["2017"] },
      texts: [
        text(
          "en",
          "Bangladeshi strawberry pickers were not paid. Armed guards opened fire. The work was forced labour and trafficking in human beings.",
        ),
      ],
    }),
    entry("prava", {
      title: "Дело Ранцева",
      titleLang: "ru",
      texts: [text("ru", "Деятельность полиции и права человека. Ранцев обратился с жалобой.")],
    }),
    entry("zh", {
      title: "人口贩运案件",
      titleLang: "zh",
      texts: [text("zh", "被告人以招工为名拐骗妇女,强迫劳动,侵犯了被害人的权利。")],
    }),
    entry("ar", {
      title: "قضية الاتجار بالأشخاص",
      titleLang: "ar",
      texts: [text("ar", "حقوق الضحايا في الحماية والمساعدة، وقد صودرت جوازات السفر من العاملات.")],
    }),
    entry("es", {
      title: "Caso de explotación laboral",
      titleLang: "es",
      texts: [
        text("es", "Los tratantes explotaban a las víctimas en fincas agrícolas y retenían sus pasaportes."),
      ],
    }),
  );
});
afterAll(() => kernel?.close());

describe("search over published records", () => {
  test("a stranger gets nothing: whoever is not entered reads nothing, and nobody writes without the collection's right", async () => {
    const bare = await kernel.database.app.connect();
    try {
      expect(
        (await bare.query("select text_search.match($1, null) as found", [collection])).rows[0].found,
      ).toBe("");
      expect((await bare.query("select * from text_search.entry")).rows).toEqual([]);
    } finally {
      bare.release();
    }
    await expect(reader.work(({ tx }) => putEntries(tx, [entry("mine", {})]))).rejects.toThrow();
    await expect(
      reader.work(({ tx }) => dropEntry(tx, collection, names.get("rantsev") ?? "")),
    ).rejects.toThrow();
    expect(await found("mine")).toEqual([]);
    expect(await found("rantsev", { collection: "garden.other" })).toEqual([]);
  });

  test("the public reads what is published by the same search", async () => {
    const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: kernel.database.public }) });
    const answer = await db.transaction().execute((tx) =>
      searchEntries(tx, {
        collection: openCollection(collection),
        query: "strawberry",
        lang: "en",
        fields,
      }),
    );
    expect(answer.items.map((item) => item.title)).toEqual(["Chowdury and Others v. Greece"]);
    const writes = db.transaction().execute((tx) => dropEntry(tx, collection, names.get("chowdury") ?? ""));
    await expect(writes).rejects.toThrow(/permission denied/);
  });

  test("a record that is taken out vanishes at once, and one put again is found by its new text alone", async () => {
    await put(entry("gone", { title: "Vanishing Quokka", texts: [text("en", "quokkas")] }));
    expect(await found("quokka")).toEqual(["gone"]);
    await put(entry("gone", { title: "Other", texts: [text("en", "wallabies")] }));
    expect(await found("quokka")).toEqual([]);
    expect(await found("wallaby")).toEqual(["gone"]);
    await editor.work(({ tx }) => dropEntry(tx, collection, names.get("gone") ?? ""));
    expect(await found("wallaby")).toEqual([]);
    expect((await ask("wallabi")).suggestion).toBeNull();
  });
});

describe("one box for all languages", () => {
  test.each([
    ["obligation", "en", "rantsev"],
    ["деятельности", "ru", "prava"],
    ["право", "en", "prava"],
    ["权利", "zh", "zh"],
    ["贩运人口", "zh", "zh"],
    ["販運", "zh", "zh"],
    ["حقوق", "ar", "ar"],
    ["الحقوق", "ar", "ar"],
    ["الإتجار", "ar", "ar"],
    ["explotacion", "en", "es"],
    ["explotar víctima", "es", "es"],
    ["exploitees", "fr", "siliadin"],
    ["rémunérations", "en", "siliadin"],
  ] as const)("%s for a reader of %s", async (query, lang, name) => {
    expect((await ask(query, { lang })).names).toContain(name);
  });

  test("a name finds its forms in other scripts", async () => {
    expect(await found("Rantsev")).toEqual(["prava", "rantsev"]);
    expect(await found("Ранцев")).toEqual(["prava", "rantsev"]);
  });

  test("a word that is misspelt is told as it may have been meant", async () => {
    expect((await ask("strawbery")).suggestion).toBe("strawberry");
    expect((await ask("Chowdhury greece")).suggestion).toBe("chowdury greece");
    expect((await ask("strawberry")).suggestion).toBeNull();
  });
});

describe("the language of queries", () => {
  test.each([
    ['"forced labour"', ["chowdury", "rantsev", "siliadin"]],
    ['"labour forced"', []],
    ['"slavery and forced"', ["rantsev"]],
    ["forced -slavery", ["chowdury"]],
    ["strawberry OR housemaid", ["chowdury", "siliadin"]],
    ["(strawberry OR housemaid) togolese", ["siliadin"]],
    ["straw*", ["chowdury"]],
    ["means:deception", ["chowdury", "rantsev"]],
    ["means:Deception NOT means:force", ["rantsev"]],
    ["year:2005..2010", ["rantsev", "siliadin"]],
    ["decided:2010-01..", ["chowdury", "rantsev"]],
    ["decided:2010-01-08..2017-03", ["chowdury"]],
    ["title:france", ["siliadin"]],
    ["title:slavery", []],
    ["text:slavery", ["rantsev", "siliadin"]],
    ['title:"cyprus and russia"', ["rantsev"]],
  ])("%s", async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  test("a problem is told, not thrown", async () => {
    expect((await ask("means:magic")).problems).toEqual([
      { code: "unknown-value", at: 6, word: "means:magic" },
    ]);
    expect((await ask("", { filters: { means: ["magic"] } })).problems).toMatchObject([
      { code: "unknown-filter", word: "means:magic" },
    ]);
    expect((await ask("the")).problems).toMatchObject([{ code: "too-common" }]);
    expect((await ask("forced", { after: "nonsense" })).problems).toMatchObject([{ code: "bad-place" }]);
    for (const query of ["'", "\\", "a:b", "!!", "<->", "'); drop table x", "\u0000", "𝔘𝔫𝔦"])
      await ask(query);
  });

  test("few hits for many words: those with most of the words follow, and it is told", async () => {
    const answer = await ask("strawberry pickers shot by armed guards over unpaid wages");
    expect(answer.names[0]).toBe("chowdury");
    expect(answer.problems).toMatchObject([{ code: "relaxed", word: "0" }]);
  });
});

describe("facets, order, pages", () => {
  test("numbers are exact, and those of a facet leave its own filter aside", async () => {
    const answer = await ask("forced labour", {
      facets: ["means", "year"],
      filters: { means: ["deception"] },
    });
    expect(answer.total).toBe(2);
    expect(answer.facets.means).toEqual([
      { value: "deception", count: 2 },
      { value: "abuse of a position of vulnerability", count: 1 },
      { value: "abuse of power", count: 1 },
      { value: "force", count: 1 },
    ]);
    expect(answer.facets.year).toEqual([
      { value: "2010", count: 1 },
      { value: "2017", count: 1 },
    ]);
  });

  test.each(["relevance", "newest", "oldest", "title"] as const)(
    "pages by %s give every hit once, in order",
    async (sort) => {
      const whole = (await ask("", { sort })).names;
      const paged: string[] = [];
      let after: string | undefined;
      for (let page = 0; page < 10; page++) {
        const answer = await ask("", { sort, limit: 2, after });
        paged.push(...answer.names);
        expect(answer.total).toBe(whole.length);
        if (answer.next === null) break;
        after = answer.next;
      }
      expect(paged).toEqual(whole);
      if (sort === "newest") expect(whole.slice(0, 3)).toEqual(["chowdury", "rantsev", "siliadin"]);
      if (sort === "oldest") expect(whole.slice(0, 3)).toEqual(["siliadin", "rantsev", "chowdury"]);
    },
  );

  test("what was found is marked by places in the text, the reader's language first", async () => {
    const english = (await ask("passeport OR housemaid OR forced", { lang: "en" })).items.find(
      (one) => one.recordId === names.get("siliadin"),
    );
    expect(english?.snippet.lang).toBe("en");
    expect(english?.snippet.marks.map(([from, to]) => english.snippet.text.slice(from, to))).toEqual([
      "housemaid",
      "forced",
    ]);
    const french = (await ask("passeports", { lang: "fr" })).items[0];
    expect(french?.snippet.marks.map(([from, to]) => french.snippet.text.slice(from, to))).toEqual([
      "passeport",
    ]);
    const chinese = (await ask("强迫劳动", { lang: "zh" })).items[0];
    expect(chinese?.snippet.marks.map(([from, to]) => chinese.snippet.text.slice(from, to))).toEqual([
      "强迫劳动",
    ]);
    expect((await ask("rantsev cyprus")).items[0]?.titleMarks).toEqual([
      [0, 7],
      [11, 17],
    ]);
  });

  test("similar records share what is rare", async () => {
    const recordId = names.get("rantsev") ?? "";
    const similar = await reader.work(({ tx }) =>
      similarEntries(tx, { collection, recordId, facets: { means: 2, year: 1 }, limit: 5 }),
    );
    expect(similar.map((one) => one.title)).toEqual(["Chowdury and Others v. Greece"]);
    expect(similar[0]?.shared).toEqual({ means: ["deception"] });
  });

  test("the index of terms serves the search, whoever asks", async () => {
    const owner = await kernel.database.owner();
    await owner.query("set enable_seqscan = off");
    const { rows } = await owner.query(
      `explain select string_agg(e.entry_no::text, ',') from text_search.entry e where e.terms @@ $1::tsquery and e.collection || '' = $2`,
      ["'slaveri' & 'labour'", collection],
    );
    await owner.end();
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("Bitmap Index Scan on entry_terms");
  });
});
