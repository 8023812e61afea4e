import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CourtGround, openCourtGround } from "../test-ground.ts";
import { getMatrix } from "./get-matrix.ts";
import { readMatrix } from "./read-matrix.ts";

let ground: CourtGround;
beforeAll(async () => {
  ground = await openCourtGround();
});
afterAll(() => ground?.kernel.close());

const refusal = (code: string) => ({ detail: { refusal: code } });

/** A count of which the act rests on what a person told, who stands in the case in two capacities. */
async function quoted() {
  const { prosecutor } = ground;
  const { caseId, code } = await ground.newCase();
  const accused = await ground.person(caseId, "suspected_person", "Haddad");
  const person = await ground.person(caseId, "identified_victim", "Okoye");
  const witness = randomUUID();
  await prosecutor.callByName("casefile.add-participant", {
    ...{ caseId, participantId: witness, capacity: "witness", person: { personId: person.personId } },
  });
  const chargeId = await ground.charge(await ground.proceeding(caseId), accused.participantId, {
    victims: [person.participantId],
  });
  const add = (participantId: string) =>
    prosecutor.callByName("court.add-proof", {
      ...{ proofId: randomUUID(), chargeId, element: "act", source: { participantId } },
      ...{ effect: "supports", weight: "strong", content: { place: "p. 1", quotation: "He drove us." } },
    });
  return { caseId, code, person, witness, add };
}

describe("the proof matrix for somebody who is still to hear a person", () => {
  it("[C1] is refused with its brief while it quotes that person's earlier account, and open to others", async () => {
    const { prosecutor } = ground;
    const { caseId, code, person, witness, add } = await quoted();
    await add(witness);
    const second = await ground.kernel.openAccount({ agencyId: ground.agencyId, roles: ["prosecutor"] });
    await ground.give(caseId, second, ["prosecution", "investigation"], "contribute");
    const interviewId = randomUUID();
    await prosecutor.callByName("casefile.plan-interview", {
      ...{ caseId, interviewId, participantId: person.participantId, interviewers: [second.accountId] },
      ...{ startsAt: "2026-03-03T09:00:00Z", endsAt: "2026-03-03T11:00:00Z" },
      plan: { interviewRoom: "Room 2", advocate: "present", recorded: "video" },
    });
    await expect(second.call(getMatrix, { code })).rejects.toMatchObject(refusal("free-account-first"));
    await expect(second.callByName("court.export-brief", { caseId })).rejects.toMatchObject(
      refusal("free-account-first"),
    );
    expect((await prosecutor.call(getMatrix, { code })).cells).toHaveLength(1);
    await prosecutor.callByName("casefile.cancel-interview", {
      interviewId,
      reason: "Another colleague goes",
    });
    expect((await second.call(getMatrix, { code })).cells).toHaveLength(1);
  });

  it("[K3] counts a person once, in however many capacities: without their testimony nothing of it stands", async () => {
    const { code, person, witness, add } = await quoted();
    await add(person.participantId);
    await add(witness);
    const { counts, cells, people } = await ground.prosecutor.call(getMatrix, { code });
    const behind = new Set(
      cells.map(({ source }) => ("participantId" in source ? source.participantId : "")),
    );
    expect(behind.size).toBe(1);
    expect(people.map(({ participantId }) => participantId)).toContain([...behind][0]);
    expect(counts[0]?.rows[0]).toMatchObject({ element: "act", standing: "one-person" });
    expect(readMatrix(["act"], cells, behind)).toMatchObject([{ standing: "gap" }]);
  });
});
