import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { ModuleDoor } from "#kernel/module";
import { type Lang, langs } from "#kernel/words";
import { demoLists, demoPublications } from "./demo-publications.ts";
import { demoStories } from "./demo-stories.ts";

type World = Parameters<NonNullable<ModuleDoor["demo"]>>[0];

/** One text in six languages, written in English. */
function inAll(texts: Readonly<Record<Lang, string>>) {
  const others = langs.filter((lang) => lang !== "en");
  return {
    lang: "en",
    text: texts.en,
    translations: Object.fromEntries(
      others.map((lang) => [lang, { text: texts[lang], by: "Palermo", reviewed: true }]),
    ),
  };
}

function inEnglish(text: string) {
  return { lang: "en", text, translations: {} };
}

/** Real publications, two reading lists and two invented stories, entered by the trainer and published by the editor. */
export async function demo(world: World): Promise<void> {
  const ids = new Map<string, string>();
  for (const [
    key,
    title,
    kind,
    year,
    authors,
    publisher,
    topics,
    audience,
    about,
    link,
  ] of demoPublications) {
    const publicationId = randomUUID();
    ids.set(key, publicationId);
    const words = { key, kind, year, authors, publisher, topics, audience, link, languages: ["en"] };
    await world.callAs("trainer", "library.add-publication", {
      publicationId,
      ...words,
      title: inEnglish(title),
      abstract: inEnglish(about),
    });
  }
  await world.callAs("editor", "library.publish-drafts", {
    publicationIds: [...ids.values()],
    reach: "everybody",
  });
  // Not everything is new at once: all but five have been here for a while.
  const older = [...ids.values()].slice(0, -5);
  await world.inTxAs("editor", ({ tx, now }) =>
    sql`
      update library.published set published_at = ${new Date(now.getTime() - 200 * 86_400_000)}
      where publication_id = any (${older}::uuid[])`.execute(tx),
  );
  for (const { title, about, keys } of demoLists) {
    const listId = randomUUID();
    const items = keys.flatMap((key) => ids.get(key) ?? []);
    await world.callAs("trainer", "library.write-list", {
      listId,
      title: inAll(title),
      about: inAll(about),
      items,
    });
    await world.callAs("trainer", "library.share-list", { listId, reach: "everybody" });
  }
  for (const { title, text, form, sector } of demoStories)
    await tellStory(world, {
      title: inAll(title),
      text: inAll(text),
      invented: true,
      ...(form ? { form, sector } : {}),
    });
}

type Waiting = { items: { reviewId: string; recordId: string; version: number }[] };
type Draft = { findings: { id: string }[] };

async function tellStory(world: World, story: Record<string, unknown>): Promise<void> {
  const storyId = randomUUID();
  await world.callAs("trainer", "library.add-story", { storyId, minor: false, ...story });
  await world.callAs("trainer", "library.record-consent", {
    storyId,
    consentId: randomUUID(),
    givenBy: "survivor",
    reach: "everybody",
    langs: [...langs],
    givenOn: new Date().toISOString().slice(0, 10),
  });
  await world.callAs("trainer", "library.propose-story", { storyId, reach: "everybody" });
  const { findings } = (await world.callAs("editor", "library.get-story-draft", { storyId })) as Draft;
  for (const { id } of findings)
    await world.callAs("editor", "library.answer-finding", { storyId, finding: id, answer: "harmless" });
  const { items } = (await world.callAs("editor", "review.list-waiting", {})) as Waiting;
  const waiting = items.find(({ recordId }) => recordId === storyId);
  if (!waiting) throw new Error("the demonstration's story waits for nobody");
  const { reviewId, version } = waiting;
  await world.callAs("editor", "review.approve-review", { reviewId, version });
}
