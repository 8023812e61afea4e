import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closedToBreakGlass, compartments } from "#kernel/access";
import { purposes } from "../../kernel/access/grants.ts";
import {
  type AccessGround,
  breakGlassReason,
  glass,
  hour,
  noticesOf,
  openAccessGround,
  openParts,
} from "./access-ground.ts";

let ground: AccessGround;
let kernel: AccessGround["kernel"];
let owner: AccessGround["owner"];
let agencyId: AccessGround["agencyId"];
let keeper: AccessGround["keeper"];
let auditor: AccessGround["auditor"];
let newcomer: AccessGround["newcomer"];
let newDossier: AccessGround["newDossier"];

beforeAll(async () => {
  ground = await openAccessGround();
  ({ kernel, owner, agencyId, keeper, auditor, newcomer, newDossier } = ground);
});
afterAll(() => ground?.close());

describe("X2", () => {
  test("[X2] many at one moment are one emergency: all but the first wait for a second person", async () => {
    const police = await newcomer();
    const dossiers = await Promise.all(Array.from({ length: 6 }, () => newDossier()));
    const answers = await Promise.all(dossiers.map(({ code }) => glass(police, code)));
    expect(answers.map((one) => one.state).sort()).toEqual([
      "opened",
      ...Array.from({ length: 5 }, () => "waiting"),
    ]);
  });

  test("[X2] opens what the role's cap allows, without the closed compartments, to read, for four hours", async () => {
    const { dossierId, code } = await newDossier(compartments);
    const advocate = await newcomer(["advocate", "investigator"]);
    expect(await openParts(advocate, dossierId)).toEqual({});
    expect(await glass(advocate, code)).toEqual({ state: "opened" });
    expect(await openParts(advocate, dossierId)).toEqual({
      identity: "read",
      support: "read",
      investigation: "read",
    });
    expect(closedToBreakGlass).toEqual(["counselling", "privileged", "restricted-source"]);
    await kernel.moveClock(4 * hour - 60_000);
    expect(Object.keys(await openParts(advocate, dossierId))).toHaveLength(3);
    await kernel.moveClock(61_000);
    expect(await openParts(advocate, dossierId)).toEqual({});
  });

  test("[X2] needs a reason of some length, a right, and something that the role may open", async () => {
    const { code } = await newDossier();
    await expect(glass(await newcomer(), code, "urgent")).rejects.toMatchObject({
      detail: { refusal: "reason-too-short" },
    });
    await expect(glass(await newcomer(["court"]), code)).rejects.toMatchObject({ code: "not-found" });
    await expect(glass(await newcomer(["provider"]), code)).rejects.toMatchObject({ code: "not-found" });
    await expect(glass(await newcomer(), "C-000000")).rejects.toMatchObject({ code: "not-found" });
    const { code: closed } = await newDossier(["counselling", "privileged", "restricted-source"]);
    await expect(glass(await newcomer(["advocate", "investigator"]), closed)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("[X2] the keeper and the auditors are told at once, by kind and code only; no notice tells the content", async () => {
    const { code } = await newDossier();
    await glass(await newcomer(), code);
    expect(await noticesOf(keeper)).toContainEqual({ kind: "break-glass-opened", code });
    // An auditor has no part of the dossier: that something waits, not even its code.
    expect((await noticesOf(auditor))[0]).toEqual({ kind: "break-glass-opened", code: null });
    const { rows } = await owner.query<{ row: string }>("select n::text as row from access.notice n");
    expect(rows.some(({ row }) => row.includes(breakGlassReason))).toBe(false);
  });

  test("[X2] a second one within a day waits for a second person, who is not oneself", async () => {
    const first = await newDossier();
    const second = await newDossier();
    const who = await newcomer(["prosecutor"]);
    expect(await glass(who, first.code)).toEqual({ state: "opened" });
    await kernel.moveClock(5 * hour);
    expect(await glass(who, second.code)).toEqual({ state: "waiting" });
    expect(await openParts(who, second.dossierId)).toEqual({});
    const { items } = (await who.callByName("access.list-broken-glass", {})) as {
      items: { breakGlassId: string; code: string; may: string[]; openedAt: string | null }[];
    };
    const waiting = items.find((one) => one.code === second.code);
    expect(waiting).toMatchObject({ openedAt: null, may: [] });
    const breakGlassId = waiting?.breakGlassId ?? "";
    await expect(who.callByName("access.approve-break-glass", { breakGlassId })).rejects.toMatchObject({
      detail: { refusal: "not-by-oneself" },
    });
    const colleague = await newcomer();
    await expect(colleague.callByName("access.approve-break-glass", { breakGlassId })).rejects.toMatchObject({
      code: "not-found",
    });
    const coordinator = await newcomer(["coordinator"]);
    await coordinator.callByName("access.approve-break-glass", { breakGlassId });
    expect(await openParts(who, second.dossierId)).toEqual({ identity: "read", investigation: "read" });
    expect(await noticesOf(who)).toContainEqual({ kind: "break-glass-opened", code: second.code });
    // Once approved it is over; the same approval opens nothing again.
    await kernel.moveClock(5 * hour);
    await expect(
      coordinator.callByName("access.approve-break-glass", { breakGlassId }),
    ).rejects.toMatchObject({ code: "not-found" });
    expect(await openParts(who, second.dossierId)).toEqual({});
    // A day later the next one opens by itself.
    await kernel.moveClock(25 * hour);
    expect(await glass(who, second.code)).toEqual({ state: "opened" });
  });

  test("[X2] everything read while it lasts is in the audit, also questions that leave no event otherwise", async () => {
    const { code } = await newDossier();
    const who = await newcomer();
    const count = async () =>
      Number(
        (
          await owner.query<{ n: string }>(
            "select count(*) as n from audit.event where account_id = $1 and action = 'access.find-grantees'",
            [who.accountId],
          )
        ).rows[0]?.n,
      );
    await who.callByName("access.find-grantees", { text: "Person" });
    expect(await count()).toBe(0);
    await glass(who, code);
    await who.callByName("access.find-grantees", { text: "Person" });
    expect(await count()).toBe(1);
    await kernel.moveClock(5 * hour);
    await who.callByName("access.find-grantees", { text: "Person" });
    expect(await count()).toBe(1);
  });

  test("[X2] the opening itself is in the audit with its dossier, and the session shows it while it lasts", async () => {
    const { code, dossierId } = await newDossier();
    const who = await newcomer();
    await glass(who, code);
    const { rows } = await owner.query(
      "select outcome, dossiers from audit.event where account_id = $1 and action = 'access.break-glass'",
      [who.accountId],
    );
    expect(rows).toEqual([{ outcome: "done", dossiers: [dossierId] }]);
    const shown = async () =>
      ((await who.callByName("session.get-session", {})) as { breakGlass: { dossierCode: string }[] })
        .breakGlass;
    expect(await shown()).toMatchObject([{ dossierCode: code }]);
    await kernel.moveClock(5 * hour);
    expect(await shown()).toEqual([]);
  });

  test("[X2] where the dossier is open already there is nothing to break", async () => {
    const { code } = await newDossier();
    await expect(glass(keeper, code)).rejects.toMatchObject({ detail: { refusal: "nothing-to-open" } });
  });
});

describe("X3", () => {
  test("[X3] no grant has the purpose of immigration enforcement: not by action, function or hand", async () => {
    expect(purposes).not.toContain("immigration-enforcement");
    const { dossierId } = await newDossier();
    const to = await newcomer();
    const input = {
      dossierId,
      compartments: ["investigation"],
      level: "read",
      to: { kind: "account", id: to.accountId },
      purpose: "immigration-enforcement",
    };
    await expect(keeper.callByName("access.give-grant", input)).rejects.toMatchObject({ code: "bad-input" });
    const word = await keeper.work(async ({ tx }) => {
      const { rows } = await sql<{
        word: string;
      }>`select access.give_grant(${dossierId}::uuid, 'investigation', 'read', 'account', ${to.accountId}::uuid, 'immigration-enforcement', '', 'team', null) as word`.execute(
        tx,
      );
      return rows[0]?.word;
    });
    expect(word).toBe("forbidden-purpose");
    await expect(
      owner.query(
        `insert into access."grant" (dossier_id, compartment, level, grantee_kind, grantee_id, purpose, origin, given_at)
         values ($1, 'investigation', 'read', 'account', $2, 'immigration-enforcement', 'team', now())`,
        [dossierId, to.accountId],
      ),
    ).rejects.toThrow(/check constraint/);
    const admin = await newcomer(["admin"]);
    await expect(
      admin.callByName("access.give-agency-grant", {
        agencyId,
        compartment: "support",
        level: "read",
        to: { kind: "account", id: to.accountId },
        purpose: "immigration-enforcement",
        reason: "a national law says so",
      }),
    ).rejects.toMatchObject({ code: "bad-input" });
  });
});

describe("X4", () => {
  test("[X4] nobody of enforcement breaks into a support file, nor to a person by code, for the names in it", async () => {
    const { code } = await newDossier(["identity", "support", "counselling"]);
    const person = await newDossier(["identity"]);
    for (const role of ["investigator", "analyst", "prosecutor"]) {
      const who = await newcomer([role]);
      for (const wanted of [code, person.code]) {
        await expect(glass(who, wanted), role).rejects.toMatchObject({ code: "not-found" });
      }
    }
  });
});
