import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { demo } from "./demo.ts";
import { library } from "./index.ts";
import { listLists } from "./lists/lists.ts";
import { listPublications } from "./publications/list-publications.ts";
import { searchPublications } from "./publications/search-publications.ts";
import { listStories } from "./stories/read-stories.ts";

let kernel: TestKernel;
let people: Record<string, TestAccount>;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [library] });
  const agencyId = await kernel.openAgency();
  people = {
    trainer: await kernel.openAccount({ agencyId, roles: ["trainer"] }),
    editor: await kernel.openAccount({ agencyId, roles: ["editor"] }),
    reader: await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["court"] }),
  };
});
afterAll(() => kernel?.close());

function person(role: string): TestAccount {
  const found = people[role];
  if (!found) throw new Error(`nobody is ${role}`);
  return found;
}

test("the demonstration has real publications, reading lists that are whole, and stories that say they are invented", async () => {
  const callAs = (role: string, name: string, input: unknown) => person(role).callByName(name, input);
  const inTxAs = (role: string, work: Parameters<TestAccount["work"]>[0]) => person(role).work(work);
  await demo({ callAs, inTxAs } as Parameters<typeof demo>[0]);
  const reader = person("reader");
  const { items, total } = await reader.call(listPublications, { limit: 200 });
  expect(total?.value).toBeGreaterThanOrEqual(20);
  expect(new Set(items.map(({ title }) => title)).size).toBe(items.length);
  for (const { link } of items)
    expect(link ?? "https://www.unodc.org/").toMatch(
      /^https:\/\/www\.(unodc\.org|ilo\.org|iom\.int|osce\.org|coe\.int|ohchr\.org|unicef\.org|who\.int)\/$/,
    );
  expect(items.filter(({ isNew }) => isNew)).toHaveLength(5);
  const found = await reader.call(searchPublications, { query: "indicators of forced labour" });
  expect(found.items[0]?.title).toBe("ILO Indicators of Forced Labour");
  expect(found.facets.kind?.length).toBeGreaterThan(0);
  const lists = (await reader.call(listLists, {})).items;
  expect(lists.map((list) => list.items).sort()).toEqual([4, 5]);
  const stories = (await reader.call(listStories, {})).items;
  expect(stories).toHaveLength(2);
  for (const story of stories) {
    expect(story.invented).toBe(true);
    expect(story.beginning).toContain("invented");
  }
});
