import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compartments } from "#kernel/access";
import { type AccessGround, glass, openAccessGround, openParts } from "./access-ground.ts";

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
