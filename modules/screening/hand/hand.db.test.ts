import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { anInterview, aScreening } from "../builders.ts";
import { screening } from "../index.ts";
import { keepScreening } from "../keep/keep-screening.ts";
import { getHandedAnswers } from "./get-handed-answers.ts";
import { handAnswers } from "./hand-answers.ts";
import { listHandedAnswers } from "./list-handed-answers.ts";
import { listHandings } from "./list-handings.ts";
import { takeBackAnswers } from "./take-back-answers.ts";
import { takeUpAnswers } from "./take-up-answers.ts";

let kernel: TestKernel;
let officer: TestAccount;
let investigator: TestAccount;
let other: TestAccount;
beforeAll(async () => {
  kernel = await openTestKernel({ modules: [screening] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  const agencyId = await kernel.openAgency();
  officer = await kernel.openAccount({ agencyId, roles: ["frontline"] });
  const police = await kernel.openAgency();
  investigator = await kernel.openAccount({ agencyId: police, roles: ["investigator"] });
  other = await kernel.openAccount({ agencyId: police, roles: ["investigator"] });
});
afterAll(() => kernel?.close());

const notFound = { code: "not-found" };
const refused = (refusal: string) => ({ detail: { refusal } });
const at = "2026-03-01T10:00:00Z";
const answered = (question: string, note: string) => ({
  [question]: { said: { state: "yes" as const, note } },
});
const interviewWith = (wishes: object) =>
  anInterview({
    wishes,
    parts: [
      { instrument: "ilo-11", version: 1, answers: answered("ilo11-07", "the boss has it") },
      { instrument: "tip-short", version: 1, answers: answered("t-person", "UNCHOSEN") },
    ],
  });
const agreed = { police: { answer: "yes" as const, at } };

async function heard(wishes: object = agreed) {
  const sent = aScreening({ interview: interviewWith(wishes), name: { given: "Canaryname" } });
  const { code } = await officer.call(keepScreening, sent);
  return { sent, code, screeningId: sent.screeningId };
}
const wish = (screeningId: string, more: object = {}) => ({
  handingId: randomUUID(),
  screeningId,
  sections: ["ilo-11/signs"],
  to: { kind: "account" as const, id: investigator.accountId },
  ...more,
});
const everything = async (who: TestAccount) =>
  JSON.stringify([
    await who.call(listHandedAnswers, {}),
    await who.work(async ({ tx }) => [
      (await sql`select * from screening.handed`.execute(tx)).rows,
      (await sql`select * from screening.handing`.execute(tx)).rows,
      (await sql`select * from history.screening_handed`.execute(tx)).rows,
      (await sql`select * from history.screening_handing`.execute(tx)).rows,
      (await sql`select * from screening.screening`.execute(tx)).rows,
    ]),
  ]);

describe("[S2] answers handed to those who investigate", () => {
  it("give a stranger nothing: no line, no word, no row, no act", async () => {
    const { screeningId } = await heard();
    const handed = await officer.call(handAnswers, wish(screeningId));
    const empty = JSON.stringify([{ items: [], next: null }, [[], [], [], [], []]]);
    expect(await everything(other)).toBe(empty);
    const { handingId: handedId, code } = handed;
    await expect(other.call(getHandedAnswers, { handedId })).rejects.toMatchObject(notFound);
    await expect(other.call(getHandedAnswers, { code })).rejects.toMatchObject(notFound);
    const stranger = await kernel.openAccount({ agencyId: other.agencyId, roles: ["frontline"] });
    await expect(stranger.call(handAnswers, wish(screeningId))).rejects.toMatchObject(notFound);
    await expect(stranger.call(listHandings, { screeningId })).rejects.toMatchObject(notFound);
    await expect(
      stranger.call(takeBackAnswers, { screeningId, handingId: handed.handingId }),
    ).rejects.toMatchObject(notFound);
    const byHand = await other.work(async ({ tx }) => [
      await sql`select screening.take_back(${handedId}::uuid, 'officer') as done`.execute(tx),
      await sql`select screening.take_up(${handedId}::uuid) as done`.execute(tx),
      await sql`select screening.hand_over(${handedId}::uuid, '\\x00'::bytea) = 'done' as done`.execute(tx),
      await sql`select true as done from screening.handings(${screeningId}::uuid)`.execute(tx),
    ]);
    expect(byHand.flatMap(({ rows }) => rows)).toEqual([{ done: false }, { done: false }, { done: false }]);
  });

  it("are not read by whoever reads the whole agency of the interviewer", async () => {
    const reader = await kernel.openAccount({ agencyId: officer.agencyId, roles: ["investigator"] });
    const maker = await kernel.services.database.owner();
    for (const part of ["investigation", "support"])
      await maker.query(
        `insert into access."grant" (over_agency, compartment, level, grantee_kind, grantee_id, purpose, origin, given_at)
         values ($1, $2::access.compartment, 'read', 'account', $3, 'supervision', 'agency', timestamptz '2020-01-01')`,
        [officer.agencyId, part, reader.accountId],
      );
    await maker.end();
    const { screeningId } = await heard();
    const { handingId, code } = await officer.call(handAnswers, wish(screeningId));
    expect(await everything(reader)).toBe(JSON.stringify([{ items: [], next: null }, [[], [], [], [], []]]));
    await expect(reader.call(getHandedAnswers, { handedId: handingId })).rejects.toMatchObject(notFound);
    await expect(reader.call(getHandedAnswers, { code })).rejects.toMatchObject(notFound);
    expect((await investigator.call(getHandedAnswers, { handedId: handingId })).sections).toHaveLength(1);
  });

  it("reach the receiver alone, with what was chosen, without a name, a person or the interview", async () => {
    const { screeningId, code } = await heard();
    const handed = await officer.call(handAnswers, wish(screeningId));
    const found = await investigator.call(getHandedAnswers, { handedId: handed.handingId });
    expect(found.sections).toHaveLength(1);
    expect(found.sections[0]?.words).toContain("the boss has it");
    const told = JSON.stringify([found, await everything(investigator)]);
    for (const hidden of ["Canaryname", "UNCHOSEN", code, screeningId]) expect(told).not.toContain(hidden);
    // The interviewer's role opens no part of an investigation, also not the copy.
    await expect(officer.call(getHandedAnswers, { handedId: handed.handingId })).rejects.toThrow();
    const { items } = (await investigator.callByName("access.list-notices", {})) as {
      items: { kind: string }[];
    };
    expect(items[0]).toMatchObject({ kind: "answers-handed" });
    expect(await officer.call(listHandings, { screeningId })).toMatchObject({
      items: [{ code: handed.code, takenUpAt: null, takenBackAt: null }],
    });
  });

  it("are not handed without the person's wish, without an answer, to nobody, twice, or by who only reads", async () => {
    const silent = await heard({});
    await expect(officer.call(handAnswers, wish(silent.screeningId))).rejects.toMatchObject(
      refused("police-not-agreed"),
    );
    const { screeningId } = await heard();
    for (const [more, refusal] of [
      [{ sections: ["ilo-11/elsewhere"] }, "nothing-to-hand"],
      [{ to: { kind: "account", id: randomUUID() } }, "no-such-receiver"],
    ] as const)
      await expect(officer.call(handAnswers, wish(screeningId, more))).rejects.toMatchObject(
        refused(refusal),
      );
    expect(await officer.call(listHandings, { screeningId })).toEqual({ items: [] });
    const once = wish(screeningId);
    await officer.call(handAnswers, once);
    await expect(officer.call(handAnswers, once)).rejects.toMatchObject(refused("handed-already"));
    const reader = await kernel.openAccount({ agencyId: officer.agencyId, roles: ["frontline"] });
    await officer.callByName("access.give-grant", {
      dossierId: screeningId,
      compartments: ["support"],
      level: "read",
      to: { kind: "account", id: reader.accountId },
      purpose: "protection",
    });
    await expect(reader.call(handAnswers, wish(screeningId))).rejects.toMatchObject(refused("may-not"));
    await expect(
      reader.call(takeBackAnswers, { screeningId, handingId: once.handingId }),
    ).rejects.toMatchObject(refused("may-not"));
  });

  it("go at once when the interviewer takes them back, and when the person no longer wants it", async () => {
    const { sent, screeningId } = await heard();
    const [first, second] = [wish(screeningId), wish(screeningId)];
    await officer.call(handAnswers, first);
    await officer.call(handAnswers, second);
    await officer.call(takeBackAnswers, { screeningId, handingId: first.handingId });
    const gone = (handedId: string) =>
      expect(investigator.call(getHandedAnswers, { handedId })).rejects.toMatchObject(notFound);
    await gone(first.handingId);
    await investigator.call(getHandedAnswers, { handedId: second.handingId });
    const revoked = { police: { ...agreed.police, revokedAt: at } };
    await officer.call(keepScreening, {
      ...{ ...sent, revision: 2, basedOn: 1 },
      interview: interviewWith(revoked),
    });
    await gone(second.handingId);
    expect(
      (await officer.call(listHandings, { screeningId })).items.map(({ takenBackBy }) => takenBackBy),
    ).toEqual(["officer", "person"]);
    const { items } = (await investigator.callByName("access.list-notices", {})) as {
      items: { kind: string }[];
    };
    expect(items.filter(({ kind }) => kind === "answers-taken-back")).toHaveLength(2);
    const left = await (await kernel.database.owner()).query(
      "select from screening.handed where handed_id = any ($1)",
      [[first.handingId, second.handingId]],
    );
    expect(left.rows).toHaveLength(0);
  });

  it("end by themselves after thirty days", async () => {
    const { screeningId } = await heard();
    const { handingId } = await officer.call(handAnswers, wish(screeningId));
    await investigator.call(getHandedAnswers, { handedId: handingId });
    await kernel.moveClock(31 * 86_400_000);
    await expect(investigator.call(getHandedAnswers, { handedId: handingId })).rejects.toMatchObject(
      notFound,
    );
    await kernel.moveClock(-31 * 86_400_000);
  });

  it("lead to a dossier of the receiver, and the interviewer knows when", async () => {
    const { screeningId } = await heard();
    const first = await officer.call(handAnswers, wish(screeningId));
    const target = await officer.call(handAnswers, wish(screeningId));
    const up = {
      linkId: randomUUID(),
      handedId: first.handingId,
      code: target.code,
      reason: "opened from an interview",
    };
    await expect(other.call(takeUpAnswers, up)).rejects.toMatchObject(notFound);
    await expect(investigator.call(takeUpAnswers, { ...up, code: "C-000000" })).rejects.toThrow();
    await investigator.call(takeUpAnswers, up);
    const [line] = (await officer.call(listHandings, { screeningId })).items;
    expect(line?.takenUpAt).not.toBeNull();
    expect(
      (await investigator.call(getHandedAnswers, { handedId: first.handingId })).takenUpAt,
    ).not.toBeNull();
  });
});
