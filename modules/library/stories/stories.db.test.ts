import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { InputOf } from "#kernel/action";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { tellEvents } from "../builders.ts";
import { library } from "../index.ts";
import { getList, listLists, shareList, writeList } from "../lists/lists.ts";
import { recordConsent, revokeConsent } from "./consents.ts";
import { answerFinding, proposeStory } from "./publish-story.ts";
import { getDraft, getStory, listDrafts, listStories } from "./read-stories.ts";
import { withdrawStory } from "./withdraw-story.ts";
import { addStory, reviseStory } from "./write-story.ts";

let kernel: TestKernel;
let author: TestAccount;
let second: TestAccount;
let elsewhere: TestAccount;
let reader: TestAccount;
let stranger: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [library] });
  const agencyId = await kernel.openAgency();
  author = await kernel.openAccount({ agencyId, roles: ["trainer", "editor"] });
  second = await kernel.openAccount({ agencyId, roles: ["editor"] });
  const other = await kernel.openAgency();
  elsewhere = await kernel.openAccount({ agencyId: other, roles: ["editor"] });
  reader = await kernel.openAccount({ agencyId: other, roles: ["investigator"] });
  stranger = await kernel.openAccount({ agencyId: other, roles: [] });
});
afterAll(() => kernel?.close());

const canary = "the orchard behind the blue gate";
const told = {
  title: {
    lang: "en",
    text: "A season",
    translations: { fr: { text: "Une saison", by: "office", reviewed: true } },
  },
  text: {
    lang: "en",
    text: `We worked in ${canary}. Nobody paid us.`,
    translations: {
      fr: { text: "Nous avons travaillé. Personne ne nous payait.", by: "office", reviewed: true },
    },
  },
};
const later = (days: number) =>
  new Date(kernel.services.engine.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

async function owner<T>(query: string, values: unknown[] = []): Promise<T[]> {
  const client = await kernel.database.owner();
  try {
    return (await client.query(query, values)).rows as T[];
  } finally {
    await client.end();
  }
}

type More = { minor?: boolean; eighteenOn?: string | null; text?: string };
async function add({ minor = false, eighteenOn = null, text }: More = {}) {
  const storyId = randomUUID();
  const words = text === undefined ? told : { ...told, text: { lang: "en", text, translations: {} } };
  const { code } = await author.call(addStory, { storyId, minor, eighteenOn, ...words });
  return { storyId, code };
}
type Consenting = Partial<InputOf<typeof recordConsent>>;
async function consent(storyId: string, more: Consenting = {}): Promise<string> {
  const consentId = randomUUID();
  await author.call(recordConsent, {
    storyId,
    consentId,
    givenBy: "survivor",
    reach: "everybody",
    langs: ["en", "fr"],
    givenOn: later(0),
    note: "folder 7, cabinet of the legal office",
    ...more,
  });
  return consentId;
}
async function approve(storyId: string, who = second) {
  const { items } = (await who.callByName("review.list-waiting", {})) as {
    items: { reviewId: string; recordId: string; version: number }[];
  };
  const found = items.find((one) => one.recordId === storyId);
  if (!found) throw new Error("nothing waits");
  return who.callByName("review.approve-review", { reviewId: found.reviewId, version: found.version });
}
async function published(more: More & { consents?: Consenting[]; reach?: "inside" | "everybody" } = {}) {
  const made = await add(more);
  const ids = [];
  for (const one of more.consents ?? [{}]) ids.push(await consent(made.storyId, one));
  await author.call(proposeStory, { storyId: made.storyId, reach: more.reach ?? "everybody" });
  await approve(made.storyId);
  return { ...made, consentIds: ids };
}
const passDay = async (days: number) => {
  await tellEvents(kernel);
  await kernel.moveClock(days * 86_400_000);
  await tellEvents(kernel);
};

describe("drafts of stories", () => {
  test("[L5] a stranger gets nothing of a story: neither draft nor consents, nor does anybody outside the agency", async () => {
    const { storyId, code } = await add();
    const consentId = await consent(storyId);
    for (const who of [stranger, reader, elsewhere]) {
      await expect(who.call(getDraft, { storyId })).rejects.toMatchObject({ code: "not-found" });
      await expect(who.call(getStory, { code })).rejects.toMatchObject({ code: "not-found" });
      await expect(who.call(withdrawStory, { storyId })).rejects.toMatchObject({ code: "not-found" });
      await expect(who.call(revokeConsent, { storyId, consentId })).rejects.toMatchObject({
        code: "not-found",
      });
      await expect(who.call(proposeStory, { storyId, reach: "inside" })).rejects.toMatchObject({
        code: "not-found",
      });
    }
    await expect(stranger.call(listStories, {})).rejects.toMatchObject({ code: "not-found" });
    expect((await elsewhere.call(listDrafts, {})).items.filter((one) => one.storyId === storyId)).toEqual([]);
  });

  test("lie sealed in the database; the audit names no word of them", async () => {
    const { storyId } = await add();
    await consent(storyId);
    await author.call(getDraft, { storyId });
    const dump = JSON.stringify([
      await owner("select story.*, encode(sealed, 'escape') as plain from library.story"),
      await owner("select *, encode(note, 'escape') as plain from library.story_consent"),
      await owner("select *, encode(sealed, 'escape') as plain from library.story_version"),
      await owner("select * from audit.event"),
    ]);
    expect(dump).not.toContain("orchard");
    expect(dump).not.toContain("cabinet");
    expect((await author.call(getDraft, { storyId })).story?.text.text).toContain(canary);
    expect((await author.call(getDraft, { storyId })).consents[0]?.note).toContain("cabinet");
  });

  test("[L5] has no place for a picture: neither in what is taken in nor in the database", async () => {
    const storyId = randomUUID();
    const smuggled = { storyId, minor: false, ...told, photo: "data:image/png;base64,AAAA" };
    await author.call(addStory, smuggled as never).catch(() => undefined);
    const found = await author.call(getDraft, { storyId }).catch(() => null);
    expect(JSON.stringify(found)).not.toContain("image/png");
    const columns = await owner<{ column_name: string }>(
      "select column_name from information_schema.columns where table_schema = 'library' and table_name like '%story%'",
    );
    expect(columns.filter(({ column_name }) => /photo|picture|image/.test(column_name))).toEqual([]);
  });
});

describe("publication of a story", () => {
  test("[L5] waits for consent to just this: reach, language, day", async () => {
    const { storyId } = await add();
    const propose = (reach: "inside" | "everybody") => author.call(proposeStory, { storyId, reach });
    await expect(propose("inside")).rejects.toMatchObject({ detail: { refusal: "no-consent-survivor" } });
    const inside = await consent(storyId, { reach: "inside", langs: ["fr"] });
    await expect(propose("everybody")).rejects.toMatchObject({ detail: { refusal: "no-consent-survivor" } });
    await expect(propose("inside")).rejects.toMatchObject({ detail: { refusal: "language-not-agreed" } });
    await author.call(revokeConsent, { storyId, consentId: inside, keepText: true });
    await expect(consent(storyId, { givenOn: later(2) })).rejects.toMatchObject({
      detail: { refusal: "consent-in-future" },
    });
    await expect(consent(storyId, { validUntil: later(-1) })).rejects.toMatchObject({
      detail: { refusal: "consent-over" },
    });
    await expect(consent(storyId, { givenBy: "guardian" })).rejects.toMatchObject({
      detail: { refusal: "not-a-child" },
    });
    await consent(storyId, { langs: ["en"] });
    await propose("everybody");
    await approve(storyId);
    const [shown] = (await reader.call(listStories, {})).items.filter((one) => one.storyId === storyId);
    const story = await reader.call(getStory, { code: shown?.code ?? "" });
    expect(story.text).toContain(canary);
    // Nobody agreed to the French.
    expect(story.content.text.translations).toEqual({});
  });

  test("[L5] needs a second editor who answers every passage that may tell who it is; never of one's own text", async () => {
    const { storyId } = await add({
      text: "My name is Amina Diallo. I was 16 years old. On 3 March 2019 we came to the village of Sosso.",
    });
    await consent(storyId);
    await author.call(proposeStory, { storyId, reach: "inside" });
    const { findings } = await second.call(getDraft, { storyId });
    expect(findings.map(({ rule, excerpt }) => [rule, excerpt])).toEqual([
      ["name", "Amina Diallo"],
      ["age", "16 years old"],
      ["date", "3 March"],
      ["place", "Sosso"],
    ]);
    await expect(approve(storyId)).rejects.toMatchObject({ detail: { refusal: "not-now" } });
    const answer = (who: TestAccount, finding: string, to: "harmless" | "change" = "harmless") =>
      who.call(answerFinding, { storyId, finding, answer: to });
    await expect(answer(author, findings[0]?.id ?? "")).rejects.toMatchObject({
      detail: { refusal: "own-text" },
    });
    await expect(answer(second, "name.en.text.0-1")).rejects.toMatchObject({
      detail: { refusal: "no-such-finding" },
    });
    for (const { id } of findings.slice(1)) await answer(second, id);
    await answer(second, findings[0]?.id ?? "", "change");
    await expect(approve(storyId)).rejects.toMatchObject({ detail: { refusal: "not-now" } });
    // A new version voids every answer and what waits.
    await author.call(reviseStory, { storyId, ...told });
    await expect(approve(storyId)).rejects.toThrow();
    await author.call(proposeStory, { storyId, reach: "inside" });
    await approve(storyId);
    expect((await second.call(getDraft, { storyId })).state).toBe("published");
  });
});

describe("a story that is taken back", () => {
  test("[L5] is gone everywhere at once: lists of stories, reading lists of whoever, versions, notes, and cannot be read again", async () => {
    const { storyId, code } = await published();
    await author.call(reviseStory, { storyId, ...told });
    const [own, theirs] = [randomUUID(), randomUUID()];
    const title = { lang: "en", text: "Voices", translations: {} };
    await author.call(writeList, { listId: own, title, items: [storyId] });
    await elsewhere.call(writeList, { listId: theirs, title, items: [storyId] });
    await elsewhere.call(shareList, { listId: theirs, reach: "everybody" });
    expect((await reader.call(getList, { listId: theirs })).entries).toHaveLength(1);
    await second.call(withdrawStory, { storyId });
    await expect(reader.call(getStory, { code })).rejects.toMatchObject({ code: "not-found" });
    expect(
      (await reader.call(listStories, { text: "orchard" })).items.filter((one) => one.storyId === storyId),
    ).toEqual([]);
    expect((await reader.call(getList, { listId: theirs })).entries).toEqual([]);
    expect((await author.call(listLists, {})).items.find((one) => one.listId === own)?.items).toBe(0);
    expect(await owner("select from library.published_story where story_id = $1", [storyId])).toEqual([]);
    expect(
      await owner(
        "select from library.reading_list where $1 = any (items) union all select from library.shared_list where $1 = any (items)",
        [storyId],
      ),
    ).toEqual([]);
    expect(
      await owner("select from library.story_version where story_id = $1 and sealed is not null", [storyId]),
    ).toEqual([]);
    expect(
      await owner(
        "select from library.story where story_id = $1 and (sealed is not null or eighteen_on is not null)",
        [storyId],
      ),
    ).toEqual([]);
    expect(
      await owner(
        "select from library.story_consent where story_id = $1 and (note is not null or revoked_at is null)",
        [storyId],
      ),
    ).toEqual([]);
    const draft = await author.call(getDraft, { storyId });
    expect(draft).toMatchObject({ state: "withdrawn", story: null, may: [], findings: [] });
    await expect(author.call(reviseStory, { storyId, ...told })).rejects.toMatchObject({ code: "not-found" });
    await expect(author.call(proposeStory, { storyId, reach: "inside" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(author.call(withdrawStory, { storyId })).rejects.toMatchObject({
      detail: { refusal: "withdrawn-already" },
    });
  });

  test("[L5] leaves when the consent is taken back, though another one stands that does not cover what is published", async () => {
    const { storyId, code, consentIds } = await published({ consents: [{ reach: "inside" }, {}] });
    await author.call(revokeConsent, { storyId, consentId: consentIds[1] ?? "" });
    await expect(reader.call(getStory, { code })).rejects.toMatchObject({ code: "not-found" });
    expect((await author.call(getDraft, { storyId })).story).toBeNull();
    const kept = await published({ consents: [{}, {}] });
    await author.call(revokeConsent, { storyId: kept.storyId, consentId: kept.consentIds[0] ?? "" });
    expect((await reader.call(getStory, { code: kept.code })).code).toBe(kept.code);
    await author.call(revokeConsent, {
      storyId: kept.storyId,
      consentId: kept.consentIds[1] ?? "",
      keepText: true,
    });
    await expect(reader.call(getStory, { code: kept.code })).rejects.toMatchObject({ code: "not-found" });
    expect(await author.call(getDraft, { storyId: kept.storyId })).toMatchObject({ state: "resting" });
  });

  test("a consent that was taken back while the story waits for its second person stops it", async () => {
    const { storyId } = await add();
    const consentId = await consent(storyId);
    await author.call(proposeStory, { storyId, reach: "everybody" });
    await author.call(revokeConsent, { storyId, consentId });
    await expect(approve(storyId)).rejects.toThrow();
    expect(await owner("select from library.published_story where story_id = $1", [storyId])).toEqual([]);
  });
});

describe("a child's story", () => {
  test("[L5] needs guardian and child, is announced before eighteen, leaves on that day, and is destroyed when nobody asks anew", async () => {
    await expect(add({ minor: true })).rejects.toMatchObject({ detail: { refusal: "needs-coming-of-age" } });
    const eighteenOn = later(40);
    const { storyId, code } = await add({ minor: true, eighteenOn });
    const propose = () => author.call(proposeStory, { storyId, reach: "inside" });
    await expect(consent(storyId)).rejects.toMatchObject({ detail: { refusal: "not-of-age" } });
    await consent(storyId, { givenBy: "child" });
    await expect(propose()).rejects.toMatchObject({ detail: { refusal: "no-consent-guardian" } });
    await consent(storyId, { givenBy: "guardian" });
    await propose();
    await approve(storyId);
    const notices = async (kind: string) =>
      ((await author.callByName("access.list-notices", {})) as { items: { kind: string }[] }).items.filter(
        (one) => one.kind === kind,
      ).length;
    await passDay(1);
    expect(await notices("story-ends-soon")).toBe(0);
    await passDay(15);
    expect(await notices("story-ends-soon")).toBe(1);
    await passDay(1);
    expect(await notices("story-ends-soon")).toBe(1);
    expect((await reader.call(getStory, { code })).code).toBe(code);
    await passDay(24);
    await expect(reader.call(getStory, { code })).rejects.toMatchObject({ code: "not-found" });
    expect(await notices("story-left")).toBe(1);
    expect((await author.call(getDraft, { storyId })).state).toBe("resting");
    await expect(propose()).rejects.toMatchObject({ detail: { refusal: "no-consent-survivor-at-eighteen" } });
    await expect(consent(storyId, { givenBy: "guardian" })).rejects.toMatchObject({
      detail: { refusal: "of-age-asked-alone" },
    });
    await passDay(91);
    expect(await author.call(getDraft, { storyId })).toMatchObject({ state: "withdrawn", story: null });
    expect(
      await owner("select from library.story_version where story_id = $1 and sealed is not null", [storyId]),
    ).toEqual([]);
  });

  test("[L5] stays when the grown person agreed anew", async () => {
    const { storyId, code } = await add({ minor: true, eighteenOn: later(3) });
    for (const givenBy of ["guardian", "child"] as const) await consent(storyId, { givenBy });
    await author.call(proposeStory, { storyId, reach: "inside" });
    await approve(storyId);
    await passDay(2);
    await kernel.moveClock(86_400_000);
    await consent(storyId, { givenBy: "survivor-at-eighteen" });
    await author.call(proposeStory, { storyId, reach: "inside" });
    // The clock ends what guardian and child agreed to; what waits for its second person goes on.
    await tellEvents(kernel);
    await expect(reader.call(getStory, { code })).rejects.toMatchObject({ code: "not-found" });
    await approve(storyId);
    await passDay(5);
    expect((await reader.call(getStory, { code })).code).toBe(code);
  });

  test("[L5] leaves by itself on the day after a consent that was given for a while, even before the clock is told", async () => {
    const { code } = await published({ consents: [{ validUntil: later(2) }] });
    await kernel.moveClock(3 * 86_400_000);
    await expect(reader.call(getStory, { code })).rejects.toMatchObject({ code: "not-found" });
    expect((await reader.call(listStories, {})).items.filter((one) => one.code === code)).toEqual([]);
  });
});
