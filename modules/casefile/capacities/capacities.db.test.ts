import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addParticipant } from "../add-participant.ts";
import { type EvidenceGround, openEvidenceGround } from "../evidence/test-ground.ts";
import { listParticipants } from "../list-participants.ts";
import type { CaseRecord } from "../records/record.ts";
import { changeCapacity } from "./change-capacity.ts";
import { decideAppeal } from "./decide-appeal.ts";
import { endCapacity } from "./end-capacity.ts";
import { lodgeAppeal } from "./lodge-appeal.ts";
import { resumeCapacity } from "./resume-capacity.ts";

let ground: EvidenceGround;
beforeAll(async () => {
  ground = await openEvidenceGround();
});
afterAll(() => ground?.kernel.close());

const refused = (refusal: string) =>
  expect.objectContaining({ detail: expect.objectContaining({ refusal }) });
const notFound = { code: "not-found" };

async function withPerson(capacity = "suspected_person") {
  const caseId = await ground.newCase();
  const participantId = randomUUID();
  const names = {
    state: "known" as const,
    value: [{ kind: "legal" as const, given: "Ana", family: "Bell" }],
  };
  const { personId } = await ground.owner.call(addParticipant, {
    caseId,
    participantId,
    capacity,
    from: "2026-02-01",
    note: "Met at the gate",
    person: { identity: { names } },
  });
  return { caseId, participantId, personId };
}

describe("capacities over time", () => {
  it("are not there for a stranger, and a reader changes none", async () => {
    const { caseId, participantId } = await withPerson();
    const reader = await ground.readerOf(caseId);
    const wish = { participantId, until: "2026-03-01", reason: "x" };
    const change = { ...wish, newParticipantId: randomUUID(), capacity: "prosecuted_person" };
    for (const [declaration, input] of [
      [endCapacity, wish],
      [changeCapacity, change],
      [resumeCapacity, { participantId }],
    ] as const) {
      await expect(ground.stranger.call(declaration as never, input as never)).rejects.toMatchObject(
        notFound,
      );
      await expect(reader.call(declaration as never, input as never)).rejects.toEqual(refused("may-not"));
    }
  });

  it("follow one another with their days and reasons, and one may come back later", async () => {
    const { caseId, participantId, personId } = await withPerson();
    const later = randomUUID();
    const changed = await ground.owner.call(changeCapacity, {
      participantId,
      newParticipantId: later,
      capacity: "prosecuted_person",
      until: "2026-03-01",
      reason: "Charged",
    });
    expect(changed).toMatchObject({
      capacity: "prosecuted_person",
      from: "2026-03-01",
      until: null,
      note: "Met at the gate",
    });
    await ground.owner.call(endCapacity, {
      participantId: later,
      until: "2026-06-01",
      reason: "Discontinued",
    });
    await ground.owner.call(addParticipant, {
      caseId,
      participantId: randomUUID(),
      capacity: "suspected_person",
      person: { personId },
    });
    const { items } = await ground.owner.call(listParticipants, { caseId });
    expect(items.map(({ capacity, from, until, endReason }) => [capacity, from, until, endReason])).toEqual([
      ["suspected_person", "2026-02-01", "2026-03-01", "Charged"],
      ["prosecuted_person", "2026-03-01", "2026-06-01", "Discontinued"],
      ["suspected_person", null, null, null],
    ]);
    // The first cannot stand again beside the one that came later.
    await expect(ground.owner.call(resumeCapacity, { participantId })).rejects.toEqual(
      refused("in-this-capacity"),
    );
    expect(await ground.owner.call(resumeCapacity, { participantId: later })).toMatchObject({
      until: null,
      endReason: null,
    });
  });

  it("end not before they began, not tomorrow and not twice", async () => {
    const { participantId } = await withPerson();
    const end = (until: string) => ground.owner.call(endCapacity, { participantId, until, reason: "x" });
    await expect(end("2026-01-31")).rejects.toEqual(refused("ends-before"));
    await expect(end("2090-01-01")).rejects.toEqual(refused("in-the-future"));
    await expect(end("2026-02-31")).rejects.toMatchObject({ code: "bad-input" });
    await end("2026-02-28");
    await expect(end("2026-02-28")).rejects.toEqual(refused("ended-already"));
  });
});

describe("[S3] an appeal against an identification", () => {
  const due = { unit: "days" as const, amount: 30, zone: "UTC", country: "ZZ" };

  async function decided() {
    const { caseId, participantId } = await withPerson("presumed_victim");
    const recordId = randomUUID();
    await ground.owner.callByName("casefile.add-identification", {
      caseId,
      recordId,
      participantId,
      content: {
        outcome: "not_identified",
        authority: "Competent authority",
        on: "2026-03-02",
        reasons: "Too little",
      },
    });
    return { caseId, recordId };
  }

  it("is not there for a stranger", async () => {
    const { recordId } = await decided();
    const lodge = { appealId: randomUUID(), recordId, on: "2026-03-10", by: "Her advocate", due };
    await expect(ground.stranger.call(lodgeAppeal, lodge)).rejects.toMatchObject(notFound);
    const decide = {
      recordId,
      outcome: "allowed" as const,
      on: "2026-04-01",
      authority: "Court",
      reasons: "x",
    };
    await expect(ground.stranger.call(decideAppeal, decide)).rejects.toMatchObject(notFound);
    await expect(ground.owner.call(decideAppeal, decide)).rejects.toEqual(refused("no-open-appeal"));
  });

  it("sets a deadline, keeps the outcome as it stands, and ends both with its decision", async () => {
    const { caseId, recordId } = await decided();
    const lodge = (on: string) =>
      ground.owner.call(lodgeAppeal, { appealId: randomUUID(), recordId, on, by: "Her advocate", due });
    await expect(lodge("2026-03-01")).rejects.toEqual(refused("before-decision"));
    const open = (await lodge("2026-03-10")) as CaseRecord;
    expect(open.content).toMatchObject({
      outcome: "not_identified",
      appeal: "open",
      appealBy: "Her advocate",
    });
    await expect(lodge("2026-03-11")).rejects.toEqual(refused("appealed-already"));
    const deadlines = async () =>
      (
        (await ground.owner.callByName("deadline.list-deadlines", { dossierId: caseId })) as {
          items: { dueAt: string; ended: unknown }[];
        }
      ).items;
    expect(await deadlines()).toMatchObject([{ dueAt: expect.stringMatching(/^2026-04-09/), ended: null }]);
    const decision = { recordId, outcome: "allowed" as const, authority: "Court", reasons: "New statement" };
    await expect(ground.owner.call(decideAppeal, { ...decision, on: "2026-03-01" })).rejects.toEqual(
      refused("before-decision"),
    );
    const closed = (await ground.owner.call(decideAppeal, { ...decision, on: "2026-04-01" })) as CaseRecord;
    expect(closed.content).toMatchObject({
      appeal: "allowed",
      appealDecided: "2026-04-01",
      appealAuthority: "Court",
    });
    expect(await deadlines()).toMatchObject([{ ended: expect.anything() }]);
  });
});
