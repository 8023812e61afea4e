import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { demo } from "./demo.ts";
import { showCountryGaps } from "./gaps/show-country.ts";
import { law } from "./index.ts";
import { listActs } from "./legislation/read-acts.ts";
import { listPlans } from "./plans/read-plans.ts";
import { listSheets } from "./toolkits/read-sheets.ts";
import { listTreaties } from "./treaties/list-treaties.ts";

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await openTestKernel({ modules: [law] });
});
afterAll(() => kernel?.close());

test("the demonstration has two published acts, sixty judged duties over two days, a plan and a toolkit; counts stay true", async () => {
  const people: Record<string, TestAccount> = {};
  for (const role of ["editor", "rapporteur", "coordinator", "prosecutor", "investigator"])
    people[role] = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: [role] });
  const of = (role: string): TestAccount => {
    const who = people[role];
    if (who === undefined) throw new Error(`nobody is ${role}`);
    return who;
  };
  await demo({
    seed: 7,
    dataFolder: "",
    callAs: (role, name, input) => of(role).callByName(name, input),
    accounts: people,
    inTxAs: (role, work) => of(role).work(work),
    upload: () => Promise.reject(new Error("nothing is uploaded")),
  });
  const reader = of("investigator");
  const { items: acts } = await reader.call(listActs, { state: "published" });
  expect(acts.map(({ provisions }) => provisions).sort()).toEqual([3, 4]);
  const gaps = await reader.call(showCountryGaps, { country: "XV", since: "2024-01-01" });
  expect(278 - gaps.tally["not-assessed"]).toBeGreaterThanOrEqual(60);
  expect(gaps.days).toEqual(["2025-09-30", "2023-05-15"]);
  expect(gaps.changes.length).toBeGreaterThanOrEqual(7);
  expect(gaps.items.reduce((sum, { comments }) => sum + comments, 0)).toBe(2);
  expect((await reader.call(listPlans, {})).items).toMatchObject([{ measures: 4 }]);
  expect((await reader.call(listSheets, {})).items).toMatchObject([{ rated: 14, questions: 15 }]);
  const { items } = await reader.call(listTreaties, { on: "2010-02-03" });
  expect(items.slice(0, 3).map(({ parties }) => parties)).toEqual([153, 135, 122]);
});
