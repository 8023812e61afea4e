import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { type CourtGround, openCourtGround } from "../lines/test-ground.ts";

let ground: CourtGround;
let rapporteur: TestAccount;
const cases: string[] = [];
const people: string[] = [];

beforeAll(async () => {
  ground = await openCourtGround();
  rapporteur = await ground.kernel.openAccount({ agencyId: ground.agencyId, roles: ["rapporteur"] });
  for (let n = 0; n < 14; n += 1) {
    const of = await ground.newCase();
    const chargeId = await ground.newCharge(of, await ground.newProceeding(of.caseId), ground.inDays(-20));
    cases.push(of.caseId);
    people.push(of.accused.personId);
    if (n < 12)
      await ground.call("court.record-verdict", {
        ...{ verdictId: randomUUID(), chargeId, verdict: "guilty", on: ground.inDays(-6) },
        ...{ indicated: "trafficking", convicted: "trafficking", courtId: ground.courtId },
      });
  }
}, 120_000);
afterAll(() => ground?.kernel.close());

type Counts = { stage: string; people: number | null }[];
type Funnel = {
  all: { counts: Counts; weeks: { span: string; median: number | null }[] };
  byCourt: object[];
  questionnaire: object[];
};
const show = async (who = rapporteur) => (await ground.call("court.show-funnel", {}, who)) as Funnel;
const countsOf = ({ all }: Funnel) => Object.fromEntries(all.counts.map((one) => [one.stage, one.people]));

describe("the funnel of own cases", () => {
  it("is not for those who work on cases, and nobody reads what courts contribute past the collecting function", async () => {
    for (const who of [ground.prosecutor, ground.clerk, ground.police])
      await expect(show(who)).rejects.toMatchObject({ code: "not-found" });
    for (const who of [ground.prosecutor, rapporteur])
      await expect(
        who.work(({ tx }) => sql`select court.contribute_accused(now())`.execute(tx)),
      ).rejects.toMatchObject({ code: "42501" });
  });

  it("holds nothing of the running quarter", async () => {
    expect(countsOf(await show())).toMatchObject({ charged: null, judged: null });
  });

  it("[own statistics] tells people in tens, by court and for the questionnaire, and nothing of two", async () => {
    await ground.kernel.moveClock(100 * 86_400_000);
    const shown = await show();
    expect(countsOf(shown)).toEqual({
      ...{ charged: 10, tried: 10, judged: 10, convicted: 10 },
      ...{ acquitted: null, discontinued: null, downgraded: null, final: null },
    });
    expect(shown.all.weeks.find(({ span }) => span === "to-verdict")).toEqual({
      ...{ span: "to-verdict", median: 2, ninety: null },
    });
    expect(shown.byCourt).toMatchObject([{ label: "Court of Veridia" }]);
    expect(shown.questionnaire).toMatchObject([{ prosecuted: 10, convicted: 10, acquitted: null }]);
    const numbers = JSON.stringify(shown, (key, value) => (key === "key" ? undefined : value));
    expect(numbers).not.toContain("14");
  });

  it("[X8] leaves out a sealed case and an erased person", async () => {
    for (const caseId of cases.slice(0, 2))
      await ground.call("access.seal-dossier", { dossierId: caseId, reason: "corruption" });
    for (const personId of people.slice(2, 4))
      await ground.call("person.erase-person", { personId, ground: "asked-by-person" });
    expect(countsOf(await show())).toMatchObject({ charged: null, judged: null });
  });
});
