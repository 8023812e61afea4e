import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { getCase } from "../get-case.ts";
import { type InterviewGround, openInterviewGround } from "../interviews/test-ground.ts";
import type { Tip } from "./tip.ts";

let ground: InterviewGround;
let elsewhere: TestAccount;
beforeAll(async () => {
  ground = await openInterviewGround();
  const agencyId = await ground.kernel.openAgency();
  elsewhere = await ground.kernel.openAccount({ agencyId, roles: ["investigator"] });
});
afterAll(() => ground?.kernel.close());

const notFound = { code: "not-found" };
const refused = (refusal: string) => ({ detail: { refusal } });
const call = <T = unknown>(who: TestAccount, name: string, input: unknown) =>
  who.callByName(`casefile.${name}`, input) as Promise<T>;
const received = (more: object = {}) => ({
  tipId: randomUUID(),
  kind: "suspicious-activity",
  source: "bank",
  receivedAt: "2026-03-02T09:00:00Z",
  told: "CANARY: eleven wages into one account",
  reference: "CANARY-REF",
  reporter: "CANARY officer",
  ...more,
});

describe("[C9] tips before there is a case", () => {
  it("a stranger gets nothing: no line, no content, no act", async () => {
    const tip = received();
    const { code } = await call<Tip>(ground.owner, "receive-tip", tip);
    const { tipId } = tip;
    const told = JSON.stringify(await call(elsewhere, "list-tip-dossiers", {}));
    expect(told).not.toContain(code);
    for (const [name, input] of [
      ["get-tip", { tipId }],
      ["get-tip", { code }],
      ["triage-tip", { tipId, state: "followed", reason: "x" }],
      ["link-tip", { tipId, linkId: randomUUID(), caseCode: "C-00000", reason: "x" }],
      ["give-feedback", { tipId, feedback: "x" }],
    ] as const)
      await expect(call(elsewhere, name, input)).rejects.toMatchObject(notFound);
    const database = await ground.kernel.database.owner();
    await database.query("set palermo.maintenance = 'on'");
    const { rows } = await database.query("select string_agg(t::text, '') as all from casefile.tip t");
    await database.end();
    expect(rows[0].all).not.toContain("CANARY");
  });

  it("are worked on by colleagues of the agency, and kept to oneself where that is asked", async () => {
    const open = received();
    const shut = received({ restricted: true, told: "A colleague warned them" });
    for (const tip of [open, shut]) await call(ground.owner, "receive-tip", tip);
    expect(await call(ground.stranger, "get-tip", { tipId: open.tipId })).toMatchObject({ told: open.told });
    await expect(call(ground.stranger, "get-tip", { tipId: shut.tipId })).rejects.toMatchObject(notFound);
    const lines = JSON.stringify(await call(ground.stranger, "list-tip-dossiers", { source: "bank" }));
    expect(lines).toContain(open.tipId);
    expect(lines).not.toContain(shut.tipId);
    expect(lines).not.toContain("CANARY");
  });

  it("wait for triage with a deadline, are triaged with a reason, and their source is answered", async () => {
    const tip = received({ urgent: true });
    const { tipId } = tip;
    await expect(
      call(ground.owner, "receive-tip", { ...received(), receivedAt: "2099-01-01T00:00:00Z" }),
    ).rejects.toMatchObject(refused("not-yet"));
    await call(ground.owner, "receive-tip", tip);
    await expect(call(ground.owner, "receive-tip", tip)).rejects.toMatchObject(refused("received-already"));
    const term = async () =>
      (
        (await ground.owner.callByName("deadline.list-deadlines", { dossierId: tipId })) as {
          items: { state: string; amount: number }[];
        }
      ).items;
    expect(await term()).toMatchObject([{ state: "due", amount: 24 }]);
    const triaged = { tipId, state: "followed", reason: "Two tips name the same house" };
    expect(await call(ground.stranger, "triage-tip", triaged)).toMatchObject({ state: "followed" });
    expect(await term()).toMatchObject([{ state: "met" }]);
    expect(
      await call(ground.owner, "give-feedback", { tipId, feedback: "Thank you; it helped." }),
    ).toMatchObject({
      answered: true,
      feedback: "Thank you; it helped.",
    });
  });

  it("are linked to a case that one may work on, seen by who opens both", async () => {
    const caseId = await ground.newCase();
    const { code } = await ground.owner.call(getCase, { caseId });
    const tip = received();
    const { tipId } = tip;
    await call(ground.owner, "receive-tip", tip);
    const wish = { tipId, linkId: randomUUID(), caseCode: code, reason: "Same employer" };
    await expect(call(ground.stranger, "link-tip", wish)).rejects.toMatchObject(refused("no-such-case"));
    await expect(call(ground.owner, "link-tip", { ...wish, caseCode: "C-00000" })).rejects.toMatchObject(
      refused("no-such-case"),
    );
    expect(await call(ground.owner, "link-tip", wish)).toMatchObject({ state: "linked", caseCode: code });
    expect(await call(ground.stranger, "get-tip", { tipId })).toMatchObject({
      state: "linked",
      caseCode: null,
    });
    const { items } = (await ground.owner.callByName("link.list-links", { dossierId: caseId })) as {
      items: unknown[];
    };
    expect(items).toHaveLength(1);
    await expect(
      call(ground.owner, "triage-tip", { tipId, state: "not-relevant", reason: "x" }),
    ).rejects.toMatchObject(refused("may-not-tip"));
  });
});

describe("[C3] an authorisation of a special technique", () => {
  it("sets a deadline on its last day, moves it when it is extended, and drops it when it is taken out", async () => {
    const caseId = await ground.newCase();
    const now = ground.kernel.services.engine.now().getTime();
    const day = (days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10);
    const recordId = randomUUID();
    const content = { measure: "interception", authority: "Court", starts: day(-3), expires: day(20) };
    await call(ground.owner, "add-technique", { caseId, recordId, content });
    const terms = async () =>
      (
        (await ground.owner.callByName("deadline.list-deadlines", { dossierId: caseId })) as {
          items: { state: string; dueAt: string; steps: { when: object; toldAt: string | null }[] }[];
        }
      ).items.map(({ state, dueAt }) => [state, dueAt.slice(0, 10)]);
    expect(await terms()).toEqual([["running", day(20)]]);
    await call(ground.owner, "revise-technique", { recordId, content: { ...content, expires: day(50) } });
    expect((await terms()).sort()).toEqual([
      ["dropped", day(20)],
      ["running", day(50)],
    ]);
    await call(ground.owner, "remove-technique", { recordId });
    expect((await terms()).map(([state]) => state)).toEqual(["dropped", "dropped"]);
    const over = { ...content, starts: day(-40), expires: day(-10) };
    await call(ground.owner, "add-technique", { caseId, recordId: randomUUID(), content: over });
    expect(await terms()).toHaveLength(2);
  });

  it("is told to the investigators of the team a week before it ends, and nobody is told after it was dropped", async () => {
    const { caseId, interviewer } = await ground.heardCase();
    const now = ground.kernel.services.engine.now().getTime();
    const day = (days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10);
    const recordId = randomUUID();
    await call(ground.owner, "add-technique", {
      caseId,
      recordId,
      content: { measure: "surveillance", authority: "Court", starts: day(0), expires: day(10) },
    });
    const told = async () => {
      const database = await ground.kernel.database.owner();
      await database.query("select deadline.escalate(100)");
      await database.end();
      const { items } = (await interviewer.callByName("access.list-notices", {})) as {
        items: { kind: string; dossierKind: string | null }[];
      };
      return items.filter(({ kind, dossierKind }) => kind === "deadline" && dossierKind === "case").length;
    };
    expect(await told()).toBe(0);
    await ground.kernel.moveClock(4 * 86_400_000);
    // The server looks each minute too, and may be in the middle of it.
    await expect.poll(told).toBe(1);
    await call(ground.owner, "remove-technique", { recordId });
    await ground.kernel.moveClock(10 * 86_400_000);
    expect(await told()).toBe(1);
  });
});
