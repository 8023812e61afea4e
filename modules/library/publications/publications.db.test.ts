import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { tellEvents } from "../builders.ts";
import { library } from "../index.ts";
import { getList, listLists, removeList, shareList, unshareList, writeList } from "../lists/lists.ts";
import { citePublication } from "./cite-publication.ts";
import { exportPublications } from "./export-publications.ts";
import { addFilePart, getFilePart } from "./file-parts.ts";
import { getPublication, listPublications } from "./list-publications.ts";
import { publishDrafts, publishPublication, unpublishPublication } from "./publish-publications.ts";
import { findByWords, searchPublications } from "./search-publications.ts";
import {
  addPublication,
  removePublication,
  restorePublication,
  revisePublication,
  takeBackRevision,
} from "./write-publication.ts";

let kernel: TestKernel;
let editor: TestAccount;
let trainer: TestAccount;
let elsewhere: TestAccount;
let reader: TestAccount;
let stranger: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [library] });
  const agencyId = await kernel.openAgency();
  editor = await kernel.openAccount({ agencyId, roles: ["editor"] });
  trainer = await kernel.openAccount({ agencyId, roles: ["trainer"] });
  const other = await kernel.openAgency();
  elsewhere = await kernel.openAccount({ agencyId: other, roles: ["editor"] });
  reader = await kernel.openAccount({ agencyId: other, roles: ["investigator"] });
  stranger = await kernel.openAccount({ agencyId: other, roles: [] });
});
afterAll(() => kernel?.close());

function words(title: string) {
  return {
    title: {
      lang: "en",
      text: title,
      translations: { fr: { text: `${title} (fr)`, by: "office", reviewed: true } },
    },
    kind: "toolkit" as const,
    topics: ["protection" as const],
    audience: ["police" as const],
    year: 2008,
    languages: ["en", "fr"],
    authors: ["United Nations Office on Drugs and Crime"],
    publisher: "United Nations",
  };
}
async function add(title: string, more: Record<string, unknown> = {}) {
  const publicationId = randomUUID();
  const { code } = await trainer.call(addPublication, { publicationId, ...words(title), ...more });
  return { publicationId, code };
}
const titles = async (who: TestAccount, ask = {}) =>
  (await who.call(listPublications, ask)).items.map(({ title }) => title);

describe("the catalogue", () => {
  test("a stranger gets nothing; drafts are read within their agency alone", async () => {
    const { publicationId, code } = await add("A draft");
    for (const [declaration, input] of [
      [listPublications, {}],
      [getPublication, { code }],
      [citePublication, { code }],
      [exportPublications, { format: "csv" }],
      [listLists, {}],
      [searchPublications, {}],
      [findByWords, { text: "draft" }],
    ] as const)
      await expect(stranger.call(declaration as never, input as never)).rejects.toMatchObject({
        code: "not-found",
      });
    for (const who of [reader, elsewhere]) {
      await expect(who.call(getPublication, { code })).rejects.toMatchObject({ code: "not-found" });
      expect(await titles(who, { state: "drafts" })).not.toContain("A draft");
    }
    await expect(
      elsewhere.call(publishPublication, { publicationId, reach: "everybody" }),
    ).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(
      elsewhere.call(revisePublication, { publicationId, ...words("Stolen") }),
    ).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(
      reader.call(addPublication, { publicationId: randomUUID(), ...words("No") }),
    ).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(trainer.call(publishPublication, { publicationId, reach: "inside" })).rejects.toMatchObject({
      code: "not-found",
    });
    expect((await trainer.call(getPublication, { code })).reach).toBeNull();
  });

  test("is published as it stands; later versions stay with their agency until they are published", async () => {
    const { publicationId, code } = await add("Handbook of 2008");
    await editor.call(publishPublication, { publicationId, reach: "inside" });
    expect((await reader.call(getPublication, { code })).title).toBe("Handbook of 2008");
    expect((await reader.call(getPublication, { code })).may).toEqual([]);
    await trainer.call(revisePublication, { publicationId, ...words("Handbook, revised") }, { expects: 1 });
    await expect(
      trainer.call(revisePublication, { publicationId, ...words("Late") }, { expects: 1 }),
    ).rejects.toMatchObject({ code: "stale" });
    expect((await reader.call(getPublication, { code })).title).toBe("Handbook of 2008");
    expect((await editor.call(getPublication, { code })).revised).toBe(true);
    await trainer.call(takeBackRevision, { publicationId });
    expect((await editor.call(getPublication, { code })).draft).toMatchObject({
      version: 3,
      title: { text: "Handbook of 2008" },
    });
    await expect(trainer.call(removePublication, { publicationId })).rejects.toMatchObject({
      detail: { refusal: "still-published" },
    });
    const hits = async () => (await reader.call(searchPublications, { query: "handbook 2008" })).total;
    expect(await hits()).toBe(1);
    await editor.call(unpublishPublication, { publicationId });
    expect(await hits()).toBe(0);
    await expect(reader.call(getPublication, { code })).rejects.toMatchObject({ code: "not-found" });
    await trainer.call(removePublication, { publicationId });
    await expect(trainer.call(getPublication, { code })).rejects.toMatchObject({ code: "not-found" });
    await trainer.call(restorePublication, { publicationId });
    expect((await trainer.call(getPublication, { code })).reach).toBeNull();
  });

  test("opens to everybody only what was published to everybody", async () => {
    const [inside, all] = [await add("Inside only"), await add("For everybody")];
    await editor.call(publishPublication, { publicationId: inside.publicationId, reach: "inside" });
    await editor.call(publishPublication, { publicationId: all.publicationId, reach: "everybody" });
    const { rows } = await kernel.database.public.query<{ title: string }>(
      "select title from library.published order by title",
    );
    expect(rows.map((row) => row.title)).toEqual(["For everybody"]);
    for (const table of [
      "publication",
      "publication_version",
      "file_part",
      "story",
      "story_consent",
      "reading_list",
      "download_count",
    ])
      await expect(kernel.database.public.query(`select * from library.${table}`)).rejects.toMatchObject({
        code: "42501",
      });
  });

  test("finds by words in any order, kind, topic, audience, language and decade, page by page", async () => {
    const made = [];
    for (const [title, year] of [
      ["Zebra guide to seafaring", 1999],
      ["Anchors at sea", 2015],
      ["Boats and 100% _ rafts", 2021],
    ] as const)
      made.push(
        await add(title, {
          year,
          kind: "guide",
          topics: ["borders"],
          audience: ["border"],
          languages: ["ar"],
        }),
      );
    await editor.call(publishDrafts, {
      publicationIds: made.map(({ publicationId }) => publicationId),
      reach: "inside",
    });
    const ask = { topic: "borders" as const, sort: "title" as const };
    expect(await titles(reader, ask)).toEqual([
      "Anchors at sea",
      "Boats and 100% _ rafts",
      "Zebra guide to seafaring",
    ]);
    expect(await titles(reader, { ...ask, text: "seafaring zebra" })).toEqual(["Zebra guide to seafaring"]);
    expect(await titles(reader, { ...ask, text: "100% _" })).toEqual(["Boats and 100% _ rafts"]);
    expect(await titles(reader, { ...ask, text: "' or 1=1 --" })).toEqual([]);
    expect(await titles(reader, { ...ask, years: "2010" })).toEqual(["Anchors at sea"]);
    expect(await titles(reader, { ...ask, years: "before" })).toEqual(["Zebra guide to seafaring"]);
    expect(
      await titles(reader, { ...ask, years: "new", language: "ar", kind: "guide", audience: "border" }),
    ).toHaveLength(3);
    expect(await titles(reader, { ...ask, language: "zh" })).toEqual([]);
    for (const sort of ["title", "year", "newest"] as const) {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await reader.call(listPublications, { topic: "borders", sort, limit: 1, after });
        expect(page.total?.value).toBe(3);
        seen.push(...page.items.map(({ title }) => title));
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(new Set(seen).size).toBe(3);
    }
    await expect(
      elsewhere.call(publishDrafts, { publicationIds: [made[0]?.publicationId ?? ""], reach: "everybody" }),
    ).rejects.toMatchObject({ detail: { refusal: "not-all-there" } });
  });

  test("cites what is published, and exports it in the columns that an import reads", async () => {
    const { publicationId, code } = await add("Citable & sound", {
      key: "citable-1",
      isbn: "978-92-1-130274-4",
    });
    await expect(reader.call(citePublication, { code })).rejects.toMatchObject({ code: "not-found" });
    await editor.call(publishPublication, { publicationId, reach: "inside" });
    const cited = await reader.call(citePublication, { code });
    expect(cited.plain).toContain("Citable & sound. United Nations, 2008");
    expect(cited.bibtex).toContain("title = {Citable \\& sound}");
    expect(cited.ris).toContain("SN  - 978-92-1-130274-4");
    const file = await reader.call(exportPublications, { format: "csv", text: "citable" });
    const text = Buffer.from(file.base64, "base64").toString("utf8");
    expect(file.rows).toBe(1);
    expect(text).toContain("Citable & sound (fr)");
    expect(text).toMatch(/# Palermo X-/);
    // A key is the agency's own word: readers of another agency see none.
    expect(text).not.toContain("citable-1");
    const ris = await reader.call(exportPublications, { format: "ris", text: "citable" });
    expect(Buffer.from(ris.base64, "base64").toString("utf8")).toContain("TY  - RPRT");
    await expect(
      trainer.call(addPublication, { publicationId: randomUUID(), ...words("Again"), key: "citable-1" }),
    ).rejects.toMatchObject({ detail: { refusal: "key-taken" } });
  });

  test("carries a file in parts, reads it back whole, and counts downloads by day without a reader", async () => {
    const { publicationId, code } = await add("With a file");
    const pieces = [Buffer.from("%PDF-1.7 first"), Buffer.from(" second")];
    const part = (at: number, content: Buffer, parts = 2) => ({
      publicationId,
      part: at,
      parts,
      name: "handbook.pdf",
      mediaType: "application/pdf" as const,
      base64: content.toString("base64"),
    });
    await expect(trainer.call(addFilePart, part(1, pieces[1] as Buffer))).rejects.toMatchObject({
      detail: { refusal: "wrong-part" },
    });
    await expect(trainer.call(addFilePart, part(0, Buffer.from("<html>")))).rejects.toMatchObject({
      detail: { refusal: "not-that-kind" },
    });
    for (const [at, piece] of pieces.entries()) {
      await trainer.call(addFilePart, part(at, piece));
      if (at > 0) continue;
      // Half a file is no file.
      await editor.call(publishPublication, { publicationId, reach: "inside" });
      expect((await reader.call(getPublication, { code })).file).toBeNull();
    }
    await editor.call(publishPublication, { publicationId, reach: "inside" });
    expect((await reader.call(getPublication, { code })).file).toEqual({ name: "handbook.pdf", bytes: 21 });
    await expect(stranger.call(getFilePart, { publicationId, part: 0 })).rejects.toMatchObject({
      code: "not-found",
    });
    const read = [];
    for (const at of [0, 1]) {
      const got = await reader.call(getFilePart, { publicationId, part: at });
      read.push(Buffer.from(got.base64, "base64"));
    }
    expect(Buffer.concat(read).toString()).toBe("%PDF-1.7 first second");
    await tellEvents(kernel);
    await kernel.moveClock(3_600_000);
    await tellEvents(kernel);
    expect((await reader.call(getPublication, { code })).downloads).toBe(1);
    const client = await kernel.database.owner();
    const { rows } = await client.query(
      "select column_name from information_schema.columns where table_name = 'download_count'",
    );
    expect(rows.map((row) => row.column_name).sort()).toEqual(["day", "publication_id", "times"]);
    await client.end();
  });
});

describe("reading lists", () => {
  test("stay within their agency until they are shared; others read what is published of them, in order", async () => {
    const [first, second, draft] = [await add("First"), await add("Second"), await add("Not published")];
    await editor.call(publishDrafts, {
      publicationIds: [first.publicationId, second.publicationId],
      reach: "inside",
    });
    const listId = randomUUID();
    const items = [second, draft, first].map(({ publicationId }) => publicationId);
    const title = { lang: "en", text: "For new colleagues", translations: {} };
    await trainer.call(writeList, { listId, title, items });
    await expect(reader.call(getList, { listId })).rejects.toMatchObject({ code: "not-found" });
    await expect(elsewhere.call(writeList, { listId, title, items })).rejects.toMatchObject({
      code: "not-found",
    });
    await trainer.call(shareList, { listId, reach: "inside" });
    expect((await reader.call(getList, { listId })).entries.map((entry) => entry.title)).toEqual([
      "Second",
      "First",
    ]);
    expect((await reader.call(getPublication, { code: first.code })).lists).toEqual([
      { listId, title: "For new colleagues" },
    ]);
    // What is shared follows the list.
    await trainer.call(writeList, { listId, title, items: [...items].reverse() }, { expects: 1 });
    expect((await reader.call(getList, { listId })).entries.map((entry) => entry.title)).toEqual([
      "First",
      "Second",
    ]);
    expect((await reader.call(listLists, {})).items.find((one) => one.listId === listId)).toMatchObject({
      items: 2,
      mine: false,
    });
    await trainer.call(unshareList, { listId });
    await expect(reader.call(getList, { listId })).rejects.toMatchObject({ code: "not-found" });
    await trainer.call(removeList, { listId });
    await expect(trainer.call(getList, { listId })).rejects.toMatchObject({ code: "not-found" });
  });
});
