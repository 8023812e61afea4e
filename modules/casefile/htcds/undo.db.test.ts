import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { getCase } from "../get-case.ts";
import { listCases } from "../list-cases.ts";
import { listParticipants } from "../list-participants.ts";
import { reviseParticipant } from "../revise-participant.ts";
import { amara, columns, type HtcdsGround, openHtcdsGround, run, undo } from "./test-ground.ts";

let ground: HtcdsGround;
beforeAll(async () => {
  ground = await openHtcdsGround();
});
afterAll(() => ground?.close());

/** What an export tells, without the line that says who made it and when. */
async function told(who: TestAccount): Promise<string> {
  const { text } = await ground.exported(who);
  return text
    .split("\n")
    .filter((line) => !line.startsWith('"# Palermo'))
    .join("\n");
}

describe("an import taken back", () => {
  it("leaves no case, no person and no changed value behind", async () => {
    const who = await ground.investigator();
    await run(who, ground.table(columns, [amara]));
    const before = await told(who);
    const report = await run(
      who,
      ground.table(columns, [
        ["K-1", "P-1", "Changed", "Okafor", "ActualVictimOfTrafficking", "FollowUp"],
        ["K-9", "P-9", "Nobody", "Knows", "PossibleVictimOfTrafficking", "Active"],
      ]),
    );
    expect(report).toMatchObject({ created: 1, updated: 1 });
    await undo(who, report.importId);
    expect(await told(who)).toBe(before);
    expect(await who.callByName("person.find-person", { name: "Nobody Knows" })).toMatchObject({ items: [] });
  });

  it("is refused once somebody has worked on it", async () => {
    const who = await ground.investigator();
    const report = await run(who, ground.table(columns, [amara]));
    const [line] = (await who.call(listCases, {})).items;
    const { items } = await who.call(listParticipants, { caseId: line?.caseId ?? "" });
    await who.call(reviseParticipant, { participantId: items[0]?.participantId ?? "", note: "worked on" });
    await expect(undo(who, report.importId)).rejects.toMatchObject({ code: "changed-since" });
    await expect(who.call(getCase, { caseId: line?.caseId ?? "" })).resolves.toBeTruthy();
  });
});
