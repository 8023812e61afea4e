import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { DemoWorld } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { loadDemo } from "./demo.ts";
import { listEvents } from "./events/list-events.ts";
import { getScreening } from "./get-screening.ts";
import { screening } from "./index.ts";
import { listScreenings } from "./list-screenings.ts";
import { listTips } from "./tips/list-tips.ts";

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await openTestKernel({ modules: [screening] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
});
afterAll(() => kernel?.close());

it("keeps the screenings of the demonstration, and a stranger sees none of them", async () => {
  const agencyId = await kernel.openAgency();
  const people: Record<string, TestAccount> = {};
  for (const role of ["frontline", "admin"])
    people[role] = await kernel.openAccount({ agencyId, roles: [role] });
  const callAs = async (role: string, name: string, input: unknown) => people[role]?.callByName(name, input);
  const unused = () => Promise.reject(new Error("not used"));
  const inTxAs: DemoWorld["inTxAs"] = unused;
  await loadDemo({ seed: 7, dataFolder: "", callAs, accounts: people, inTxAs, upload: unused });
  const { items } = (await people.frontline?.call(listScreenings, {})) ?? { items: [] };
  expect(items).toHaveLength(5);
  const doubt = items.find(({ child }) => child === "in-doubt");
  const whole = await people.frontline?.call(getScreening, { screeningId: doubt?.screeningId ?? "" });
  expect(whole?.problems).toContain("adult-not-checked");
  expect((await people.frontline?.call(listTips, {}))?.items).toHaveLength(1);
  expect((await people.frontline?.call(listEvents, {}))?.items).toHaveLength(1);
  const stranger = await kernel.openAccount({ agencyId, roles: ["frontline"] });
  expect((await stranger.call(listScreenings, {})).items).toEqual([]);
});
