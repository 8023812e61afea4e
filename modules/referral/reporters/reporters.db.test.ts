import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPlace, openReferralGround, type ReferralGround } from "../test-ground.ts";
import { reporterKinds } from "../words/outreach.ts";
import { ReporterFacts } from "../words/reporter.ts";
import { endReporter, keepReporter } from "./keep-reporter.ts";
import { listReporters } from "./list-reporters.ts";

let ground: ReferralGround;
beforeAll(async () => {
  ground = await openReferralGround();
  await addPlace(ground);
});
afterAll(() => ground?.kernel.close());

const notFound = { code: "not-found" };
const body = (more: object = {}) => ({
  reporterId: randomUUID(),
  kind: "school" as const,
  country: "XV",
  name: { lang: "en" as const, text: "Lakeside School", translations: {} },
  areas: ["XV-LAKE"],
  ways: ["phone" as const, "meeting" as const],
  basis: "duty-by-law" as const,
  phone: "+000 55 0188",
  trainedOn: "2025-05-02",
  ...more,
});

describe("the register of outside reporters", () => {
  test("a stranger gets nothing, and nobody but a coordinator writes", async () => {
    const { stranger, officer, provider, admin } = ground;
    for (const who of [stranger, admin])
      await expect(who.call(listReporters, {})).rejects.toMatchObject(notFound);
    for (const who of [stranger, officer, provider])
      await expect(who.call(keepReporter, body())).rejects.toMatchObject(notFound);
  });

  test("[R1] says who may report from outside, and of which kinds nobody is registered; there is no field for a person", async () => {
    const { coordinator, officer } = ground;
    const school = body();
    await coordinator.call(keepReporter, school);
    const read = await officer.call(listReporters, {});
    expect(read.items).toEqual([{ ...school, version: 1, mine: false }]);
    expect(read.missing).toEqual(reporterKinds.filter((kind) => kind !== "school"));
    expect(Object.keys(ReporterFacts.shape).sort()).toEqual(
      ["areas", "basis", "country", "kind", "name", "phone", "trainedOn", "ways"].sort(),
    );
    const { reporterId, ...rest } = school;
    await coordinator.call(keepReporter, { ...rest, reporterId, basis: "agreement" }, { expects: 1 });
    await expect(coordinator.call(keepReporter, school, { expects: 1 })).rejects.toMatchObject({
      code: "stale",
    });
    await coordinator.call(endReporter, { reporterId });
    expect((await officer.call(listReporters, {})).items).toEqual([]);
    await expect(coordinator.call(keepReporter, school)).rejects.toMatchObject(notFound);
    await expect(coordinator.call(endReporter, { reporterId })).rejects.toMatchObject(notFound);
  });

  test("bad input names its place: an area that is none, a day to come, a number that is none", async () => {
    const { coordinator } = ground;
    for (const [more, refusal] of [
      [{ areas: ["XV-NONE"] }, "unknown-area"],
      [{ trainedOn: "2999-01-01" }, "day-to-come"],
    ] as const)
      await expect(coordinator.call(keepReporter, body(more))).rejects.toMatchObject({ detail: { refusal } });
    await expect(coordinator.call(keepReporter, body({ phone: "ask Rose" }))).rejects.toMatchObject({
      detail: { fields: [{ path: "phone" }] },
    });
  });
});
