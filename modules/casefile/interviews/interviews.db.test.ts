import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { addEvidence } from "../evidence/add-evidence.ts";
import { downloadEvidence } from "../evidence/download-evidence.ts";
import { newEvidence } from "../evidence/test-ground.ts";
import type { Interview } from "./interview.ts";
import type { Statement } from "./statement.ts";
import {
  beginInterview,
  type InterviewGround,
  openInterviewGround,
  plan,
  planOf,
  statementOf,
} from "./test-ground.ts";

let ground: InterviewGround;
beforeAll(async () => {
  ground = await openInterviewGround();
});
afterAll(() => ground?.kernel.close());

const notFound = { code: "not-found" };
const refused = (refusal: string) => ({ detail: { refusal } });
const call = <T = unknown>(who: TestAccount, name: string, input: unknown) =>
  who.callByName(`casefile.${name}`, input) as Promise<T>;
type Heard = Awaited<ReturnType<InterviewGround["heardCase"]>>;
const begun = (heard: Heard) => beginInterview(ground, heard);

/** Everything that an account may read of what was told, by questions and by statements of its own to the database. */
async function allThatIsRead(
  who: TestAccount,
  { caseId, participantId }: Heard,
  ids: { statementId: string; evidenceId: string },
) {
  const answers = await Promise.allSettled([
    call(who, "list-statements", { caseId }),
    call(who, "read-statement", { statementId: ids.statementId }),
    call(who, "compare-accounts", { participantId }),
    call(who, "get-timeline", { caseId }),
    call(who, "list-episodes", { caseId }),
    call(who, "list-journeys", { caseId }),
    call(who, "search-evidence", { caseId, text: "CANARY" }),
    who.call(downloadEvidence, { evidenceId: ids.evidenceId }).then(() => "FILE CANARY"),
    call(who, "view-words", { evidenceId: ids.evidenceId, page: 1 }),
    call(who, "propose-marks", { evidenceId: ids.evidenceId }),
    call(who, "export-cases", { format: "csv" }),
    who.callByName("history.list-history", { dossierId: caseId }),
  ]);
  const rows = await who.work(async ({ tx }) => {
    const count = async (table: string) =>
      (
        await sql<{
          n: number;
        }>`select count(*)::int as n from ${sql.raw(table)} where dossier_id = ${caseId}::uuid`.execute(tx)
      ).rows[0]?.n;
    return {
      statements: await count("casefile.statement"),
      versions: await count("casefile.statement_version"),
      translations: await count("casefile.statement_translation"),
      text: await count("casefile.evidence_text"),
      history: (
        await sql`select from history.casefile_statement where dossier_id = ${caseId}::uuid and before is not null`.execute(
          tx,
        )
      ).rows.length,
    };
  });
  return {
    rows,
    told: JSON.stringify(answers.map((one) => (one.status === "fulfilled" ? one.value : one.reason.code))),
  };
}

describe("interviews of a case", () => {
  it("a stranger gets nothing, a reader changes nothing", async () => {
    const heard = await ground.heardCase();
    const { stranger } = ground;
    const planned = planOf(heard, []);
    await expect(call(stranger, "plan-interview", planned)).rejects.toMatchObject(notFound);
    await call(ground.owner, "plan-interview", planned);
    const statement = statementOf(heard);
    const { interviewId } = planned;
    for (const [name, input] of [
      ["list-interviews", { caseId: heard.caseId }],
      ["list-statements", { caseId: heard.caseId }],
      ["compare-accounts", { participantId: heard.participantId }],
      ["record-statement", statement],
      ["revise-interview", { ...planned, caseId: undefined, participantId: undefined }],
      ["begin-session", { interviewId, sessionId: randomUUID(), beganAt: planned.startsAt, present: "x" }],
      ["end-session", { interviewId, endedAt: planned.startsAt }],
      ["close-free-account", { interviewId }],
      ["end-interview", { interviewId }],
      ["cancel-interview", { interviewId, reason: "x" }],
    ] as const)
      await expect(call(stranger, name, input)).rejects.toMatchObject(notFound);
    const reader = await ground.readerOf(heard.caseId);
    expect(await call(reader, "list-interviews", { caseId: heard.caseId })).toMatchObject({
      items: [{ interviewId, may: [], plan }],
    });
    await expect(call(reader, "record-statement", statement)).rejects.toMatchObject(refused("may-not"));
  });

  it("are planned with an appropriate adult for a child, and by people of the case alone", async () => {
    const heard = await ground.heardCase({ ageBand: { state: "known", value: "9-17" } });
    const planned = planOf(heard, [heard.interviewer]);
    await expect(call(ground.owner, "plan-interview", planned)).rejects.toMatchObject(
      refused("adult-missing"),
    );
    const withAdult = { ...planned, plan: { ...plan, appropriateAdult: "Guardian, youth office" } };
    await expect(
      call(ground.owner, "plan-interview", { ...withAdult, interviewers: [ground.stranger.accountId] }),
    ).rejects.toMatchObject(refused("not-on-the-case"));
    await expect(
      call(ground.owner, "plan-interview", { ...withAdult, endsAt: withAdult.startsAt }),
    ).rejects.toMatchObject(refused("ends-before-it-starts"));
    const made = await call<Interview>(ground.owner, "plan-interview", withAdult);
    expect(made).toMatchObject({ child: true, state: "planned", earlierShut: false });
  });

  it("go from the plan by sessions and free account to the end, and no step is left out", async () => {
    const heard = await ground.heardCase();
    const interviewId = await begun(heard);
    const { interviewer } = heard;
    await expect(call(interviewer, "end-interview", { interviewId })).rejects.toMatchObject(
      refused("not-in-this-state"),
    );
    await expect(call(interviewer, "close-free-account", { interviewId })).rejects.toMatchObject(
      refused("no-free-account"),
    );
    const told = await call<Statement>(
      interviewer,
      "record-statement",
      statementOf(heard, { interviewId, words: "She told freely", takenOn: "2026-03-03" }),
    );
    expect(told.phase).toBe("free");
    expect(await call(interviewer, "close-free-account", { interviewId })).toMatchObject({
      state: "questions",
      earlierShut: false,
    });
    await expect(call(interviewer, "close-free-account", { interviewId })).rejects.toMatchObject(
      refused("not-in-this-state"),
    );
    const asked = statementOf(heard, { interviewId, words: "Asked about the room", takenOn: "2026-03-03" });
    expect((await call<Statement>(interviewer, "record-statement", asked)).phase).toBe("questions");
    await call(interviewer, "end-session", {
      interviewId,
      endedAt: "2026-03-03T10:30:00Z",
      whyEnded: "tired",
    });
    expect(await call(interviewer, "end-interview", { interviewId })).toMatchObject({
      state: "ended",
      may: [],
    });
  });
});

describe("[C1] no repetition", () => {
  it("shuts earlier accounts to the interviewer by every way until the free account is closed, and to nobody else", async () => {
    const heard = await ground.heardCase();
    const earlier = statementOf(heard);
    const { statementId } = await call<Statement>(ground.owner, "record-statement", earlier);
    await call(ground.owner, "translate-statement", {
      statementId,
      translationId: randomUUID(),
      number: 1,
      lang: "en",
      words: "TRANSLATED CANARY",
      by: "Diallo",
    });
    await call(ground.owner, "correct-statement", {
      statementId,
      after: 1,
      words: "CORRECTED CANARY",
      topics: [],
      reason: "misheard",
    });
    await call(ground.owner, "add-episode", {
      caseId: heard.caseId,
      recordId: randomUUID(),
      participantId: heard.participantId,
      content: {
        form: "servitude",
        place: "House CANARY",
        from: { text: "2025", earliest: "2025-01-01", latest: "2025-12-31" },
      },
    });
    const paper = await newEvidence(ground, heard.caseId, {
      content: "Statement at the border: CANARY",
      name: "statement.txt",
      kind: "statement",
      title: "Statement, border police",
    });
    await ground.jobsDone();
    const ids = { statementId, evidenceId: paper.evidenceId };
    const open = await allThatIsRead(heard.interviewer, heard, ids);
    expect(open.told).toContain("CANARY");
    expect(open.rows).toMatchObject({ statements: 1, versions: 2, translations: 1, text: 1 });

    const interviewId = await begun(heard);
    const shut = await allThatIsRead(heard.interviewer, heard, ids);
    expect(shut.told).not.toContain("CANARY");
    expect(shut.told).not.toContain("Border police");
    expect(shut.rows).toEqual({ statements: 0, versions: 0, translations: 0, text: 0, history: 0 });
    for (const who of [ground.owner, heard.prosecutor])
      expect((await allThatIsRead(who, heard, ids)).told).toContain("CANARY");
    expect(await call(heard.interviewer, "list-statements", { caseId: heard.caseId })).toEqual({
      items: [],
      carried: [],
      earlierShut: true,
    });
    await expect(
      call(heard.interviewer, "compare-accounts", { participantId: heard.participantId }),
    ).rejects.toMatchObject(refused("free-account-first"));

    const free = statementOf(heard, {
      interviewId,
      words: "Free account",
      topics: ["journey", "violence"],
      takenOn: "2026-03-03",
    });
    await call(heard.interviewer, "record-statement", free);
    expect(await call(heard.interviewer, "list-statements", { caseId: heard.caseId })).toMatchObject({
      items: [{ statementId: free.statementId }],
    });
    await call(heard.interviewer, "close-free-account", { interviewId });
    expect((await allThatIsRead(heard.interviewer, heard, ids)).rows).toMatchObject({
      statements: 2,
      versions: 3,
    });
  });

  it("[C1] print no earlier account into the file of the case for whoever is to hear the person, until the free account is closed", async () => {
    const heard = await ground.heardCase();
    const { caseId, participantId } = heard;
    await call(ground.owner, "record-statement", statementOf(heard));
    await call(ground.owner, "add-episode", {
      caseId,
      recordId: randomUUID(),
      participantId,
      content: { form: "servitude", place: "House CANARYPLACE" },
    });
    await newEvidence(ground, caseId, {
      content: "Statement at the border: CANARYWORDS",
      name: "statement.txt",
      kind: "statement",
      title: "Statement, border police",
    });
    await ground.jobsDone();
    const printed = async (who: TestAccount) => {
      const made = (await who.callByName("section.print-file", { dossierId: caseId })) as { base64: string };
      const folder = mkdtempSync(join(tmpdir(), "palermo-heard-"));
      try {
        writeFileSync(join(folder, "file.pdf"), Buffer.from(made.base64, "base64"));
        return execFileSync("pdftotext", ["-layout", join(folder, "file.pdf"), "-"]).toString();
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    };
    expect(await printed(heard.interviewer)).toContain("CANARYPLACE");
    const interviewId = await begun(heard);
    const shut = await printed(heard.interviewer);
    expect(shut).not.toContain("CANARY");
    // The rest of the case stands there, so that what is missing was left out and not lost.
    expect(shut).toContain("Statement, border police");
    expect(await printed(ground.owner)).toContain("CANARYPLACE");
    await call(heard.interviewer, "close-free-account", { interviewId, nothingTold: "did not wish to" });
    expect(await printed(heard.interviewer)).toContain("CANARYPLACE");
  });

  it("[C1] are led by several, to each of whom earlier accounts are shut, also those of a person taken for the same", async () => {
    const heard = await ground.heardCase();
    const { caseId } = heard;
    const second = await ground.kernel.openAccount({ agencyId: ground.agencyId, roles: ["investigator"] });
    await ground.owner.callByName("access.give-grant", {
      dossierId: caseId,
      compartments: ["investigation"],
      level: "contribute",
      to: { kind: "account", id: second.accountId },
      purpose: "case-work",
    });
    const twin = randomUUID();
    const names = {
      state: "known" as const,
      value: [{ kind: "legal" as const, given: "Anna", family: "Bel" }],
    };
    await call(ground.owner, "add-participant", {
      caseId,
      participantId: twin,
      capacity: "witness",
      person: { identity: { names } },
    });
    const ofTwin = statementOf({ caseId, participantId: twin });
    const ofOne = statementOf(heard);
    for (const statement of [ofTwin, ofOne]) await call(ground.owner, "record-statement", statement);
    const samePersonId = randomUUID();
    await call(ground.owner, "join-people", {
      samePersonId,
      participantId: heard.participantId,
      otherParticipantId: twin,
      reason: "Same passport",
    });
    const both = [heard.interviewer, second];
    const made = await call<Interview>(ground.owner, "plan-interview", planOf(heard, both));
    expect(made.interviewers.map(({ accountId }) => accountId).sort()).toEqual(
      both.map(({ accountId }) => accountId).sort(),
    );
    for (const who of both)
      for (const { statementId } of [ofTwin, ofOne])
        await expect(call(who, "read-statement", { statementId })).rejects.toMatchObject(notFound);
    // Parted, the other one's account is an account of somebody else.
    await call(ground.owner, "part-people", { samePersonId, reason: "Her sister" });
    for (const who of both) {
      expect(await call(who, "read-statement", { statementId: ofTwin.statementId })).toMatchObject({
        statementId: ofTwin.statementId,
      });
      await expect(call(who, "read-statement", { statementId: ofOne.statementId })).rejects.toMatchObject(
        notFound,
      );
    }
  });

  it("compares afterwards which topics were told in which account, the newest version counting", async () => {
    const heard = await ground.heardCase();
    const earlier = statementOf(heard);
    await call(ground.owner, "record-statement", earlier);
    const interviewId = await begun(heard);
    await call(heard.interviewer, "close-free-account", {
      interviewId,
      nothingTold: "did not wish to speak",
    });
    const { topics, accounts } = await call<{
      topics: { topic: string; told: { statementId: string; place: string }[] }[];
      accounts: unknown[];
    }>(heard.interviewer, "compare-accounts", { participantId: heard.participantId });
    expect(accounts).toHaveLength(1);
    const told = (topic: string) => topics.find((one) => one.topic === topic)?.told;
    expect(told("journey")).toEqual([{ statementId: earlier.statementId, place: "page 2" }]);
    expect(told("violence")).toEqual([]);
  });

  it("[C1] is not gone round: nobody hears a person unplanned, and whoever joins has earlier accounts shut from then on", async () => {
    const heard = await ground.heardCase();
    const earlier = statementOf(heard);
    await call(ground.owner, "record-statement", earlier);
    const planned = planOf(heard, [heard.interviewer]);
    await call(ground.owner, "plan-interview", planned);
    const { prosecutor } = heard;
    const session = {
      ...{ interviewId: planned.interviewId, sessionId: randomUUID(), present: "Prosecutor" },
      beganAt: planned.startsAt,
    };
    await expect(call(prosecutor, "begin-session", session)).rejects.toMatchObject(refused("not-planned"));
    expect(await call(prosecutor, "read-statement", { statementId: earlier.statementId })).toBeTruthy();
    expect(await call(prosecutor, "begin-session", { ...session, joins: true })).toMatchObject({
      state: "free-account",
      hears: true,
      earlierShut: true,
    });
    for (const who of [prosecutor, heard.interviewer])
      await expect(call(who, "read-statement", { statementId: earlier.statementId })).rejects.toMatchObject(
        notFound,
      );
  });

  it("[C1] is not ended by oneself: who was to hear the person is let go by another who manages the case, with a reason", async () => {
    const heard = await ground.heardCase();
    const earlier = statementOf(heard);
    await call(ground.owner, "record-statement", earlier);
    const { interviewer, prosecutor } = heard;
    const { caseId, participantId, ...planned } = planOf(heard, [interviewer, prosecutor]);
    await call(ground.owner, "plan-interview", { caseId, participantId, ...planned });
    const { interviewId } = planned;
    const without = { ...planned, interviewers: [prosecutor.accountId], reason: "I would rather read" };
    // Neither by themselves, nor by a colleague who does not manage the case, nor by calling it off.
    for (const [who, name, input] of [
      [interviewer, "revise-interview", without],
      [prosecutor, "revise-interview", without],
      [interviewer, "cancel-interview", { interviewId, reason: "x" }],
    ] as const)
      await expect(call(who, name, input)).rejects.toMatchObject(refused("let-go-by-another"));
    await expect(call(ground.owner, "revise-interview", { ...without, reason: "" })).rejects.toMatchObject(
      refused("reason-for-letting-go"),
    );
    const read = () => call(interviewer, "read-statement", { statementId: earlier.statementId });
    await expect(read()).rejects.toMatchObject(notFound);
    expect(
      await call(ground.owner, "revise-interview", { ...without, reason: "Moved to another team" }),
    ).toMatchObject({ interviewers: [{ accountId: prosecutor.accountId }], reason: "Moved to another team" });
    expect(await read()).toMatchObject({ statementId: earlier.statementId });
    // Whoever manages the case and hears the person is let go by nobody but another.
    const own = planOf(heard, [ground.owner]);
    await call(ground.owner, "plan-interview", own);
    await expect(
      call(ground.owner, "cancel-interview", { interviewId: own.interviewId, reason: "x" }),
    ).rejects.toMatchObject(refused("let-go-by-another"));
  });

  it("follows the person through capacities and cases, and ends when the interview is called off", async () => {
    const heard = await ground.heardCase();
    const other = await ground.heardCase();
    const again = randomUUID();
    await ground.owner.callByName("casefile.add-participant", {
      caseId: other.caseId,
      participantId: again,
      capacity: "witness",
      person: { personId: heard.personId },
    });
    await ground.owner.callByName("access.give-grant", {
      dossierId: other.caseId,
      compartments: ["investigation"],
      level: "read",
      to: { kind: "account", id: heard.interviewer.accountId },
      purpose: "case-work",
    });
    const elsewhere = statementOf({ caseId: other.caseId, participantId: again });
    await call(ground.owner, "record-statement", elsewhere);
    const { statementId } = elsewhere;
    const planned = planOf(heard, [heard.interviewer]);
    await call(ground.owner, "plan-interview", planned);
    await expect(call(heard.interviewer, "read-statement", { statementId })).rejects.toMatchObject(notFound);
    await call(ground.owner, "cancel-interview", { interviewId: planned.interviewId, reason: "ill" });
    expect(await call(heard.interviewer, "read-statement", { statementId })).toMatchObject({ statementId });
  });
});
it("keeps the exhibit numbers of the case while statements wait", async () => {
  const heard = await ground.heardCase();
  await newEvidence(ground, heard.caseId, { content: "first", name: "a.txt", kind: "statement", title: "A" });
  await begun(heard);
  const second = await heard.interviewer.call(addEvidence, {
    caseId: heard.caseId,
    evidenceId: randomUUID(),
    kind: "object",
    title: "Key",
    beginning: {
      act: "seized",
      at: "2026-03-02T12:00:00+01:00",
      by: "V",
      place: "Office",
      reason: "Warrant",
    },
  } as never);
  expect(second).toMatchObject({ exhibit: 2 });
});
