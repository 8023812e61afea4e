import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { type InterviewGround, openInterviewGround, planOf } from "../interviews/test-ground.ts";
import type { Happening } from "./diary.ts";

let ground: InterviewGround;
beforeAll(async () => {
  ground = await openInterviewGround();
});
afterAll(() => ground?.kernel.close());

const notFound = { code: "not-found" };
const refused = (refusal: string) => ({ detail: { refusal } });
const call = <T = unknown>(who: TestAccount, name: string, input: unknown) =>
  who.callByName(`casefile.${name}`, input) as Promise<T>;
const march = { from: "2026-03-01T00:00:00Z", until: "2026-04-01T00:00:00Z" };

async function advocateOf(caseId: string): Promise<TestAccount> {
  // Of another agency: teams reach across agencies.
  const agencyId = await ground.kernel.openAgency();
  const advocate = await ground.kernel.openAccount({ agencyId, roles: ["advocate"] });
  await ground.owner.callByName("access.give-grant", {
    dossierId: caseId,
    compartments: ["support"],
    level: "contribute",
    to: { kind: "account", id: advocate.accountId },
    purpose: "case-work",
  });
  return advocate;
}

const time = (caseId: string, part: string, what: string, more: object = {}) => ({
  caseId,
  entryId: randomUUID(),
  part,
  what,
  startsAt: "2026-03-10T09:00:00Z",
  endsAt: "2026-03-10T10:00:00Z",
  title: `${part} CANARY`,
  place: "CANARY place",
  ...more,
});
const diaryOf = (who: TestAccount, caseId?: string) =>
  call<{ items: Happening[]; cases: { caseId: string; parts: string[] }[] }>(who, "get-joint-diary", {
    ...march,
    ...(caseId === undefined ? {} : { caseId }),
  });

describe("[C2] the joint diary", () => {
  it("a stranger gets nothing: no time, no case, no trace", async () => {
    const { caseId } = await ground.heardCase();
    await call(ground.owner, "add-diary-time", time(caseId, "investigation", "meeting"));
    expect(await diaryOf(ground.stranger)).toEqual({ items: [], cases: [] });
    await expect(diaryOf(ground.stranger, caseId)).rejects.toMatchObject(notFound);
    const foreign = time(caseId, "investigation", "meeting");
    await expect(call(ground.stranger, "add-diary-time", foreign)).rejects.toMatchObject(notFound);
    const byHand = await ground.stranger.work(async ({ tx }) => [
      await sql`select * from casefile.busy_times(${caseId}::uuid, '2026-01-01', '2026-12-31')`.execute(tx),
      await sql`select from generate_series(1, casefile.clashes(${caseId}::uuid, '2026-01-01', '2026-12-31'))`.execute(
        tx,
      ),
    ]);
    expect(byHand.map(({ rows }) => rows.length)).toEqual([0, 0]);
  });

  it("shows support and medical appointments as busy alone to everybody outside support, and the rest without content", async () => {
    const heard = await ground.heardCase();
    const { caseId, prosecutor, interviewer } = heard;
    const advocate = await advocateOf(caseId);
    const medical = time(caseId, "support", "medical");
    await call(advocate, "add-diary-time", medical);
    await call(interviewer, "add-diary-time", time(caseId, "investigation", "search"));
    await call(prosecutor, "add-diary-time", time(caseId, "prosecution", "hearing"));
    await call(
      prosecutor,
      "add-diary-time",
      time(caseId, "prosecution", "hearing", { shielded: true, title: "PROTECTED CANARY" }),
    );
    await call(ground.owner, "plan-interview", planOf(heard, [interviewer]));
    const whats = async (who: TestAccount) =>
      (await diaryOf(who, caseId)).items
        .map(({ source, what, own }) => `${source}:${what}:${own?.title ?? ""}`)
        .sort();
    expect(await whats(interviewer)).toEqual([
      "diary:hearing:",
      "diary:null:",
      "diary:null:",
      "diary:search:investigation CANARY",
      "interview:interview:",
    ]);
    expect(await whats(prosecutor)).toEqual([
      "diary:hearing:PROTECTED CANARY",
      "diary:hearing:prosecution CANARY",
      "diary:null:",
      "diary:search:investigation CANARY",
      "interview:interview:",
    ]);
    expect(await whats(advocate)).toEqual([
      "diary:hearing:",
      "diary:medical:support CANARY",
      "diary:null:",
      "diary:search:",
      "interview:interview:",
    ]);
    // Nor by hand, nor by its id, nor by the history of the case.
    for (const who of [interviewer, prosecutor]) {
      const told = JSON.stringify([
        await diaryOf(who, caseId),
        await diaryOf(who),
        await who.callByName("history.list-history", { dossierId: caseId }),
        await who.work(
          async ({ tx }) => (await sql`select * from casefile.diary_time_support`.execute(tx)).rows,
        ),
        await who.work(
          async ({ tx }) => (await sql`select * from history.casefile_diary_time_support`.execute(tx)).rows,
        ),
      ]);
      expect(told).not.toContain("medical");
      expect(told).not.toContain(medical.entryId);
      await expect(call(who, "remove-diary-time", { entryId: medical.entryId })).rejects.toMatchObject(
        notFound,
      );
      await expect(call(who, "add-diary-time", time(caseId, "support", "medical"))).rejects.toMatchObject(
        notFound,
      );
    }
    expect((await diaryOf(advocate)).cases).toMatchObject([{ caseId, parts: ["support"] }]);
  });

  it("shows deadlines and tasks of police and prosecution without content, and those of support to nobody else", async () => {
    const { caseId, prosecutor } = await ground.heardCase();
    const advocate = await advocateOf(caseId);
    const term = (compartment: string) => ({
      deadlineId: randomUUID(),
      dossierId: caseId,
      compartment,
      title: `${compartment} CANARY`,
      unit: "days",
      amount: 5,
      zone: "UTC",
      country: "ZZ",
      startsAt: "2026-03-05T09:00:00.000Z",
    });
    await prosecutor.callByName("deadline.set-deadline", term("prosecution"));
    await advocate.callByName("deadline.set-deadline", term("support"));
    const seen = (await diaryOf(ground.owner, caseId)).items;
    expect(seen).toMatchObject([{ source: "deadline", what: "deadline", own: null }]);
    expect(JSON.stringify(seen)).not.toContain("CANARY");
  });

  it("tells how much lies across a new time, not what; refuses what ends before it starts or is of another part", async () => {
    const { caseId, interviewer } = await ground.heardCase();
    const advocate = await advocateOf(caseId);
    await call(advocate, "add-diary-time", time(caseId, "support", "medical"));
    const wish = time(caseId, "investigation", "interview", { startsAt: "2026-03-10T09:30:00Z" });
    expect(await call(interviewer, "add-diary-time", wish)).toEqual({ entryId: wish.entryId, clashes: 1 });
    for (const [change, refusal] of [
      [{ endsAt: wish.startsAt }, "ends-before-it-starts"],
      [{ endsAt: "2026-05-10T09:30:00Z" }, "too-long"],
      [{ what: "medical" }, "not-of-this-part"],
      [{}, "added-already"],
    ] as const)
      await expect(call(interviewer, "add-diary-time", { ...wish, ...change })).rejects.toMatchObject(
        refused(refusal),
      );
    const reader = await ground.readerOf(caseId);
    await expect(
      call(reader, "add-diary-time", time(caseId, "investigation", "meeting")),
    ).rejects.toMatchObject(refused("read-only"));
    await expect(call(reader, "remove-diary-time", { entryId: wish.entryId })).rejects.toMatchObject(
      refused("read-only"),
    );
    await call(interviewer, "remove-diary-time", { entryId: wish.entryId });
    expect((await diaryOf(interviewer, caseId)).items).toHaveLength(1);
  });

  it("[X8] of a sealed case is shown to those named in it alone", async () => {
    const { caseId } = await ground.heardCase();
    const reader = await ground.kernel.openAccount({ agencyId: ground.agencyId, roles: ["prosecutor"] });
    const database = await ground.kernel.database.owner();
    await database.query(
      `insert into access."grant" (over_agency, compartment, level, grantee_kind, grantee_id, purpose, origin, given_at)
       values ($1, 'investigation', 'read', 'account', $2, 'supervision', 'agency', now())`,
      [ground.agencyId, reader.accountId],
    );
    await database.end();
    await call(ground.owner, "add-diary-time", time(caseId, "investigation", "meeting"));
    expect((await diaryOf(reader, caseId)).items).toHaveLength(1);
    await ground.owner.callByName("access.seal-dossier", { dossierId: caseId, reason: "anti-corruption" });
    await expect(diaryOf(reader, caseId)).rejects.toMatchObject(notFound);
    expect((await diaryOf(reader)).items).toEqual([]);
  });
});

describe("[R3] a release", () => {
  it("is told to those who support people of the case, in the same act and by no name; strangers report none", async () => {
    const heard = await ground.heardCase();
    const { caseId, interviewer, participantId } = heard;
    const advocate = await advocateOf(caseId);
    const report = {
      caseId,
      releaseId: randomUUID(),
      participantId,
      what: "bail",
      happensOn: "2026-03-12",
      note: "CANARY",
    };
    await expect(call(ground.stranger, "report-release", report)).rejects.toMatchObject(notFound);
    const other = await ground.heardCase();
    await expect(
      call(interviewer, "report-release", { ...report, participantId: other.participantId }),
    ).rejects.toMatchObject(refused("not-in-case"));
    expect(await call(interviewer, "report-release", report)).toEqual({
      releaseId: report.releaseId,
      told: 1,
    });
    const { items } = (await advocate.callByName("access.list-notices", {})) as {
      items: { kind: string; code: string | null }[];
    };
    expect(items).toMatchObject([{ kind: "case-release" }]);
    const seen = (await diaryOf(advocate, caseId)).items;
    expect(seen).toMatchObject([{ source: "release", what: "bail", own: null }]);
    expect(JSON.stringify([seen, items])).not.toContain("CANARY");
    expect(await call(interviewer, "report-release", { ...report, releaseId: randomUUID() })).toMatchObject({
      told: 1,
    });
    await expect(call(interviewer, "report-release", report)).rejects.toMatchObject(refused("added-already"));
  });

  it("says plainly when nobody who supports is on the case", async () => {
    const { caseId, interviewer } = await ground.heardCase();
    const report = { caseId, releaseId: randomUUID(), what: "escape", happensOn: "2026-03-12" };
    expect(await call(interviewer, "report-release", report)).toMatchObject({ told: 0 });
  });
});
