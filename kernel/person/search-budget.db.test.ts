import { afterAll, beforeAll, expect, test } from "vitest";
import { listUnusual } from "../audit/unusual/list-unusual.ts";
import { openTestKernel, type TestKernel } from "../testing/index.ts";
import { findPerson } from "./find-person.ts";
import { searchBudget } from "./search-budget.ts";

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await openTestKernel();
});
afterAll(async () => {
  await kernel?.close();
});

test("[X4] probing by name, which finds nobody, is limited within a day, refused in the audit and reported to the auditor", async () => {
  const agencyId = await kernel.openAgency();
  const prober = await kernel.openAccount({ agencyId, roles: ["frontline"] });
  const auditor = await kernel.openAccount({ agencyId, roles: ["auditor"] });
  const budget = searchBudget(["frontline"]);
  const probe = (at: number) => prober.call(findPerson, { name: `Nobody Anybody ${at}` });
  for (let at = 0; at < budget; at += 1) expect((await probe(at)).items).toEqual([]);
  // Reported once it goes on: with nobody to compare with, at three times the floor of ten refusals.
  for (let at = 0; at < 30; at += 1)
    await expect(probe(at)).rejects.toMatchObject({
      code: "refused",
      detail: { refusal: "searches-spent", params: { most: budget } },
    });
  const { items } = await auditor.call(listUnusual, { days: 1 });
  expect(items).toMatchObject([
    { accountId: prober.accountId, findings: [{ measure: "refusals", value: 30 }] },
  ]);
  await kernel.moveClock(25 * 3_600_000);
  expect((await probe(0)).items).toEqual([]);
});
