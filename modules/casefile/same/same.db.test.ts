import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addParticipant } from "../add-participant.ts";
import { type EvidenceGround, openEvidenceGround } from "../evidence/test-ground.ts";
import { listCases } from "../list-cases.ts";
import { listParticipants } from "../list-participants.ts";
import { joinPeople } from "./join-people.ts";
import { listSamePeople } from "./list-same-people.ts";
import { partPeople } from "./part-people.ts";

let ground: EvidenceGround;
beforeAll(async () => {
  ground = await openEvidenceGround();
});
afterAll(() => ground?.kernel.close());

const refused = (refusal: string) =>
  expect.objectContaining({ detail: expect.objectContaining({ refusal }) });

async function add(caseId: string, family: string) {
  const participantId = randomUUID();
  const names = { state: "known" as const, value: [{ kind: "legal" as const, given: "Ana", family }] };
  const { personId } = await ground.owner.call(addParticipant, {
    caseId,
    participantId,
    capacity: "presumed_victim",
    person: { identity: { names } },
  });
  return { participantId, personId };
}

/** How many people cases contribute to statistics, and how many they have present for lists. */
async function counted(): Promise<{ people: number; present: number }> {
  const owner = await ground.kernel.database.owner();
  await owner.query("begin");
  // The right that the job of statistics has, whose module is not loaded here.
  const role = "system:contribution.read";
  await owner.query("insert into access.role (role, compartments) values ($1, '{}') on conflict do nothing", [
    role,
  ]);
  await owner.query('insert into access.role_right (role, "right") values ($1, $2) on conflict do nothing', [
    role,
    "contribution.read",
  ]);
  await owner.query("select access.enter_system(array[$1])", [role]);
  const { rows } = await owner.query(`
    select (select count(*)::int from casefile.contribute_people(access.now() + interval '1 day')) as people,
      (select count(distinct person_id)::int from casefile.presence_people(access.now() + interval '1 day')) as present`);
  await owner.query("rollback");
  await owner.end();
  return rows[0];
}

describe("people of a case who are one", () => {
  it("count once in statistics, in lists of presence and in the list of cases, and apart again when they are parted", async () => {
    const caseId = await ground.newCase();
    const people = [await add(caseId, "Bell"), await add(caseId, "Belle"), await add(caseId, "Bel")];
    const [one, other, third] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
    const join = async (a: { participantId: string }, b: { participantId: string }) => {
      const samePersonId = randomUUID();
      const ids = { participantId: a.participantId, otherParticipantId: b.participantId };
      await ground.owner.call(joinPeople, { samePersonId, ...ids, reason: "Same telephone" });
      return samePersonId;
    };
    const listed = async () => {
      const { items } = await ground.owner.call(listCases, { limit: 200 });
      return items.find((found) => found.caseId === caseId)?.participants;
    };
    const before = await counted();
    expect(await listed()).toBe(3);
    // A second capacity of the same person makes no second person.
    await ground.owner.call(addParticipant, {
      caseId,
      participantId: randomUUID(),
      capacity: "witness",
      person: { personId: one.personId },
    });
    expect(await listed()).toBe(3);
    const first = await join(one, other);
    expect(await listed()).toBe(2);
    expect(await counted()).toEqual({ people: before.people - 1, present: before.present - 1 });
    await join(one, third);
    expect(await listed()).toBe(1);
    expect(await counted()).toEqual({ people: before.people - 2, present: before.present - 2 });
    await ground.owner.call(partPeople, { samePersonId: first, reason: "Her sister" });
    expect(await listed()).toBe(2);
    expect(await counted()).toEqual({ people: before.people - 1, present: before.present - 1 });
  });

  it("are joined and parted by no stranger, and by no reader", async () => {
    const caseId = await ground.newCase();
    const [one, other] = [await add(caseId, "Bell"), await add(caseId, "Belle")];
    const wish = {
      samePersonId: randomUUID(),
      participantId: one.participantId,
      otherParticipantId: other.participantId,
      reason: "Same passport",
    };
    await expect(ground.stranger.call(joinPeople, wish)).rejects.toMatchObject({ code: "not-found" });
    await expect(ground.stranger.call(listSamePeople, { caseId })).rejects.toMatchObject({
      code: "not-found",
    });
    const reader = await ground.readerOf(caseId);
    await expect(reader.call(joinPeople, wish)).rejects.toEqual(refused("may-not"));
    await ground.owner.call(joinPeople, wish);
    const { samePersonId } = wish;
    await expect(ground.stranger.call(partPeople, { samePersonId })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(reader.call(partPeople, { samePersonId })).rejects.toEqual(refused("may-not"));
  });

  it("are told apart again with nothing lost: codes, capacities, facts and names are those of before", async () => {
    const caseId = await ground.newCase();
    const [one, other, third] = [
      await add(caseId, "Bell"),
      await add(caseId, "Belle"),
      await add(caseId, "Bel"),
    ];
    const everything = async () => [
      await ground.owner.call(listParticipants, { caseId }),
      await ground.owner.callByName("person.reveal-identity", { personId: one.personId }),
      await ground.owner.callByName("person.reveal-identity", { personId: other.personId }),
    ];
    const before = await everything();
    const join = (a: { participantId: string }, b: { participantId: string }) =>
      ground.owner.call(joinPeople, {
        samePersonId: randomUUID(),
        participantId: a.participantId,
        otherParticipantId: b.participantId,
        reason: "Same telephone",
      });
    const { samePersonId } = await join(one, other);
    expect(await ground.owner.call(listSamePeople, { caseId })).toMatchObject({
      items: [{ personId: one.personId, otherId: other.personId, reason: "Same telephone" }],
    });
    await expect(join(one, one)).rejects.toEqual(refused("one-already"));
    await expect(join(other, third)).rejects.toEqual(refused("joined-already"));
    await expect(join(third, one)).rejects.toEqual(refused("joined-already"));
    await ground.owner.call(partPeople, { samePersonId, reason: "It was her sister" });
    expect(await ground.owner.call(listSamePeople, { caseId })).toEqual({ items: [] });
    expect(await everything()).toEqual(before);
    const reader = await ground.kernel.database.owner();
    await reader.query("set palermo.maintenance = 'on'");
    const kept = await reader.query(
      "select parted_at, reason, part_reason from casefile.same_person where same_person_id = $1",
      [samePersonId],
    );
    await reader.end();
    expect(kept.rows).toMatchObject([{ parted_at: expect.any(Date) }]);
    expect(kept.rows[0].part_reason.toString("latin1")).not.toContain("sister");
    // And may be joined again.
    await join(one, other);
  });

  it("are parted for good when one of them is erased", async () => {
    const caseId = await ground.newCase();
    const [one, other] = [await add(caseId, "Bell"), await add(caseId, "Belle")];
    await ground.owner.call(joinPeople, {
      samePersonId: randomUUID(),
      participantId: one.participantId,
      otherParticipantId: other.participantId,
      reason: "Same passport",
    });
    await ground.owner.callByName("person.erase-person", {
      personId: other.personId,
      ground: "asked-by-person",
    });
    expect(await ground.owner.call(listSamePeople, { caseId })).toEqual({ items: [] });
  });
});
