import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { choose, listChoices } from "./choices.ts";
import { confirmKit, showProgress, takeBackKit } from "./first-steps.ts";
import { recordBackup } from "./record-backup.ts";

let kernel: TestKernel;
let admin: TestAccount;
let trainer: TestAccount;

async function asOwner(text: string, values: unknown[] = []): Promise<void> {
  const owner = await kernel.database.owner();
  await owner.query(text, values);
  await owner.end();
}

async function done(): Promise<string[]> {
  const { steps } = await admin.call(showProgress, {});
  return steps.filter((step) => step.done).map(({ step }) => step);
}

beforeAll(async () => {
  kernel = await openTestKernel();
  const agencyId = await kernel.openAgency("administration");
  await asOwner("update access.agency set country = 'ZZ' where agency_id = $1", [agencyId]);
  admin = await kernel.openAccount({ agencyId, roles: ["admin"] });
});
afterAll(() => kernel?.close());

describe("the first steps", () => {
  test("nothing is done where there is only the first administrator", async () => {
    expect(await admin.call(showProgress, {})).toMatchObject({ left: 6 });
  });

  test("each counts as done by what is there", async () => {
    const agencyId = await kernel.openAgency();
    expect(await done()).toEqual(["agency"]);
    await kernel.openUnit(agencyId);
    expect(await done()).toEqual(["agency", "unit"]);
    await kernel.openAccount({ agencyId, roles: ["admin"] });
    expect(await done()).toEqual(["agency", "unit"]);
    trainer = await kernel.openAccount({ agencyId, roles: ["trainer"] });
    expect(await done()).toEqual(["agency", "unit", "people"]);
    await admin.call(confirmKit, {});
    const owner = await kernel.database.owner();
    await recordBackup(owner, new Date());
    await owner.end();
    expect(await done()).toEqual(["agency", "unit", "people", "recovery-kit", "backup"]);
    await asOwner(
      `do $$ begin perform set_config('palermo.maintenance', 'on', true);
       insert into import.import (import_id, account_id, importer, state) values ('${randomUUID()}', '${trainer.accountId}', 'x', 'failed'); end $$`,
    );
    expect(await done()).not.toContain("import");
    await asOwner(
      `do $$ begin perform set_config('palermo.maintenance', 'on', true);
       insert into import.import (import_id, account_id, importer, state) values ('${randomUUID()}', '${trainer.accountId}', 'x', 'done'); end $$`,
    );
    expect(await admin.call(showProgress, {})).toMatchObject({ left: 0 });
  });

  test("a lost recovery kit is taken back, a second backup moves the day", async () => {
    await admin.call(takeBackKit, {});
    expect(await done()).not.toContain("recovery-kit");
    const owner = await kernel.database.owner();
    await recordBackup(owner, new Date("2031-05-01T00:00:00Z"));
    await owner.end();
    const { steps } = await admin.call(showProgress, {});
    expect(steps.find(({ step }) => step === "backup")?.at).toBe("2031-05-01T00:00:00.000Z");
  });

  test("[404] nobody but those who manage accounts sees or confirms them", async () => {
    await expect(trainer.call(showProgress, {})).rejects.toMatchObject({ code: "not-found" });
    await expect(trainer.call(confirmKit, {})).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("one's own choices", () => {
  test("are off at first, set and taken back, and nobody else's", async () => {
    expect(await trainer.call(listChoices, {})).toEqual({ on: [] });
    await trainer.call(choose, { name: "quick-exit", chosen: true });
    await trainer.call(choose, { name: "tour-seen", chosen: true });
    expect(await trainer.call(listChoices, {})).toEqual({ on: ["quick-exit", "tour-seen"] });
    await trainer.call(choose, { name: "quick-exit", chosen: false });
    expect(await trainer.call(listChoices, {})).toEqual({ on: ["tour-seen"] });
    expect(await admin.call(listChoices, {})).toEqual({ on: [] });
  });
});
