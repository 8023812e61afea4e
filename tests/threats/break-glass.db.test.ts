import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Compartment, closedToBreakGlass, compartments, openDossier } from "#kernel/access";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { casefile } from "#modules/casefile";
import { purposes } from "../../kernel/access/grants.ts";

const hour = 3_600_000;
const reason = "a life is in danger tonight";
let kernel: TestKernel;
let owner: pg.Client;
let agencyId = "";
let keeper: TestAccount;
let auditor: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [casefile] });
  owner = await kernel.database.owner();
  agencyId = await kernel.openAgency();
  keeper = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  auditor = await kernel.openAccount({ agencyId: await kernel.openAgency("oversight"), roles: ["auditor"] });
});
afterAll(async () => {
  await owner?.end();
  await kernel?.close();
});

const newcomer = (roles: readonly string[] = ["investigator"], home = agencyId) =>
  kernel.openAccount({ agencyId: home, roles });

async function newDossier(parts: readonly Compartment[] = ["identity", "investigation"]) {
  const dossierId = randomUUID();
  const { code } = await keeper.work(({ tx }) =>
    openDossier(tx, { kind: "case", letter: "C", compartments: parts, dossierId }),
  );
  return { dossierId, code };
}

async function openParts(who: TestAccount, dossierId: string): Promise<Record<string, string>> {
  return who.work(async ({ tx }) => {
    const open: Record<string, string> = {};
    for (const part of compartments) {
      for (const level of ["read", "contribute", "manage"]) {
        const { rows } = await sql<{
          ok: boolean;
        }>`select access.may_open(${dossierId}::uuid, ${part}, ${level}) as ok`.execute(tx);
        if (rows[0]?.ok) open[part] = level;
      }
    }
    return open;
  });
}

const glass = (who: TestAccount, code: string, why = reason) =>
  who.callByName("access.break-glass", { code, reason: why }) as Promise<{ state: string }>;

async function noticesOf(who: TestAccount): Promise<{ kind: string; code: string | null }[]> {
  const { items } = (await who.callByName("access.list-notices", {})) as {
    items: { kind: string; code: string | null }[];
  };
  return items.map(({ kind, code }) => ({ kind, code }));
}

describe("X1", () => {
  test("[X1] police, prosecution and administrators open neither counselling nor privileged, whoever grants it", async () => {
    const { dossierId } = await newDossier(compartments);
    for (const role of [
      "investigator",
      "analyst",
      "prosecutor",
      "court",
      "central",
      "admin",
      "auditor",
      "coordinator",
    ]) {
      const who = await newcomer([role]);
      await keeper.callByName("access.give-grant", {
        dossierId,
        compartments: ["counselling", "privileged"],
        level: "manage",
        to: { kind: "account", id: who.accountId },
        purpose: "case-work",
      });
      const open = await openParts(who, dossierId);
      expect(open.counselling, role).toBeUndefined();
      expect(open.privileged, role).toBeUndefined();
    }
    const advocate = await newcomer(["advocate"]);
    await keeper.callByName("access.give-grant", {
      dossierId,
      compartments: ["counselling", "privileged"],
      level: "read",
      to: { kind: "account", id: advocate.accountId },
      purpose: "protection",
    });
    expect(await openParts(advocate, dossierId)).toEqual({ counselling: "read", privileged: "read" });
  });

  test("[X1] the roles' caps say so", () => {
    const { roles } = kernel.services.registry;
    for (const role of [
      "investigator",
      "analyst",
      "prosecutor",
      "court",
      "central",
      "admin",
      "auditor",
      "operator",
    ]) {
      expect(roles[role]?.compartments, role).not.toContain("counselling");
      expect(roles[role]?.compartments, role).not.toContain("privileged");
    }
    expect(roles.admin?.compartments).toEqual([]);
    expect(roles.operator?.compartments).toEqual([]);
  });
});

describe("X2", () => {
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
    expect(rows.some(({ row }) => row.includes(reason))).toBe(false);
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

describe("X8", () => {
  test("[X8] a sealed dossier stays shut to break-glass, and sealing ends an opening that lasts", async () => {
    const { dossierId, code } = await newDossier();
    const early = await newcomer();
    await glass(early, code);
    expect(Object.keys(await openParts(early, dossierId))).toHaveLength(2);
    await keeper.callByName("access.seal-dossier", { dossierId, reason: "complaint" });
    expect(await openParts(early, dossierId)).toEqual({});
    await expect(glass(await newcomer(), code)).rejects.toMatchObject({ code: "not-found" });
    const listed = (await auditor.callByName("access.list-broken-glass", {})) as {
      items: { code: string }[];
    };
    expect(listed.items.map((one) => one.code)).not.toContain(code);
  });

  test("[X8] an approval that waited does not open what was sealed meanwhile", async () => {
    const first = await newDossier();
    const second = await newDossier();
    const who = await newcomer();
    await glass(who, first.code);
    expect(await glass(who, second.code)).toEqual({ state: "waiting" });
    await keeper.callByName("access.seal-dossier", { dossierId: second.dossierId, reason: "complaint" });
    const { rows } = await owner.query<{ id: string }>(
      "select break_glass_id as id from access.break_glass where dossier_id = $1",
      [second.dossierId],
    );
    const coordinator = await newcomer(["coordinator"]);
    await expect(
      coordinator.callByName("access.approve-break-glass", { breakGlassId: rows[0]?.id }),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  test("[X8] agency-wide readers lose a sealed dossier with its rows and its history, and get it back", async () => {
    const wide = await newcomer();
    const admin = await newcomer(["admin"]);
    await admin.callByName("access.give-agency-grant", {
      agencyId,
      compartment: "investigation",
      level: "read",
      to: { kind: "account", id: wide.accountId },
      purpose: "supervision",
      reason: "head of the unit",
    });
    const caseId = randomUUID();
    await keeper.callByName("casefile.open-case", {
      caseId,
      kind: "trafficking",
      reference: `X8 ${caseId.slice(0, 6)}`,
    });
    const seen = async () =>
      wide.work(async ({ tx }) => {
        const { rows } = await sql<{ live: number; past: number }>`
          select (select count(*)::int from casefile.case_file where dossier_id = ${caseId}::uuid) as live,
            (select count(*)::int from history.casefile_case_file where dossier_id = ${caseId}::uuid) as past`.execute(
          tx,
        );
        return rows[0];
      });
    expect(await seen()).toEqual({ live: 1, past: 1 });
    await keeper.callByName("access.seal-dossier", { dossierId: caseId, reason: "complaint" });
    expect(await seen()).toEqual({ live: 0, past: 0 });
    await expect(wide.callByName("casefile.get-case", { caseId })).rejects.toMatchObject({
      code: "not-found",
    });
    // What is written while it is sealed is sealed as well.
    await keeper.callByName("casefile.add-participant", {
      caseId,
      participantId: randomUUID(),
      capacity: "witness",
      person: { identity: {} },
      facts: {},
    });
    expect(
      await wide.work(
        async ({ tx }) =>
          (await sql`select from casefile.participant where dossier_id = ${caseId}::uuid`.execute(tx)).rows
            .length,
      ),
    ).toBe(0);
    await keeper.callByName("access.unseal-dossier", { dossierId: caseId, reason: "over" });
    expect((await seen())?.live).toBe(1);
  });

  test("[X8] only who manages every part seals; a reader is told so, a stranger nothing", async () => {
    const { dossierId } = await newDossier();
    const reader = await newcomer();
    await keeper.callByName("access.give-grant", {
      dossierId,
      compartments: ["investigation"],
      level: "manage",
      to: { kind: "account", id: reader.accountId },
      purpose: "case-work",
    });
    await expect(reader.callByName("access.seal-dossier", { dossierId, reason: "x" })).rejects.toMatchObject({
      detail: { refusal: "not-yours" },
    });
    await expect(
      (await newcomer()).callByName("access.seal-dossier", { dossierId, reason: "x" }),
    ).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("agency-wide grants", () => {
  test("[access] are given over one's own agency only, never to oneself, and can be ended", async () => {
    const admin = await newcomer(["admin"]);
    const to = await newcomer();
    const other = await kernel.openAgency();
    const give = (over: string, id: string) =>
      admin.callByName("access.give-agency-grant", {
        agencyId: over,
        compartment: "investigation",
        level: "read",
        to: { kind: "account", id },
        purpose: "supervision",
        reason: "head of the unit",
      });
    await expect(give(other, to.accountId)).rejects.toMatchObject({ detail: { refusal: "not-yours" } });
    await expect(give(agencyId, admin.accountId)).rejects.toMatchObject({
      detail: { refusal: "not-to-oneself" },
    });
    await expect(keeper.callByName("access.give-agency-grant", {})).rejects.toMatchObject({
      code: "not-found",
    });
    await give(agencyId, to.accountId);
    const { dossierId } = await newDossier();
    expect(await openParts(to, dossierId)).toEqual({ investigation: "read" });
    const { rows } = await owner.query<{ grant_id: string }>(
      `select grant_id from access."grant" where over_agency = $1 and grantee_id = $2`,
      [agencyId, to.accountId],
    );
    const grantId = rows[0]?.grant_id;
    await expect(to.callByName("access.end-grant", { grantId, reason: "x" })).rejects.toMatchObject({
      code: "not-found",
    });
    await admin.callByName("access.end-grant", { grantId, reason: "moved on" });
    expect(await openParts(to, dossierId)).toEqual({});
  });
});
