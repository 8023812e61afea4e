import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPlace, openReferralGround, type ReferralGround } from "../test-ground.ts";
import { informationTopics } from "../words/information.ts";
import { keepInformation, removeInformation } from "./keep-information.ts";
import { showInformation } from "./show-information.ts";

let ground: ReferralGround;
beforeAll(async () => {
  ground = await openReferralGround();
  await addPlace(ground, { content: { languages: ["ti", "en"] } });
});
afterAll(() => ground?.kernel.close());

const notFound = { code: "not-found" };
const text = (more: object = {}) => ({
  informationId: randomUUID(),
  country: "XV",
  topic: "your-rights" as const,
  lang: "en",
  forms: ["written" as const, "read-aloud" as const],
  words: "You may ask for a lawyer at any time.",
  checkedBy: "",
  checkedOn: null,
  ...more,
});

describe("what people are told of their rights", () => {
  test("a stranger gets nothing, and nobody but a coordinator writes", async () => {
    const { stranger, officer, provider } = ground;
    await expect(stranger.call(showInformation, {})).rejects.toMatchObject(notFound);
    for (const who of [stranger, officer, provider])
      await expect(who.call(keepInformation, text())).rejects.toMatchObject(notFound);
  });

  test("[R2] tells in which languages a text exists and was looked over, and which lack it, also those that services speak", async () => {
    const { coordinator, officer } = ground;
    const english = text();
    await coordinator.call(keepInformation, english);
    const sign = text({ lang: "ase", forms: ["sign"], words: "" });
    await coordinator.call(keepInformation, sign);
    const read = await officer.call(showInformation, {});
    expect(read.languages).toEqual(expect.arrayContaining(["ar", "zh", "en", "fr", "ru", "es", "ti", "ase"]));
    expect(read.texts).toHaveLength(2);
    expect(read.texts.find(({ lang }) => lang === "en")).toMatchObject({
      words: english.words,
      forms: ["written", "read-aloud"],
      checkedOn: null,
    });
    expect(read.lacking.find(({ lang }) => lang === "ti")?.topics).toEqual(informationTopics);
    expect(read.lacking.find(({ lang }) => lang === "en")?.topics).not.toContain("your-rights");
    await expect(coordinator.call(keepInformation, text())).rejects.toMatchObject({
      detail: { refusal: "written-in-this-language" },
    });
    const checked = { ...english, checkedBy: "Sworn interpreter", checkedOn: "2025-11-03" };
    await coordinator.call(keepInformation, checked, { expects: 1 });
    await expect(coordinator.call(keepInformation, english, { expects: 1 })).rejects.toMatchObject({
      code: "stale",
    });
    expect((await officer.call(showInformation, {})).texts.find(({ lang }) => lang === "en")).toMatchObject({
      checkedBy: "Sworn interpreter",
      checkedOn: "2025-11-03",
      version: 2,
    });
    await coordinator.call(removeInformation, { informationId: english.informationId });
    expect((await officer.call(showInformation, {})).texts.map(({ lang }) => lang)).toEqual(["ase"]);
    await expect(
      coordinator.call(removeInformation, { informationId: english.informationId }),
    ).rejects.toMatchObject(notFound);
  });

  test("a written text has words, and whoever looked it over stands with the day", async () => {
    const { coordinator } = ground;
    for (const [more, path] of [
      [{ words: "" }, "words"],
      [{ checkedBy: "Sworn interpreter" }, "checkedOn"],
      [{ checkedOn: "2025-11-03" }, "checkedBy"],
      [{ lang: "English" }, "lang"],
    ] as const)
      await expect(
        coordinator.call(keepInformation, text({ topic: "lawyer", ...more })),
      ).rejects.toMatchObject({ code: "bad-input", detail: { fields: [{ path }] } });
    await expect(
      coordinator.call(
        keepInformation,
        text({ topic: "lawyer", checkedBy: "Lawyer", checkedOn: "2999-01-01" }),
      ),
    ).rejects.toMatchObject({ detail: { refusal: "day-to-come" } });
  });
});
