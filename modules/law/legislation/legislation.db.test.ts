import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { id, type LawGround, openLawGround, words } from "../test-ground.ts";
import { listProvisions } from "./list-provisions.ts";
import { proposeAct, publishAct, unpublishAct } from "./publish-act.ts";
import { getAct, listActs } from "./read-acts.ts";
import { searchProvisions } from "./search-provisions.ts";
import { removeProvision, reviseAct, writeAct, writeProvision } from "./write-act.ts";

let ground: LawGround;
beforeAll(async () => {
  ground = await openLawGround();
});
afterAll(() => ground?.kernel.close());

const day = (text: string) => ({ text, earliest: text, latest: text });
const head = (recordId: string, title = "Trafficking Act") => ({
  recordId,
  country: "XV",
  kind: "act" as const,
  title: words(title, "Loi sur la traite"),
  starts: day("2010-07-01"),
});
const provision = (recordId: string, over: object = {}) => ({
  recordId,
  provisionId: id(),
  number: "s. 3",
  extract: words("Whoever recruits a person by deception", "Quiconque recrute par tromperie"),
  duties: ["TIP-5.1"],
  crimes: ["trafficking_in_persons"],
  elements: ["act:recruitment", "means:deception"],
  ...over,
});

type Reviews = {
  items: { reviewId: string; version: number; recordId: string; changed: boolean; lines: object[] }[];
};
const waiting = async () => ((await ground.editor.callByName("review.list-waiting", {})) as Reviews).items;

test("[L3] a stranger reads and writes no law; a reader writes none; another agency sees no draft", async () => {
  const { stranger, reader, rapporteur, editor } = ground;
  const recordId = id();
  await rapporteur.call(writeAct, head(recordId));
  const calls = [
    ["list-acts", {}],
    ["get-act", { recordId }],
    ["list-provisions", {}],
    ["write-act", head(id())],
    ["revise-act", head(recordId)],
    ["write-provision", provision(recordId)],
    ["remove-provision", { recordId, provisionId: id() }],
    ["propose-act", { recordId }],
    ["publish-act", { recordId }],
    ["unpublish-act", { recordId }],
    ["take-back-act", { recordId }],
    ["remove-act", { recordId }],
    ["restore-act", { recordId }],
  ] as const;
  for (const [name, input] of calls)
    await expect(stranger.callByName(`law.${name}`, input)).rejects.toMatchObject({ code: "not-found" });
  for (const [name, input] of calls.slice(3))
    await expect(reader.callByName(`law.${name}`, input)).rejects.toMatchObject({ code: "not-found" });
  for (const [name, input] of [calls[1], ...calls.slice(4)])
    await expect(editor.callByName(`law.${name}`, input)).rejects.toMatchObject({ code: "not-found" });
  expect((await editor.call(listActs, {})).items).toEqual([]);
  await rapporteur.callByName("law.remove-act", { recordId });
});

describe("an act", () => {
  const recordId = id();
  const child = id();

  it("is written with provisions, keeps versions, refuses a stale one and is taken back", async () => {
    const { rapporteur } = ground;
    await rapporteur.call(writeAct, head(recordId));
    await expect(rapporteur.call(proposeAct, { recordId })).rejects.toMatchObject({
      detail: { refusal: "no-provisions" },
    });
    await rapporteur.call(writeProvision, provision(recordId), { expects: 1 });
    await expect(rapporteur.call(writeProvision, provision(recordId), { expects: 1 })).rejects.toMatchObject({
      code: "stale",
    });
    await rapporteur.call(
      writeProvision,
      provision(recordId, {
        provisionId: child,
        number: "s. 4",
        starts: day("2021-01-01"),
        duties: ["TIP-3.c"],
      }),
    );
    await rapporteur.call(reviseAct, head(recordId, "Trafficking Act (revised)"));
    await rapporteur.callByName("law.take-back-act", { recordId });
    const act = await rapporteur.call(getAct, { recordId });
    expect(act).toMatchObject({
      title: "Trafficking Act",
      version: 5,
      shared: null,
      provisions: 2,
      inForce: "yes",
    });
    expect(act.versions.map(({ version }) => version)).toEqual([5, 4, 3, 2, 1]);
    expect((await rapporteur.call(getAct, { recordId, version: 4 })).title).toBe("Trafficking Act (revised)");
    expect(act.may).toEqual(["revise", "propose", "remove"]);
  });

  it("is published by a second person of another agency, never by its author", async () => {
    const { rapporteur, editor, reader } = ground;
    await expect(rapporteur.call(publishAct, { recordId })).rejects.toMatchObject({
      detail: { refusal: "second-person" },
    });
    await rapporteur.call(proposeAct, { recordId });
    await expect(rapporteur.call(proposeAct, { recordId })).rejects.toMatchObject({
      detail: { refusal: "waiting-already" },
    });
    expect((await reader.call(listActs, {})).items).toEqual([]);
    expect(((await rapporteur.callByName("review.list-waiting", {})) as Reviews).items).toEqual([]);
    const [asked] = await waiting();
    expect(asked).toMatchObject({ recordId, version: 5, changed: false });
    expect(asked?.lines).toHaveLength(4);
    await editor.callByName("review.approve-review", { reviewId: asked?.reviewId, version: 5 });
    const seen = await reader.call(getAct, { recordId });
    expect(seen).toMatchObject({ title: "Trafficking Act", shared: 5, mine: false, may: [], versions: [] });
    await expect(rapporteur.call(proposeAct, { recordId })).rejects.toMatchObject({
      detail: { refusal: "published-already" },
    });
  });

  it("shows others what was published while a newer draft is written", async () => {
    const { rapporteur, reader } = ground;
    await rapporteur.call(reviseAct, head(recordId, "New title"));
    expect((await reader.call(getAct, { recordId })).title).toBe("Trafficking Act");
    expect(await rapporteur.call(getAct, { recordId })).toMatchObject({
      title: "New title",
      version: 6,
      shared: 5,
    });
    await expect(reader.call(getAct, { recordId, version: 6 })).rejects.toMatchObject({ code: "not-found" });
    await rapporteur.call(proposeAct, { recordId });
    await rapporteur.callByName("law.take-back-act", { recordId });
    const [asked] = await waiting();
    expect(asked).toMatchObject({ changed: true });
    await expect(
      ground.editor.callByName("review.approve-review", { reviewId: asked?.reviewId, version: 6 }),
    ).rejects.toMatchObject({ detail: { refusal: "changed" } });
  });

  it("is never published by hand past the second person: the database refuses", async () => {
    await expect(
      ground.rapporteur.work(({ tx }) =>
        sql`update law.act_published set version = 7 where record_id = ${recordId}::uuid`.execute(tx),
      ),
    ).rejects.toThrow(/second person/);
  });

  it("is read in provisions by duty, crime, element, day, words and country", async () => {
    const find = async (ask: Parameters<typeof ground.reader.call<typeof listProvisions>>[1]) =>
      (await ground.reader.call(listProvisions, ask)).items.map(({ number }) => number);
    expect(await find({})).toEqual(["s. 3", "s. 4"]);
    expect(await find({ duty: "TIP-3.c" })).toEqual(["s. 4"]);
    expect(await find({ element: "means:deception", crime: "trafficking_in_persons" })).toEqual([
      "s. 3",
      "s. 4",
    ]);
    expect(await find({ on: "2015-01-01" })).toEqual(["s. 3"]);
    expect(await find({ on: "2009-01-01" })).toEqual([]);
    expect(await find({ text: "TROMPERIE" })).toEqual(["s. 3", "s. 4"]);
    expect(await find({ text: "100%_'" })).toEqual([]);
    expect(await find({ country: "FR" })).toEqual([]);
    const first = await ground.reader.call(listProvisions, { limit: 1 });
    expect(first.items).toHaveLength(1);
    const next = await ground.reader.call(listProvisions, { limit: 1, after: first.next ?? "" });
    expect(next).toMatchObject({ items: [{ number: "s. 4" }], next: null });
  });

  it("is searched by its words, with facets, by signed-in readers and by the public, and by nobody once it is gone", async () => {
    const { reader, kernel } = ground;
    const ask = (query: string, filters = {}) =>
      reader.call(searchProvisions, { query, lang: "en", filters, sort: "relevance", limit: 20 });
    const answer = await ask("tromperies");
    expect(answer.items.map(({ number }) => number).sort()).toEqual(["s. 3", "s. 4"]);
    expect(answer.items[0]).toMatchObject({ actId: recordId, place: "Veridia" });
    expect(answer.facets.country).toEqual([{ value: "XV", count: 2 }]);
    expect((await ask("deception", { crime: ["trafficking_in_persons"] })).items.length).toBeGreaterThan(0);
    expect((await ask("deception", { country: ["FR"] })).problems).toMatchObject([
      { code: "unknown-filter" },
    ]);
    const outside = await kernel.database.public.query(
      "select title from text_search.entry where collection = 'law.provision-open'",
    );
    expect(outside.rows).toHaveLength(2);
  });

  it("is unpublished and, in an approved version, published again", async () => {
    const { rapporteur, reader, editor } = ground;
    await expect(editor.call(unpublishAct, { recordId })).rejects.toMatchObject({ code: "not-found" });
    await rapporteur.call(unpublishAct, { recordId });
    await expect(reader.call(getAct, { recordId })).rejects.toMatchObject({ code: "not-found" });
    expect((await reader.call(listProvisions, {})).items).toEqual([]);
    const searched = {
      query: "deception",
      lang: "en" as const,
      filters: {},
      sort: "relevance" as const,
      limit: 20,
    };
    expect((await reader.call(searchProvisions, searched)).total).toBe(0);
    await expect(rapporteur.call(publishAct, { recordId })).rejects.toMatchObject({
      detail: { refusal: "second-person" },
    });
    await rapporteur.call(removeProvision, { recordId, provisionId: child });
    await rapporteur.call(proposeAct, { recordId });
    const asked = (await waiting()).find(({ changed }) => !changed);
    await editor.callByName("review.approve-review", { reviewId: asked?.reviewId, version: asked?.version });
    await rapporteur.call(unpublishAct, { recordId });
    await rapporteur.call(publishAct, { recordId });
    expect((await reader.call(listProvisions, {})).items.map(({ number }) => number)).toEqual(["s. 3"]);
  });

  it("is filtered in the register, removed for everybody and restored as a draft", async () => {
    const { rapporteur, reader } = ground;
    expect(
      (await reader.call(listActs, { country: "XV", kind: "act", state: "published", text: "traite" })).items,
    ).toHaveLength(1);
    expect((await reader.call(listActs, { kind: "decree" })).items).toEqual([]);
    await rapporteur.callByName("law.remove-act", { recordId });
    expect((await reader.call(listActs, {})).items).toEqual([]);
    const left = await ground.kernel.database.public.query(
      "select from text_search.entry where collection like 'law%'",
    );
    expect(left.rows).toEqual([]);
    await rapporteur.callByName("law.restore-act", { recordId });
    expect((await rapporteur.call(listActs, { state: "draft" })).items).toHaveLength(1);
    expect((await reader.call(listActs, {})).items).toEqual([]);
  });

  it("refuses what cannot be: a strange country, an impossible day, an address that runs code", async () => {
    const { rapporteur } = ground;
    for (const wrong of [
      { country: "ZZ" },
      { starts: { text: "2010-02-31", earliest: "2010-02-28", latest: "2010-02-28" } },
      { link: "javascript:alert(1)" },
    ])
      await expect(rapporteur.call(writeAct, { ...head(id()), ...wrong })).rejects.toMatchObject({
        code: "bad-input",
      });
  });
});
