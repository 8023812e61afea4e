import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPublic } from "#kernel/public-face";
import type { TestAccount } from "#kernel/testing";
import { library } from "#modules/library";
import { openPublicGround, type PublicTestGround } from "../../kernel/public-face/public-ground.ts";

let ground: PublicTestGround;
let author: TestAccount;
let second: TestAccount;
const codes = { open: "", inside: "", draft: "", story: "", insideStory: "" };
const ids = { open: randomUUID(), inside: randomUUID(), draft: randomUUID(), list: randomUUID(), story: "" };
const site = { url: "https://palermo.example", contact: "c@palermo.example" };

async function add(publicationId: string, title: string): Promise<string> {
  const { code } = (await author.callByName("library.add-publication", {
    ...{ publicationId, kind: "manual", publisher: "An institute", year: 2020, topics: ["protection"] },
    title: { lang: "en", text: title },
    abstract: { lang: "en", text: `${title} <script>alert(1)</script>` },
  })) as { code: string };
  return code;
}

async function tell(title: string, reach: "inside" | "everybody") {
  const storyId = randomUUID();
  const words = (text: string) => ({ lang: "en", text, translations: {} });
  const { code } = (await author.callByName("library.add-story", {
    ...{
      storyId,
      minor: false,
      eighteenOn: null,
      title: words(title),
      text: words(`${title}. Nobody paid us.`),
    },
  })) as { code: string };
  await author.callByName("library.record-consent", {
    ...{ storyId, consentId: randomUUID(), givenBy: "survivor", reach, langs: ["en"], note: "folder 7" },
    givenOn: ground.kernel.services.engine.now().toISOString().slice(0, 10),
  });
  await author.callByName("library.propose-story", { storyId, reach });
  const { items } = (await second.callByName("review.list-waiting", {})) as {
    items: { reviewId: string; recordId: string; version: number }[];
  };
  const found = items.find((one) => one.recordId === storyId);
  if (!found) throw new Error("nothing waits");
  await second.callByName("review.approve-review", { reviewId: found.reviewId, version: found.version });
  return { storyId, code };
}

beforeAll(async () => {
  ground = await openPublicGround([library]);
  const { kernel } = ground;
  const agencyId = await kernel.openAgency();
  author = await kernel.openAccount({ agencyId, roles: ["editor"] });
  second = await kernel.openAccount({ agencyId, roles: ["editor"] });
  codes.open = await add(ids.open, "Open handbook");
  codes.inside = await add(ids.inside, "Insidecanary handbook");
  codes.draft = await add(ids.draft, "Draftcanary handbook");
  await author.callByName("library.publish-publication", { publicationId: ids.open, reach: "everybody" });
  await author.callByName("library.publish-publication", { publicationId: ids.inside, reach: "inside" });
  const story = await tell("We worked a seasoncanary", "everybody");
  [ids.story, codes.story] = [story.storyId, story.code];
  codes.insideStory = (await tell("We worked elsewhere, insidecanary", "inside")).code;
  await author.callByName("library.write-list", {
    ...{
      listId: ids.list,
      title: { lang: "en", text: "To begin with" },
      items: [ids.open, ids.inside, ids.draft, ids.story],
    },
  });
  await author.callByName("library.share-list", { listId: ids.list, reach: "everybody" });
});
afterAll(() => ground?.close());

const everywhere = () => [
  "/public/en/library",
  "/public/en/library?q=handbook",
  `/public/en/library/publications/${codes.open}`,
  "/public/en/library/lists",
  `/public/en/library/lists/${ids.list}`,
  "/public/en/library/stories",
  `/public/en/library/stories/${codes.story}`,
  "/public/en/library/feed.atom",
  "/public/library.jsonl",
  "/public/library.csv",
  `/public/library/${codes.open}.json`,
  `/public/library/${codes.open}.bib`,
  "/public/library/sitemap.xml",
  "/public/en",
];

describe("the public face of the library", () => {
  test("[public face] a stranger gets nothing that is not for everybody: no draft, nothing for signed-in readers", async () => {
    for (const path of everywhere()) {
      const answer = await ground.get(path);
      expect(answer.statusCode, path).toBe(200);
      expect(answer.body, path).not.toMatch(/[Ii]nsidecanary|Draftcanary/);
      if (path.startsWith("/public/en")) expect(answer.body, path).not.toContain("<script>alert");
      expect(Buffer.byteLength(answer.body), path).toBeLessThan(100_000);
    }
    for (const path of [
      `/public/en/library/publications/${codes.inside}`,
      `/public/en/library/publications/${codes.draft}`,
      `/public/library/${codes.inside}.json`,
      `/public/en/library/stories/${codes.insideStory}`,
      `/public/en/library/lists/${randomUUID()}`,
    ])
      expect((await ground.get(path)).statusCode, path).toBe(404);
  });

  test("finds, reads and cites a publication, and leads from its lists to it", async () => {
    const { body } = await ground.get("/public/en/library?q=handbook&topic=protection");
    expect(body).toContain(`/public/en/library/publications/${codes.open}`);
    expect((await ground.get(`/public/library/${codes.open}.bib`)).body).toContain("Open handbook");
    const page = (await ground.get(`/public/ar/library/publications/${codes.open}`)).body;
    expect(page).toContain("application/ld+json");
    expect(page).toContain(`/public/ar/library/lists/${ids.list}`);
    const search = library.publicFace?.tools?.find(({ name }) => name === "search_library");
    const answer = await readPublic(ground.kernel.database.public, async (tx) =>
      search?.run({ tx, site }, { query: "handbook" }),
    );
    expect(answer).toMatchObject({ total: 1, publications: [{ code: codes.open }] });
  });

  test("[L5] a story is kept by no search engine, feed, export, browser or memory, and is gone at once when it is taken back", async () => {
    const pages = [
      "/public/en/library/stories",
      `/public/en/library/stories/${codes.story}`,
      `/public/en/library/lists/${ids.list}`,
    ];
    for (const path of pages) {
      const answer = await ground.get(path);
      expect(answer.body, path).toContain("seasoncanary");
      expect(answer.headers["cache-control"], path).toBe("no-store");
      expect(answer.headers.etag, path).toBeUndefined();
    }
    expect((await ground.get(pages[1] ?? "")).headers["x-robots-tag"]).toBe("noindex");
    for (const path of ["/public/en/library/feed.atom", "/public/en/library?q=worked"])
      expect((await ground.get(path)).body, path).not.toContain("seasoncanary");
    for (const path of ["/public/library.jsonl", "/public/library.csv", "/public/library/sitemap.xml"])
      expect((await ground.get(path)).body, path).not.toMatch(new RegExp(`seasoncanary|${codes.story}`));
    await second.callByName("library.withdraw-story", { storyId: ids.story });
    expect((await ground.get(pages[1] ?? "")).statusCode).toBe(404);
    for (const path of [pages[0] ?? "", pages[2] ?? ""])
      expect((await ground.get(path)).body, path).not.toContain("seasoncanary");
  });
});
