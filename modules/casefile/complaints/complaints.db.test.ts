import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { type EvidenceGround, openEvidenceGround } from "../evidence/test-ground.ts";
import { getCase } from "../get-case.ts";
import type { Complaint, Receipt } from "./complaint.ts";
import { complaintActions } from "./index.ts";

let ground: EvidenceGround;
let contact: TestAccount;
let second: TestAccount;
beforeAll(async () => {
  ground = await openEvidenceGround();
  const agencyId = await ground.kernel.openAgency("oversight");
  contact = await ground.kernel.openAccount({ agencyId, roles: ["integrity"] });
  second = await ground.kernel.openAccount({ agencyId, roles: ["integrity"] });
});
afterAll(() => ground?.kernel.close());

const canary = "CANARYBRIBE";
const notFound = { code: "not-found" };
const refused = (refusal: string) => ({ detail: { refusal } });
const call = <T = unknown>(who: TestAccount, name: string, input: unknown) =>
  who.callByName(`casefile.${name}`, input) as Promise<T>;
const account = (...roles: string[]) => ground.kernel.openAccount({ agencyId: ground.agencyId, roles });

async function lodged(by: TestAccount, more: object = {}) {
  const wish = {
    complaintId: randomUUID(),
    told: `He warns the owner ${canary}`,
    who: `His brother ${canary}`,
    contacts: [contact.accountId],
    ...more,
  };
  const receipt = await call<Receipt>(by, "lodge-complaint", wish);
  return { ...receipt, complaintId: wish.complaintId };
}

const give = (caseId: string, to: { kind: string; id: string }) =>
  ground.owner.callByName("access.give-grant", {
    dossierId: caseId,
    compartments: ["investigation", "identity"],
    level: "contribute",
    to,
    purpose: "case-work",
  });

async function noticesOf(who: TestAccount): Promise<{ kind: string; code: string | null }[]> {
  const { items } = (await who.callByName("access.list-notices", {})) as {
    items: { kind: string; code: string | null }[];
  };
  return items.map(({ kind, code }) => ({ kind, code }));
}

describe("[X8] a complaint of corruption", () => {
  it("a stranger gets nothing: neither who may hear complaints nor anybody else, by list, code, id, act or in the database", async () => {
    const { complaintId, code } = await lodged(ground.owner);
    for (const who of [
      second,
      ground.owner,
      ground.stranger,
      await account("admin"),
      await account("auditor"),
      await account("prosecutor", "analyst"),
    ]) {
      for (const [name, input] of [
        ["get-complaint", { code }],
        ["get-complaint", { complaintId }],
        ["decide-complaint", { complaintId, state: "unfounded", reason: "x" }],
        [
          "open-inquiry",
          {
            complaintId,
            caseId: randomUUID(),
            kind: "trafficking",
            title: "x",
            named: [{ accountId: second.accountId, level: "manage" }],
          },
        ],
      ] as const)
        await expect(call(who, name, input)).rejects.toMatchObject(notFound);
      const grants = who.callByName("access.list-grants", { dossierId: complaintId });
      await expect(grants).rejects.toMatchObject(notFound);
    }
    expect(await call(second, "list-complaints", {})).toMatchObject({ items: [] });
    const database = await ground.kernel.database.owner();
    await database.query("set palermo.maintenance = 'on'");
    const { rows } = await database.query(
      "select string_agg(c::text, '') || (select string_agg(h::text, '') from history.casefile_complaint h) as all from casefile.complaint c",
    );
    await database.end();
    expect(rows[0].all).toContain(code);
    expect(rows[0].all).not.toContain(canary);
  });

  it("is told by whatever role and read by those alone who were chosen, who learn that something waits", async () => {
    for (const role of ["provider", "frontline", "court", "admin", "auditor", "rapporteur", "investigator"]) {
      const by = await account(role);
      const { code, complaintId } = await lodged(by);
      expect(await noticesOf(contact)).toContainEqual({ kind: "complaint", code });
      const found = await call<Complaint>(contact, "get-complaint", { code });
      expect(found).toMatchObject({ complaintId, told: `He warns the owner ${canary}`, state: "received" });
      // Whoever told it has a receipt and nothing of what they wrote.
      const mine = await call<{ items: Receipt[] }>(by, "list-my-complaints", {});
      expect(mine.items).toMatchObject([{ code, state: "received" }]);
      expect(JSON.stringify(mine)).not.toContain(canary);
      await expect(call(by, "get-complaint", { code })).rejects.toMatchObject(notFound);
    }
  });

  it("goes to nobody whom it is about, nor to who does not hear complaints, and leaves nothing where it is refused", async () => {
    const by = await account("provider");
    const wish = { complaintId: randomUUID(), told: canary, contacts: [contact.accountId] };
    for (const [more, refusal] of [
      [{ accused: [contact.accountId] }, "contact-accused"],
      [{ contacts: [ground.owner.accountId] }, "no-such-contact"],
      [{ contacts: [contact.accountId, randomUUID()] }, "no-such-contact"],
      [{ accused: [randomUUID()] }, "no-such-colleague"],
    ] as const)
      await expect(call(by, "lodge-complaint", { ...wish, ...more })).rejects.toMatchObject(refused(refusal));
    await expect(call(by, "lodge-complaint", { ...wish, contacts: [] })).rejects.toMatchObject({
      code: "bad-input",
    });
    expect(await call(by, "list-my-complaints", {})).toEqual({ items: [] });
    await call(by, "lodge-complaint", wish);
    // An id that stands already is answered like everything that is not there.
    await expect(call(ground.stranger, "lodge-complaint", wish)).rejects.toMatchObject(notFound);
  });

  it("leaves no line in the audit of an auditor who is not named, nor an event, and the chain whole", async () => {
    const auditor = await account("auditor");
    const by = await account("provider");
    const { code, complaintId } = await lodged(by, { accused: [ground.owner.accountId] });
    await call(contact, "decide-complaint", { complaintId, state: "looked-into", reason: canary });
    for (const who of [by, contact]) {
      const lines = JSON.stringify(
        await auditor.callByName("audit.list-events", { limit: 200, accountId: who.accountId }),
      );
      for (const trace of [code, complaintId, "complaint", canary]) expect(lines).not.toContain(trace);
    }
    expect(await auditor.callByName("audit.list-events", { code })).toMatchObject({ items: [] });
    expect(await auditor.callByName("audit.verify-chain", {})).toMatchObject({ broken: null });
    const database = await ground.kernel.database.owner();
    const held = await database.query(
      "select action from audit.event where $1::uuid = any (dossiers) order by at",
      [complaintId],
    );
    await database.end();
    // Whoever oversees deliveries of events sees none of it.
    expect(complaintActions.flatMap(({ emits }) => emits ?? [])).toEqual([]);
    expect(held.rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["casefile.lodge-complaint", "casefile.decide-complaint"]),
    );
  });

  it("is decided with a reason; its receipt says no more than that it is looked into or closed", async () => {
    const by = await account("frontline");
    const { complaintId } = await lodged(by, { contacts: [contact.accountId, second.accountId] });
    const state = async () =>
      (await call<{ items: Receipt[] }>(by, "list-my-complaints", {})).items.map((one) => one.state);
    const decide = (wanted: string) =>
      call<Complaint>(second, "decide-complaint", {
        complaintId,
        state: wanted,
        reason: `Because ${canary}`,
      });
    expect(await decide("looked-into")).toMatchObject({
      state: "looked-into",
      reason: `Because ${canary}`,
      decidedBy: expect.any(String),
    });
    expect(await state()).toEqual(["looked-into"]);
    for (const wanted of ["founded", "unfounded", "passed-on"]) {
      await decide(wanted);
      expect(await state()).toEqual(["closed"]);
    }
    expect(await call(contact, "get-complaint", { complaintId })).toMatchObject({
      state: "passed-on",
      may: ["decide-complaint"],
    });
  });

  it("opens a restricted dossier that names nobody whom it is about, and that nobody else knows of", async () => {
    const { complaintId } = await lodged(await account("provider"), { accused: [ground.owner.accountId] });
    const wish = { complaintId, caseId: randomUUID(), kind: "trafficking", title: canary };
    const named = (id: string) => ({ ...wish, named: [{ accountId: id, level: "manage" }] });
    await expect(call(contact, "open-inquiry", named(ground.owner.accountId))).rejects.toMatchObject(
      refused("named-accused"),
    );
    const made = await call<Complaint>(contact, "open-inquiry", named(second.accountId));
    expect(made).toMatchObject({ inquiryCode: expect.stringMatching(/^C-/), state: "looked-into" });
    for (const who of [contact, second])
      expect(await who.call(getCase, { caseId: wish.caseId })).toMatchObject({
        restricted: true,
        sealed: true,
        title: canary,
      });
    for (const who of [ground.owner, ground.stranger, await account("admin"), await account("auditor")])
      await expect(who.callByName("casefile.get-case", { caseId: wish.caseId })).rejects.toMatchObject(
        notFound,
      );
    // `second` knows the restricted dossier, not the complaint.
    await expect(call(second, "get-complaint", { complaintId })).rejects.toMatchObject(notFound);
  });
});

describe("[X8] a conflict at an assignment", () => {
  it("is told to the contact alone: access given to a colleague, unit or agency, and a task, and what stood already", async () => {
    const caseId = await ground.newCase();
    const { code } = await ground.owner.call(getCase, { caseId });
    const unit = await ground.kernel.openUnit(ground.agencyId);
    const accused = await ground.kernel.openAccount({
      agencyId: ground.agencyId,
      unitId: unit,
      roles: ["investigator"],
    });
    await give(caseId, { kind: "unit", id: unit });
    const { complaintId, code: complaint } = await lodged(await account("provider"), {
      accused: [accused.accountId],
      touches: code,
    });
    const warnings = async () =>
      (await call<Complaint>(contact, "get-complaint", { complaintId })).warnings.map(({ way, code: of }) => [
        way,
        of,
      ]);
    expect(await warnings()).toEqual([["held", code]]);
    const conflicts = async () =>
      (await noticesOf(contact)).filter((one) => one.kind === "conflict" && one.code === complaint).length;
    const onlookers = [ground.owner, accused, await account("auditor"), await account("admin"), second];
    const told = async () => Promise.all(onlookers.map(noticesOf));
    const toldBefore = await told();
    await give(caseId, { kind: "account", id: accused.accountId });
    await give(caseId, { kind: "agency", id: ground.agencyId });
    expect(await warnings()).toEqual([
      ["given", code],
      ["given", code],
      ["held", code],
    ]);
    expect(await conflicts()).toBe(2);
    expect(await told()).toEqual(toldBefore);
    const taskId = randomUUID();
    const due = { zone: "UTC", country: "ZZ", unit: "hours", amount: 4 };
    await ground.owner.callByName("task.open-task", {
      taskId,
      dossierId: caseId,
      compartment: "investigation",
      title: "Ask the bank",
      assignee: { kind: "account", id: accused.accountId },
      due,
    });
    expect((await warnings())[0]).toEqual(["task", code]);
    // Another case is none of this complaint's concern, and somebody else no conflict.
    const other = await ground.newCase();
    await give(other, { kind: "account", id: accused.accountId });
    await give(caseId, { kind: "account", id: ground.stranger.accountId });
    expect(await warnings()).toHaveLength(4);
    await call(contact, "decide-complaint", { complaintId, state: "unfounded", reason: "x" });
    await give(caseId, { kind: "account", id: accused.accountId });
    expect(await warnings()).toHaveLength(4);
  });

  it("without a file named is watched in all; of a dossier for the named alone nothing is told", async () => {
    const accused = await account("investigator");
    const { complaintId } = await lodged(await account("provider"), { accused: [accused.accountId] });
    const caseId = await ground.newCase();
    await call(ground.owner, "open-restricted", {
      caseId: randomUUID(),
      underCaseId: caseId,
      title: canary,
      named: [{ accountId: accused.accountId, level: "manage" }],
    });
    expect(await call(contact, "get-complaint", { complaintId })).toMatchObject({ warnings: [] });
    await give(caseId, { kind: "account", id: accused.accountId });
    const { code } = await ground.owner.call(getCase, { caseId });
    expect(await call(contact, "get-complaint", { complaintId })).toMatchObject({
      warnings: [{ code, way: "given" }],
      accused: [{ accountId: accused.accountId, code: null }],
    });
  });

  it("[X2] an emergency in a dossier whose keeper is complained about is told to the contact, not to the keeper", async () => {
    const keeper = await account("investigator");
    const caseId = randomUUID();
    const { code } = (await call(keeper, "open-case", { caseId, kind: "trafficking" })) as { code: string };
    const { complaintId } = await lodged(await account("provider"), {
      accused: [keeper.accountId],
      touches: code,
    });
    const reason = "a life is in danger tonight";
    const breaker = await account("investigator");
    expect(await breaker.callByName("access.break-glass", { code, reason })).toEqual({ state: "opened" });
    expect((await noticesOf(keeper)).filter(({ kind }) => kind.startsWith("break-glass"))).toEqual([]);
    const { items } = (await keeper.callByName("access.list-grants", { dossierId: caseId })) as {
      items: { origin: string }[];
    };
    expect(items.map(({ origin }) => origin)).not.toContain("break-glass");
    const found = await call<Complaint>(contact, "get-complaint", { complaintId });
    expect(found.warnings.map(({ way }) => way)).toEqual(["emergency", "held"]);
  });
});
