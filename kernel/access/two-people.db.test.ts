import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import type { Waiting } from "../review/review.ts";
import { closeAccount, listAccounts, openAccount, setRoles } from "./accounts.ts";
import { giveAgencyGrant, listAgencyGrants } from "./grants.ts";
import data from "./roles.json" with { type: "json" };
import { listServiceAccounts, openServiceAccount } from "./service-accounts.ts";

let kernel: TestKernel;
let agencyId: string;
let admin: TestAccount;

beforeEach(async () => {
  kernel = await openTestKernel();
  agencyId = await kernel.openAgency();
  admin = await kernel.openAccount({ agencyId, roles: ["admin"] });
});
afterEach(() => kernel?.close());

/** Somebody who has chosen a password, and so is there to be the second person. */
const present = (...roles: string[]) =>
  kernel.openAccount({ agencyId, roles, passwordHash: "a hash of some password" });
const open = (who: TestAccount, ...roles: string[]) =>
  who.call(openAccount, {
    agencyId,
    email: `${randomUUID()}@agency.test`,
    name: "Ines Test",
    lang: "en",
    roles,
  });
const found = async (accountId: string) =>
  (await admin.call(listAccounts, {})).items.find((one) => one.accountId === accountId);
const waiting = async (who: TestAccount) =>
  ((await who.callByName("review.list-waiting", {})) as { items: Waiting[] }).items;
const approve = async (who: TestAccount, { reviewId, version }: Waiting) =>
  who.callByName("review.approve-review", { reviewId, version });
const notices = async (who: TestAccount) =>
  ((await who.callByName("access.list-notices", {})) as { items: { kind: string }[] }).items.map(
    ({ kind }) => kind,
  );
async function theOne(who: TestAccount): Promise<Waiting> {
  const [first, ...more] = await waiting(who);
  if (!first || more.length > 0) throw new Error(`${more.length + (first ? 1 : 0)} wait`);
  return first;
}

describe("roles that open files", () => {
  test("[two people] of a new account wait for another administrator or an auditor, and nobody else", async () => {
    const second = await present("admin");
    const auditor = await present("auditor");
    const stranger = await present("coordinator");
    const { accountId, waits } = await open(admin, "investigator", "trainer");
    expect(waits).toBe(true);
    expect(await found(accountId)).toMatchObject({
      roles: ["trainer"],
      waiting: ["investigator"],
      alone: [],
    });
    expect(await waiting(admin)).toEqual([]);
    expect(await waiting(stranger)).toEqual([]);
    const review = await theOne(second);
    expect(await theOne(auditor)).toMatchObject({ reviewId: review.reviewId });
    expect(review.lines.map(({ label, after }) => [label, after])).toEqual([
      ["account:field.name", "Ines Test"],
      ["account:field.email", expect.stringContaining("@agency.test")],
      ["account:field.agency", expect.any(String)],
      ["account:field.role", "web:role.trainer"],
      ["account:field.role", "web:role.investigator"],
    ]);
    await expect(approve(admin, review)).rejects.toMatchObject({ code: "not-found" });
    await expect(approve(stranger, review)).rejects.toMatchObject({ code: "not-found" });
    await approve(auditor, review);
    expect(await found(accountId)).toMatchObject({ roles: ["investigator", "trainer"], waiting: [] });
  });

  test("[two people] are added to an account by two, taken away by one, and light ones are given by one", async () => {
    const second = await present("admin");
    const holder = await kernel.openAccount({ agencyId, roles: ["frontline"] });
    const to = (...roles: string[]) => admin.call(setRoles, { accountId: holder.accountId, roles });
    expect(await to("frontline", "editor")).toMatchObject({ waits: false });
    expect(await to("prosecutor", "editor")).toMatchObject({ waits: true });
    expect(await found(holder.accountId)).toMatchObject({ roles: ["editor"], waiting: ["prosecutor"] });
    const overtaken = await theOne(second);
    expect(await to("editor")).toMatchObject({ waits: false });
    expect(await waiting(second)).toEqual([]);
    await expect(approve(second, overtaken)).rejects.toMatchObject({ code: "not-found" });
    await to("editor", "court");
    const review = await theOne(second);
    await second.callByName("review.return-review", {
      reviewId: review.reviewId,
      version: review.version,
      reason: "not needed",
    });
    expect(await found(holder.accountId)).toMatchObject({ roles: ["editor"], waiting: [] });
    await to("editor", "court");
    await approve(second, await theOne(second));
    expect(await found(holder.accountId)).toMatchObject({ roles: ["court", "editor"] });
    expect(await notices(holder)).toContain("roles-confirmed");
  });

  test("[two people] are never confirmed by their own holder, nor in the database without an approval", async () => {
    const holder = await present("auditor");
    const second = await present("admin");
    await admin.call(setRoles, { accountId: holder.accountId, roles: ["auditor", "analyst"] });
    expect(await waiting(holder)).toEqual([]);
    const review = await theOne(second);
    await expect(approve(holder, review)).rejects.toMatchObject({ code: "not-found" });
    for (const who of [holder, second, admin]) {
      const word = await who.work(async ({ tx }) => {
        const { rows } = await sql<{
          word: string;
        }>`select access.confirm_roles(${holder.accountId}::uuid) as word`.execute(tx);
        return rows[0]?.word;
      });
      expect(word).toBe("not-found");
    }
    expect(await found(holder.accountId)).toMatchObject({ roles: ["auditor"] });
  });

  test("[two people] of a program wait too", async () => {
    const second = await present("admin");
    const { accountId, waits } = await admin.call(openServiceAccount, {
      agencyId,
      name: "Import at night",
      roles: ["investigator"],
    });
    expect(waits).toBe(true);
    const program = async () =>
      (await admin.call(listServiceAccounts, {})).items.find((one) => one.accountId === accountId);
    expect(await program()).toMatchObject({ roles: [], waiting: ["investigator"] });
    await approve(second, await theOne(second));
    expect(await program()).toMatchObject({ roles: ["investigator"], waiting: [] });
  });
});

describe("access to all files of an agency", () => {
  const give = (to: TestAccount) =>
    admin.call(giveAgencyGrant, {
      agencyId,
      compartment: "investigation",
      level: "read",
      to: { kind: "account", id: to.accountId },
      purpose: "supervision",
      reason: "leads the unit from today",
    });
  const standing = async () => (await admin.call(listAgencyGrants, {})).items;

  test("[two people] waits for a second person, who is not the one who gets it, and opens then", async () => {
    const second = await present("admin");
    const leader = await present("auditor", "investigator");
    expect(await give(leader)).toEqual({ given: false });
    expect(await standing()).toEqual([]);
    expect(await waiting(admin)).toEqual([]);
    const review = await theOne(second);
    expect(review.lines.map(({ label, after }) => [label, after])).toEqual(
      expect.arrayContaining([
        ["access:field.part", "web:compartment.investigation"],
        ["access:field.reason", "leads the unit from today"],
      ]),
    );
    await expect(approve(leader, review)).rejects.toMatchObject({ detail: { refusal: "not-now" } });
    await expect(approve(admin, review)).rejects.toMatchObject({ code: "not-found" });
    expect(await standing()).toEqual([]);
    await approve(second, review);
    expect(await standing()).toMatchObject([{ compartment: "investigation", to: { id: leader.accountId } }]);
  });

  test("[two people] is given by one where nobody ever was there to be the second, and the auditors are told", async () => {
    const auditor = await kernel.openAccount({ agencyId, roles: ["auditor"] });
    const leader = await kernel.openAccount({ agencyId, roles: ["investigator"] });
    expect(await give(leader)).toEqual({ given: true });
    expect(await standing()).toHaveLength(1);
    expect(await notices(auditor)).toContain("agency-grant-single-handed");
  });
});

describe("while nobody is there to be the second person", () => {
  test("[two people] roles work at once, are marked as given by one alone, and the auditors are told", async () => {
    const auditor = await kernel.openAccount({ agencyId, roles: ["auditor"] });
    const { accountId, waits } = await open(admin, "investigator", "trainer");
    expect(waits).toBe(false);
    expect(await found(accountId)).toMatchObject({
      roles: ["investigator", "trainer"],
      waiting: [],
      alone: ["investigator"],
    });
    expect(await notices(auditor)).toContain("roles-single-handed");
    await admin.call(setRoles, { accountId, roles: ["trainer"] });
    expect(await found(accountId)).toMatchObject({ alone: [] });
  });

  test("[two people] once somebody was there, nobody becomes alone again by closing their account", async () => {
    const second = await present("admin");
    expect((await open(admin, "investigator")).waits).toBe(true);
    await admin.call(closeAccount, { accountId: second.accountId });
    const { accountId, waits } = await open(admin, "investigator");
    expect(waits).toBe(true);
    expect(await found(accountId)).toMatchObject({ roles: [], waiting: ["investigator"] });
  });
});

test("[two people] a role that one person gives opens no compartment and decides nothing about access", () => {
  const light = Object.entries(kernelRoles).filter(([, role]) => "light" in role);
  expect(light.map(([name]) => name).sort()).toEqual(["editor", "programme", "rapporteur", "trainer"]);
  for (const [, role] of light) expect(role).toMatchObject({ rights: [], compartments: [] });
});
const kernelRoles: Record<string, object> = data;
