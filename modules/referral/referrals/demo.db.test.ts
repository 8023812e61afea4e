import { afterAll, beforeAll, expect, it } from "vitest";
import type { DemoWorld } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { referral } from "../index.ts";
import { myDay } from "../support/my-day.ts";
import { listSupportFiles } from "../support/read-support.ts";
import { loadReferralDemo } from "./demo.ts";
import { demoFiles, demoGuests } from "./demo-people.ts";
import { notFound } from "./ground.ts";
import { listReferrals } from "./list-referrals.ts";
import { listUnanswered } from "./list-unanswered.ts";

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await openTestKernel({ modules: [referral] });
});
afterAll(() => kernel?.close());

it("fills every page of referrals, and a stranger sees none of it", async () => {
  const [house, border, office] = [
    await kernel.openAgency(),
    await kernel.openAgency(),
    await kernel.openAgency(),
  ];
  const homes = {
    advocate: house,
    provider: house,
    frontline: border,
    coordinator: office,
    investigator: border,
  };
  const people: Record<string, TestAccount> = {};
  for (const [role, agencyId] of Object.entries(homes))
    people[role] = await kernel.openAccount({ agencyId, roles: [role] });
  const who = (role: string): TestAccount => {
    const found = people[role];
    if (found === undefined) throw new Error(`nobody is ${role}`);
    return found;
  };
  const world: DemoWorld = {
    seed: 7,
    dataFolder: "",
    accounts: people,
    callAs: async (role, name, input) => who(role).callByName(name, input),
    inTxAs: (role, work) => who(role).work(work),
    upload: () => Promise.reject(new Error("nothing is uploaded")),
  };
  await loadReferralDemo(world);
  const received = await who("provider").call(listReferrals, { box: "received" });
  expect(received.items).toHaveLength(demoGuests.length);
  expect((await who("advocate").call(listSupportFiles, {})).items).toHaveLength(demoFiles.length);
  expect((await who("coordinator").call(listUnanswered, {})).items).toHaveLength(1);
  const day = await who("advocate").call(myDay, {});
  expect(day.risksReopened).toHaveLength(1);
  expect(day.appointments).toHaveLength(demoFiles.length);
  await expect(who("investigator").call(listReferrals, {})).rejects.toMatchObject(notFound);
});
