import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { anInterview, aScreening } from "../builders.ts";
import { decideScreening } from "../decide/decide-screening.ts";
import { screening } from "../index.ts";
import { toldFirst } from "../screening.ts";
import { keepScreening } from "./keep-screening.ts";

let kernel: TestKernel;
let agencyId = "";
let officer: TestAccount;
const answered = [
  { instrument: "ilo-11", version: 1, answers: { "ilo11-07": { said: { state: "yes" as const } } } },
];

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [screening] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  agencyId = await kernel.openAgency();
  officer = await kernel.openAccount({ agencyId, roles: ["frontline"] });
});
afterAll(() => kernel?.close());

async function rowsSeenBy(account: TestAccount): Promise<number> {
  return account.work(async ({ tx }) => (await sql`select from screening.screening`.execute(tx)).rows.length);
}

describe("keeping a screening", () => {
  it("gives a stranger nothing: neither the record nor a place to write", async () => {
    await officer.call(keepScreening, aScreening());
    for (const role of ["investigator", "prosecutor", "admin", "coordinator", "auditor"]) {
      const stranger = await kernel.openAccount({ agencyId, roles: [role] });
      expect(await rowsSeenBy(stranger)).toBe(0);
      await expect(stranger.call(keepScreening, aScreening())).rejects.toMatchObject({ code: "not-found" });
    }
    const sameTrade = await kernel.openAccount({ agencyId, roles: ["frontline"] });
    expect(await rowsSeenBy(sameTrade)).toBe(0);
  });

  it("gives one receipt for one record, however often it is sent", async () => {
    const sent = aScreening({ interview: anInterview({ parts: answered }) });
    const first = await officer.call(keepScreening, sent);
    expect(first).toMatchObject({ screeningId: sent.screeningId, revision: 1, version: 1 });
    expect(first.code).toMatch(/^S-/);
    const before = await rowsSeenBy(officer);
    expect(await officer.call(keepScreening, sent)).toEqual(first);
    expect(await rowsSeenBy(officer)).toBe(before);
  });

  it("[S1] takes the law of the agency's country where the device names none, and keeps it", async () => {
    const admin = await kernel.openAccount({ agencyId, roles: ["admin"] });
    const here = await officer.work(
      async ({ tx }) =>
        (await sql<{ country: string }>`select screening.home_country() as country`.execute(tx)).rows[0]
          ?.country,
    );
    await admin.callByName("screening.set-national-setting", {
      ...{ country: here, reflectionDays: 45, nonPunishment: true, advocateHours: 24, appealDays: 30 },
      ...{ forcedDisclosure: false, duties: "A child in danger is told to the youth office." },
    });
    const { country: _none, ...interview } = anInterview();
    const sent = aScreening({ interview });
    await officer.call(keepScreening, sent);
    await officer.call(keepScreening, { ...sent, revision: 2, basedOn: 1 });
    const countries = await officer.work(
      async ({ tx }) =>
        (
          await sql<{ country: string }>`
            select country from screening.screening where screening_id = ${sent.screeningId}::uuid`.execute(
            tx,
          )
        ).rows,
    );
    expect(countries).toEqual([{ country: here }]);
    expect(
      JSON.stringify(await officer.callByName("screening.get-screening", { screeningId: sent.screeningId })),
    ).toContain('"reflectionDays":45');
  });

  it("overwrites nothing that a device did not see, and gives both versions back", async () => {
    const sent = aScreening();
    await officer.call(keepScreening, sent);
    const second = await officer.call(keepScreening, {
      ...sent,
      revision: 2,
      basedOn: 1,
      interview: anInterview({ note: "from the first device" }),
    });
    expect(second).toMatchObject({ revision: 2, version: 2 });
    const other = officer.call(keepScreening, {
      ...sent,
      revision: 2,
      basedOn: 1,
      interview: anInterview({ note: "from the second device" }),
    });
    await expect(other).rejects.toMatchObject({
      code: "stale",
      detail: { theirs: { version: 2, interview: { note: "from the first device" } } },
    });
  });

  it("takes a decision meanwhile for no conflict, and gives the version that a device hands back", async () => {
    const sent = aScreening({ name: { given: "Amara" } });
    const first = await officer.call(keepScreening, sent);
    await officer.call(decideScreening, {
      screeningId: sent.screeningId,
      decisionId: randomUUID(),
      decision: "more-information",
      reasons: "The debt was not asked for.",
    });
    const interview = anInterview({ parts: answered });
    const second = { ...sent, revision: 2, basedOn: first.version, interview };
    expect(await officer.call(keepScreening, second)).toMatchObject({ revision: 2, version: 2 });
    expect(await officer.call(keepScreening, second)).toMatchObject({ revision: 2, version: 2 });
  });

  it("gives the id of somebody else's screening the same answer as what is not there", async () => {
    const sent = aScreening();
    await officer.call(keepScreening, sent);
    const other = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["frontline"] });
    await expect(other.call(keepScreening, sent)).rejects.toMatchObject({ code: "not-found" });
  });

  it("seals the interview and puts a name into the vault alone", async () => {
    const sent = aScreening({
      interview: anInterview({ note: "Canarynote told" }),
      name: { given: "Amara", family: "Canaryname" },
    });
    await officer.call(keepScreening, sent);
    const database = await kernel.database.owner();
    await database.query("set palermo.maintenance = 'on'");
    const { rows } = await database.query(
      "select encode(interview, 'escape') as sealed, s::text as row from screening.screening s where screening_id = $1",
      [sent.screeningId],
    );
    await database.end();
    expect(rows[0].row).toContain("P-");
    for (const trace of ["Canarynote", "Canaryname"]) {
      expect(rows[0].sealed).not.toContain(trace);
      expect(rows[0].row).not.toContain(trace);
    }
  });

  it("[S1] takes no answers from before rights were told", async () => {
    const interview = anInterview({ parts: answered });
    delete interview.rights;
    await expect(officer.call(keepScreening, aScreening({ interview }))).rejects.toMatchObject({
      detail: { refusal: "rights-first" },
    });
  });

  it("[S1] takes none either while a right is untold, or nobody knows that it was understood", async () => {
    const { rights } = anInterview();
    if (rights === undefined) throw new Error("the builder tells rights");
    for (const missing of [
      ...toldFirst.map((topic) => ({ ...rights, told: rights.told.filter((one) => one !== topic) })),
      { ...rights, understood: "not-sure" as const },
    ]) {
      const interview = anInterview({ parts: answered, rights: missing });
      await expect(officer.call(keepScreening, aScreening({ interview }))).rejects.toMatchObject({
        detail: { refusal: "rights-first" },
      });
    }
    // Where nothing was answered yet, what was told so far is kept.
    const begun = anInterview({ parts: [], rights: { ...rights, told: ["stop-any-time"] } });
    await expect(officer.call(keepScreening, aScreening({ interview: begun }))).resolves.toMatchObject({});
  });

  it("[S4] opens no adult instrument for a child, nor while the age is in doubt", async () => {
    const parts = [
      {
        instrument: "iloec-adult-labour",
        version: 1,
        answers: { "iloec-d5-01": { said: { state: "yes" as const } } },
      },
    ];
    for (const child of ["yes", "in-doubt"] as const) {
      const interview = anInterview({ parts, safety: { child } });
      await expect(officer.call(keepScreening, aScreening({ interview }))).rejects.toMatchObject({
        detail: { refusal: "adult-only" },
      });
    }
    await expect(
      officer.call(keepScreening, aScreening({ interview: anInterview({ parts }) })),
    ).resolves.toMatchObject({ version: 1 });
  });

  it("refuses an instrument that nobody published", async () => {
    const parts = [{ instrument: "nowhere", version: 9, answers: {} }];
    await expect(
      officer.call(keepScreening, aScreening({ interview: anInterview({ parts }) })),
    ).rejects.toMatchObject({ detail: { refusal: "no-such-instrument" } });
  });

  it("[S14] starts nothing from a tip whose person was not reached", async () => {
    await expect(
      officer.call(keepScreening, aScreening({ fromTip: "018f0000-0000-7000-8000-000000000001" })),
    ).rejects.toMatchObject({ detail: { refusal: "tip-not-reached" } });
  });
});
