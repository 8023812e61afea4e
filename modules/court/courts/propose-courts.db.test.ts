import { afterAll, beforeAll, expect, it } from "vitest";
import { type CourtGround, country, openCourtGround } from "../test-ground.ts";

let ground: CourtGround;
beforeAll(async () => {
  ground = await openCourtGround();
});
afterAll(() => ground?.kernel.close());

type Proposed = { child: boolean; items: { court: { id: string }; because: string[] }[] };
const proposed = (caseId: string, who = ground.prosecutor) =>
  who.callByName("court.propose-courts", { caseId, country, crime: "trafficking" }) as Promise<Proposed>;

it("a stranger gets nothing, and police, who keep the case file, no courts for it", async () => {
  const { caseId } = await ground.newCase();
  for (const who of [ground.stranger, ground.investigator])
    await expect(proposed(caseId, who)).rejects.toMatchObject({ code: "not-found" });
});

it("[K7] the juvenile court stands first once a count concerns a child, and the specialised one before that", async () => {
  const { caseId } = await ground.newCase();
  const accused = await ground.person(caseId, "prosecuted_person");
  const before = await proposed(caseId);
  expect(before).toMatchObject({ child: false, items: [{ because: ["trafficking"] }, { because: [] }] });
  expect(before.items.map(({ court }) => court.id)).toEqual([ground.courtId, ground.juvenileId]);
  await ground.charge(await ground.proceeding(caseId), accused.participantId, { child: true });
  const after = await proposed(caseId);
  expect(after).toMatchObject({
    child: true,
    items: [{ because: ["juvenile"] }, { because: ["trafficking"] }],
  });
  expect(after.items.map(({ court }) => court.id)).toEqual([ground.juvenileId, ground.courtId]);
});
