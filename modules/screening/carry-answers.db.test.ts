import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { anInterview, aScreening } from "./builders.ts";
import { carryAnswers } from "./carry-answers.ts";
import { screening } from "./index.ts";
import { keepScreening } from "./keep/keep-screening.ts";

let kernel: TestKernel;
let agencyId = "";
let officer: TestAccount;
beforeAll(async () => {
  kernel = await openTestKernel({ modules: [screening] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  agencyId = await kernel.openAgency();
  officer = await kernel.openAccount({ agencyId, roles: ["frontline"] });
});
afterAll(() => kernel?.close());

const at = "2026-03-01T10:00:00Z";
const parts = [
  {
    instrument: "ilo-11",
    version: 1,
    answers: {
      "ilo11-07": {
        said: { state: "yes" as const, note: "the boss has it" },
        observed: { state: "no" as const },
      },
    },
  },
];

it("gives a stranger nothing", async () => {
  const sent = aScreening({ interview: anInterview({ parts }) });
  await officer.call(keepScreening, sent);
  const stranger = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  await expect(
    stranger.call(carryAnswers, { screeningId: sent.screeningId, for: "case" }),
  ).rejects.toMatchObject({ code: "not-found" });
});

it("[S2] carries answers into a case only while the person wants the police to know, and never a name", async () => {
  const sent = aScreening({ interview: anInterview({ parts }), name: { given: "Canaryname" } });
  const { screeningId } = sent;
  await officer.call(keepScreening, sent);
  const refused = { detail: { refusal: "police-not-agreed" } };
  await expect(officer.call(carryAnswers, { screeningId, for: "case" })).rejects.toMatchObject(refused);
  const yes = { police: { answer: "yes" as const, at } };
  await officer.call(keepScreening, {
    ...{ ...sent, revision: 2, basedOn: 1 },
    interview: anInterview({ parts, wishes: yes }),
  });
  const carried = await officer.call(carryAnswers, { screeningId, for: "case" });
  expect(carried.sections[0]?.words).toContain("(said) yes: the boss has it");
  expect(carried.sections[0]?.words).toContain("(observed) no");
  expect(JSON.stringify(carried)).not.toContain("Canaryname");
  await officer.call(keepScreening, {
    ...{ ...sent, revision: 3, basedOn: 2 },
    interview: anInterview({ parts, wishes: { police: { ...yes.police, revokedAt: at } } }),
  });
  await expect(officer.call(carryAnswers, { screeningId, for: "case" })).rejects.toMatchObject(refused);
});
