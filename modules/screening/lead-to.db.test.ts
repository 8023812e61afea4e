import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestKernel, type TestKernel } from "#kernel/testing";
import { aScreening } from "./builders.ts";
import { screening } from "./index.ts";
import { keepScreening } from "./keep/keep-screening.ts";
import { leadTo } from "./lead-to.ts";

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await openTestKernel({ modules: [screening] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
});
afterAll(() => kernel?.close());

it("links a screening with what it led to, for those who may open both; a stranger gets nothing", async () => {
  const agencyId = await kernel.openAgency();
  const officer = await kernel.openAccount({ agencyId, roles: ["frontline"] });
  const stranger = await kernel.openAccount({ agencyId, roles: ["frontline"] });
  const [first, second] = [aScreening(), aScreening()];
  await officer.call(keepScreening, first);
  const { code } = await officer.call(keepScreening, second);
  const foreign = await stranger.call(keepScreening, aScreening());
  const wish = { linkId: randomUUID(), screeningId: first.screeningId, reason: "the same journey" };
  await expect(stranger.call(leadTo, { ...wish, code })).rejects.toMatchObject({ code: "not-found" });
  await expect(officer.call(leadTo, { ...wish, code: foreign.code })).rejects.toMatchObject({
    detail: { refusal: "no-such-dossier" },
  });
  expect(await officer.call(leadTo, { ...wish, code })).toEqual({ linkId: wish.linkId });
  await expect(officer.call(leadTo, { ...wish, linkId: randomUUID(), code })).rejects.toMatchObject({
    detail: { refusal: "linked-already" },
  });
});
