import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tellAll } from "#kernel/event";
import { defineModule } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { dropEntry, putEntry } from "../index.ts";
import type { SavedSearch } from "./saved-search.ts";

const garden = defineModule({ name: "garden", rights: { "garden.edit": ["editor"] } });
const collection = "garden.judgment";

let kernel: TestKernel;
let ana: TestAccount;
let other: TestAccount;
let editor: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [garden] });
  const agencyId = await kernel.openAgency();
  ana = await kernel.openAccount({ agencyId, roles: ["prosecutor"] });
  other = await kernel.openAccount({ agencyId, roles: ["prosecutor"] });
  editor = await kernel.openAccount({ agencyId, roles: ["editor"] });
  const owner = await kernel.database.owner();
  await owner.query("select text_search.register($1, 'garden.edit')", [collection]);
  await owner.end();
});
afterAll(() => kernel?.close());

const save = (who: TestAccount, words: object = {}) =>
  who.callByName("text-search.save-search", {
    searchId: randomUUID(),
    collection,
    place: "/app/garden/judgments",
    name: randomUUID(),
    query: "strawberry",
    filters: {},
    fields: { title: "text", means: "facet" },
    lang: "en",
    ...words,
  }) as Promise<{ searchId: string }>;
const list = async (who: TestAccount) =>
  ((await who.callByName("text-search.list-searches", { collection })) as { items: SavedSearch[] }).items;
const publish = (title: string) => {
  const recordId = randomUUID();
  const texts = [{ field: "title", lang: "en", text: title, weight: "A" as const }];
  const facets = { means: ["force"] };
  return editor
    .work(({ tx }) =>
      putEntry(tx, { collection, recordId, title, titleLang: "en", sortDate: null, facets, texts }),
    )
    .then(() => recordId);
};
async function aDayLater(): Promise<void> {
  await kernel.moveClock(24 * 3_600_000);
  const { engine, registry } = kernel.services;
  for (let turn = 0; turn < 4; turn++)
    await tellAll({ engine, subscribers: registry.subscribers, log: () => {} });
}
async function news(who: TestAccount): Promise<number> {
  const { items } = (await who.callByName("access.list-notices", {})) as { items: { kind: string }[] };
  return items.filter((item) => item.kind === "search-news").length;
}

describe("saved searches", () => {
  test("a stranger gets nothing: neither the search, nor its change, nor its end", async () => {
    const { searchId } = await save(ana, { name: "mine" });
    expect(await list(other)).toEqual([]);
    for (const name of ["open-search", "drop-search"])
      await expect(other.callByName(`text-search.${name}`, { searchId })).rejects.toMatchObject({
        code: "not-found",
      });
    await expect(save(other, { searchId })).rejects.toMatchObject({ code: "not-found" });
    await expect(
      other.callByName("text-search.rename-search", { searchId, name: "theirs", alert: "none" }),
    ).rejects.toMatchObject({ code: "not-found" });
    for (const statement of [
      sql`select * from text_search.due_searches()`,
      sql`select text_search.tell_news(${[searchId]}::uuid[])`,
      sql`select text_search.sweep()`,
    ])
      await expect(ana.work(({ tx }) => statement.execute(tx))).rejects.toThrow(/nobody entered here/);
    expect((await list(ana)).map((one) => one.name)).toEqual(["mine"]);
    await ana.callByName("text-search.drop-search", { searchId });
  });

  test("are kept, changed and dropped by their owner; a name stands once, a collection must be there", async () => {
    const { searchId } = await save(ana, { name: "Berries", filters: { means: ["force"] } });
    await expect(save(ana, { name: "berries" })).rejects.toMatchObject({ detail: { refusal: "name-taken" } });
    await expect(save(ana, { collection: "garden.nothing" })).rejects.toMatchObject({ code: "not-found" });
    await ana.callByName("text-search.rename-search", { searchId, name: "Fruit", alert: "weekly" });
    expect(await list(ana)).toMatchObject([
      { name: "Fruit", alert: "weekly", query: "strawberry", filters: { means: ["force"] }, waits: false },
    ]);
    await ana.callByName("text-search.drop-search", { searchId });
    expect(await list(ana)).toEqual([]);
  });

  test("tell their owner, and nobody else, that something new is found: once, and no word of what", async () => {
    await publish("Strawberry pickers");
    const { searchId } = await save(ana, { name: "watched", alert: "daily" });
    await save(ana, { name: "never", alert: "none" });
    await save(other, { name: "elsewhere", query: "quarry", alert: "daily" });
    await aDayLater();
    expect(await news(ana)).toBe(0);
    const found = await publish("More strawberry pickers");
    await aDayLater();
    expect([await news(ana), await news(other)]).toEqual([1, 0]);
    expect((await list(ana)).map((one) => [one.name, one.waits])).toEqual([
      ["never", false],
      ["watched", true],
    ]);
    await aDayLater();
    expect(await news(ana)).toBe(1);
    await ana.callByName("text-search.open-search", { searchId });
    expect((await list(ana)).some((one) => one.waits)).toBe(false);
    await editor.work(({ tx }) => dropEntry(tx, collection, found));
    await aDayLater();
    expect(await news(ana)).toBe(1);
  });

  test("words of a text that was taken out are forgotten within a day", async () => {
    const recordId = await publish("Zyxwvutian quarry");
    const known = async () => {
      const owner = await kernel.database.owner();
      const { rows } = await owner.query(
        "select word from text_search.word where word in ('zyxwvutian', 'strawberry') order by 1",
      );
      await owner.end();
      return rows.map((row) => row.word);
    };
    expect(await known()).toEqual(["strawberry", "zyxwvutian"]);
    await editor.work(({ tx }) => dropEntry(tx, collection, recordId));
    await aDayLater();
    expect(await known()).toEqual(["strawberry"]);
  });
});
