import { afterAll, beforeAll, expect, it } from "vitest";
import type { DemoWorld } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { caselaw } from "../index.ts";
import { searchJudgments } from "../search-judgments.ts";
import { demo } from "./demo.ts";
import { readLandmarks } from "./read-landmarks.ts";

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await openTestKernel({ modules: [caselaw] });
});
afterAll(() => kernel?.close());

it("opens all landmark judgments to everybody by a second editor; a stranger finds none", async () => {
  const agencyId = await kernel.openAgency();
  const people: Record<string, TestAccount> = {
    editor: await kernel.openAccount({ agencyId, roles: ["editor"] }),
    "second-editor": await kernel.openAccount({ agencyId, roles: ["editor"] }),
  };
  const stranger = await kernel.openAccount({ agencyId, roles: [] });
  await expect(stranger.call(searchJudgments, {})).rejects.toThrow();
  const inTxAs: DemoWorld["inTxAs"] = async (key, work) => {
    const who = people[key];
    if (who === undefined) throw new Error(`nobody is ${key}`);
    return who.work(work);
  };
  await demo({
    seed: 1,
    dataFolder: "",
    accounts: people,
    inTxAs,
    callAs: async (key, name, input) => people[key]?.callByName(name, input),
    upload: async () => "",
  });
  const reader = await kernel.openAccount({ agencyId, roles: ["prosecutor"] });
  const found = await reader.call(searchJudgments, { query: "consent", limit: 50 });
  expect(found.total).toBeGreaterThan(5);
  const all = await reader.call(searchJudgments, { limit: 50 });
  expect(all.total).toBe(readLandmarks().length);
  expect(new Set(all.items.map(({ audience }) => audience))).toEqual(new Set(["everybody"]));
});
