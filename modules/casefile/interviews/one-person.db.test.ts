import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { addParticipant } from "../add-participant.ts";
import { downloadEvidence } from "../evidence/download-evidence.ts";
import { newEvidence } from "../evidence/test-ground.ts";
import { type InterviewGround, openInterviewGround, planOf, statementOf } from "./test-ground.ts";

let ground: InterviewGround;
beforeAll(async () => {
  ground = await openInterviewGround();
});
afterAll(() => ground?.kernel.close());

const notFound = { code: "not-found" };
const refused = (refusal: string) => ({ detail: { refusal } });
const call = <T = unknown>(who: TestAccount, name: string, input: unknown) =>
  who.callByName(`casefile.${name}`, input) as Promise<T>;

/** The same person a second time under another code, with an account of their own, taken for one with the first. */
async function taken() {
  const heard = await ground.heardCase();
  const other = randomUUID();
  await ground.owner.call(addParticipant, {
    ...{ caseId: heard.caseId, participantId: other, capacity: "witness" },
    person: {
      identity: { names: { state: "known", value: [{ kind: "legal", given: "Anna", family: "Bel" }] } },
    },
  });
  const told = statementOf({ caseId: heard.caseId, participantId: other });
  await call(ground.owner, "record-statement", told);
  const samePersonId = randomUUID();
  const join = () =>
    call(ground.owner, "join-people", {
      ...{ samePersonId, participantId: heard.participantId, otherParticipantId: other },
      reason: "The same fingerprints",
    });
  return { ...heard, other, told, samePersonId, join };
}

describe("one person under two codes", () => {
  it("[C1] is one for whoever is still to hear them: an account under the other code is shut once the two are joined", async () => {
    const { interviewer, prosecutor, told, join, samePersonId, ...heard } = await taken();
    const { statementId } = told;
    const planned = planOf(heard, [interviewer]);
    await call(ground.owner, "plan-interview", planned);
    expect(await call(interviewer, "read-statement", { statementId })).toMatchObject({ statementId });
    await join();
    await expect(call(interviewer, "read-statement", { statementId })).rejects.toMatchObject(notFound);
    for (const participantId of [heard.participantId, heard.other])
      await expect(call(interviewer, "compare-accounts", { participantId })).rejects.toMatchObject(
        refused("free-account-first"),
      );
    expect(await call(interviewer, "list-statements", { caseId: heard.caseId })).toMatchObject({ items: [] });
    expect(await call(prosecutor, "read-statement", { statementId })).toMatchObject({ statementId });
    // Taken for one by mistake: it is another person's account again.
    await call(ground.owner, "part-people", { samePersonId, reason: "Another person after all" });
    expect(await call(interviewer, "read-statement", { statementId })).toMatchObject({ statementId });
  });

  it("has all accounts compared afterwards, and on one axis [C6]", async () => {
    const { prosecutor, told, join, participantId } = await taken();
    const { statementId } = told;
    const accounts = () =>
      call<{ accounts: { statementId: string }[] }>(prosecutor, "compare-accounts", { participantId });
    expect((await accounts()).accounts).toEqual([]);
    await join();
    expect((await accounts()).accounts).toMatchObject([{ statementId }]);
    expect(await call(prosecutor, "get-statement-history", { participantId })).toMatchObject({
      items: [{ statementId }],
    });
  });
});

describe("[C1] exhibits that are statements", () => {
  it("wait in every case in which the person stands", async () => {
    const heard = await ground.heardCase();
    const elsewhere = await ground.heardCase();
    await ground.owner.call(addParticipant, {
      ...{ caseId: elsewhere.caseId, participantId: randomUUID(), capacity: "witness" },
      person: { personId: heard.personId },
    });
    await ground.owner.callByName("access.give-grant", {
      ...{
        dossierId: elsewhere.caseId,
        compartments: ["investigation"],
        level: "read",
        purpose: "case-work",
      },
      to: { kind: "account", id: heard.interviewer.accountId },
    });
    const { evidenceId } = await newEvidence(ground, elsewhere.caseId, {
      ...{ content: "At the border: CANARY", name: "statement.txt", kind: "statement", title: "Statement" },
    });
    await ground.jobsDone();
    const search = { caseId: elsewhere.caseId, text: "CANARY" };
    expect(JSON.stringify(await call(heard.interviewer, "search-evidence", search))).toContain("CANARY");
    await call(ground.owner, "plan-interview", planOf(heard, [heard.interviewer]));
    expect(JSON.stringify(await call(heard.interviewer, "search-evidence", search))).not.toContain("CANARY");
    await expect(heard.interviewer.call(downloadEvidence, { evidenceId })).rejects.toMatchObject(
      refused("free-account-first"),
    );
  });
});
