import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defineModule } from "#kernel/module";
import { readPublic } from "#kernel/public-face";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { dropEntry, openCollection, putEntries, type SearchEntry, searchEntries } from "./index.ts";

const orchard = defineModule({ name: "orchard", rights: { "orchard.edit": ["editor"] } });
const collection = "orchard.paper";
const fields = { colour: "facet", title: "text" } as const;

let kernel: TestKernel;
let editor: TestAccount;
const open = randomUUID();
const inside = randomUUID();

function entry(recordId: string, word: string, audience: "inside" | "everybody"): SearchEntry {
  const title = `Paper on ${word}`;
  const texts = [{ field: "title", lang: "en", text: title, weight: "A" as const }];
  return {
    collection,
    recordId,
    title,
    titleLang: "en",
    sortDate: null,
    facets: { colour: [word] },
    texts,
    audience,
  };
}

const put = (...entries: SearchEntry[]) => editor.work(({ tx }) => putEntries(tx, entries));
const ask = (query: string, of = openCollection(collection)) =>
  readPublic(kernel.database.public, (tx) =>
    searchEntries(tx, { collection: of, query, lang: "en", fields, facets: ["colour"] }),
  );

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [orchard] });
  const owner = await kernel.database.owner();
  await owner.query("select text_search.register($1, 'orchard.edit')", [collection]);
  await owner.end();
  editor = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["editor"] });
  await put(entry(open, "quinces", "everybody"), entry(inside, "medlars", "inside"));
});
afterAll(() => kernel?.close());

describe("what everybody searches", () => {
  test("[public face] holds nothing of records for signed-in readers: no hit, count, facet or suggested word", async () => {
    const all = await ask("");
    expect(all.items.map(({ recordId }) => recordId)).toEqual([open]);
    expect([all.total, all.facets.colour]).toEqual([1, [{ value: "quinces", count: 1 }]]);
    const hidden = await ask("medlar");
    expect([hidden.total, hidden.items, hidden.suggestion]).toEqual([0, [], null]);
    // One letter wrong: the word would be suggested if it were known here.
    expect((await ask("medlers")).suggestion).toBeNull();
    expect((await ask("quincis")).suggestion).toContain("quinces");
  });

  test("[public face] the public login sees no other collection, by no table and no function", async () => {
    await expect(ask("medlars", collection)).rejects.toThrow("there is no collection");
    const seen = await readPublic(kernel.database.public, async (tx) => {
      const texts: unknown[] = [];
      for (const table of ["collection", "seen", "facet", "entry", "word", "body"])
        texts.push((await sql`select * from ${sql.table(`text_search.${table}`)}`.execute(tx)).rows);
      texts.push((await sql`select text_search.match(${collection}, null)`.execute(tx)).rows);
      const { rows } = await sql<{ found: number }>`
        select text_search.count(${collection}, null) as found`.execute(tx);
      expect(rows).toEqual([{ found: 0 }]);
      texts.push(
        (
          await sql`select * from text_search.spelled_like(${collection}, array['med', 'edl'], 1, 30)`.execute(
            tx,
          )
        ).rows,
      );
      return JSON.stringify(texts);
    });
    expect(seen).toContain("quinces");
    expect(seen).not.toMatch(/medlar|"orchard\.paper"/);
  });

  test("[public face] a record that is taken back from everybody, or dropped, is gone at once", async () => {
    await put(entry(inside, "medlars", "everybody"));
    expect((await ask("medlar")).total).toBe(1);
    await put(entry(inside, "medlars", "inside"));
    expect((await ask("medlar")).total).toBe(0);
    await put(entry(inside, "medlars", "everybody"));
    await editor.work(({ tx }) => dropEntry(tx, collection, inside));
    expect((await ask("medlar")).total).toBe(0);
  });
});
