import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judgeRight, showRights } from "../rights-list/victim-rights.ts";
import { addPlace, openReferralGround, type ReferralGround } from "../test-ground.ts";
import { rightItems } from "../words/outreach.ts";
import { listOutreach, recordOutreach, removeOutreach } from "./outreach.ts";

let ground: ReferralGround;
beforeAll(async () => {
  ground = await openReferralGround();
  await addPlace(ground);
});
afterAll(() => ground?.kernel.close());

const notFound = { code: "not-found" };
const contact = (more: object = {}) => ({
  contactId: crypto.randomUUID(),
  reporter: "labour-inspector" as const,
  area: "XV-LAKE",
  setting: "farm" as const,
  month: "2025-01",
  people: 14,
  languages: ["ti"],
  offered: ["legal-aid" as const],
  asked: 2,
  ...more,
});

describe("outreach and outside reporters", () => {
  test("[R1] a contact holds a month, a coarse place and what was offered; there is no field for a name", async () => {
    const { officer } = ground;
    const one = contact();
    await officer.call(recordOutreach, one);
    const { items } = await officer.call(listOutreach, {});
    expect(items).toEqual([one]);
    expect(Object.keys(items[0] ?? {}).sort()).toEqual(
      ["contactId", "reporter", "area", "setting", "month", "people", "languages", "offered", "asked"].sort(),
    );
    for (const wrong of [
      { month: "2025-01-12" },
      { asked: 15 },
      { setting: "12 Hill Road" },
      { area: "Hill Road 12" },
    ])
      await expect(officer.call(recordOutreach, contact(wrong) as never)).rejects.toMatchObject({
        code: "bad-input",
      });
    await expect(officer.call(recordOutreach, contact({ month: "2999-01" }))).rejects.toMatchObject({
      detail: { refusal: "month-to-come" },
    });
    await expect(officer.call(recordOutreach, contact({ area: "XV-NONE" }))).rejects.toMatchObject({
      detail: { refusal: "unknown-area" },
    });
  });

  test("[R1] stays within the agency; a stranger gets nothing", async () => {
    const { officer, provider, stranger } = ground;
    const one = contact();
    await officer.call(recordOutreach, one);
    expect((await provider.call(listOutreach, {})).items).toEqual([]);
    await expect(provider.call(removeOutreach, { contactId: one.contactId })).rejects.toMatchObject(notFound);
    await expect(stranger.call(listOutreach, {})).rejects.toMatchObject(notFound);
    await expect(stranger.call(recordOutreach, contact())).rejects.toMatchObject(notFound);
    await officer.call(removeOutreach, { contactId: one.contactId });
    expect((await officer.call(listOutreach, {})).items.map(({ contactId }) => contactId)).not.toContain(
      one.contactId,
    );
  });
});

describe("the same rights as victims of violent or sexual crime", () => {
  test("[R2] lists every right of a country: available, given, refused; unknown until somebody judges", async () => {
    const { coordinator, officer, stranger } = ground;
    const before = await officer.call(showRights, { country: "XV" });
    expect(before.items.map(({ item }) => item)).toEqual([...rightItems]);
    expect(before.items.every(({ available, version }) => available === "unknown" && version === 0)).toBe(
      true,
    );
    const judged = {
      country: "XV",
      item: "compensation-fund" as const,
      available: "yes" as const,
      given: "no" as const,
      refused: "The fund asks for a residence permit.",
      source: "Act on the Victims' Fund, section 4",
    };
    await coordinator.call(judgeRight, judged);
    expect(await coordinator.call(judgeRight, { ...judged, given: "sometimes" })).toEqual({ version: 2 });
    const { items, mayJudge } = await officer.call(showRights, { country: "XV" });
    expect(items.find(({ item }) => item === "compensation-fund")).toMatchObject({
      ...judged,
      given: "sometimes",
    });
    expect(mayJudge).toBe(false);
    await expect(officer.call(judgeRight, judged)).rejects.toMatchObject(notFound);
    await expect(stranger.call(showRights, {})).rejects.toMatchObject(notFound);
  });
});
