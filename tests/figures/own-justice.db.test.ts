/** From acts at court to a figure that everybody who reads statistics sees: nothing but whole quarters, in tens. */
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { casefile } from "#modules/casefile";
import { caselaw } from "#modules/caselaw";
import { court } from "#modules/court";
import { statistics } from "#modules/statistics";
import { type CourtGround, openCourtGround } from "../../modules/court/lines/test-ground.ts";
import { buildInstance } from "../../modules/statistics/instance/build-instance.ts";
import { closeStore } from "../../modules/statistics/store/ask-store.ts";
import { setStatisticsFolder } from "../../modules/statistics/store/folder.ts";

const folder = mkdtempSync(join(tmpdir(), "palermo-justice-"));
let back: () => void;
let ground: CourtGround;
let rapporteur: TestAccount;
let reader: TestAccount;

beforeAll(async () => {
  back = setStatisticsFolder(join(folder, "statistics"));
  mkdirSync(join(folder, "statistics"), { recursive: true });
  ground = await openCourtGround([casefile, caselaw, court, statistics]);
  const account = (role: string) => ground.kernel.openAccount({ agencyId: ground.agencyId, roles: [role] });
  rapporteur = await account("rapporteur");
  reader = await account("trainer");
  for (let n = 0; n < 14; n += 1) {
    const of = await ground.newCase();
    const { participantId } = of.accused;
    const known = (value: string | number) => ({ state: "known", value });
    await ground.call("casefile.revise-participant", {
      ...{ participantId, facts: { sex: known("male"), ageAtOffence: known(34) } },
    });
    const proceedingId = await ground.newProceeding(of.caseId);
    await ground.call("court.record-event", {
      ...{
        eventId: randomUUID(),
        proceedingId,
        kind: "investigation-opened",
        happenedOn: ground.inDays(-48),
      },
    });
    const chargeId = await ground.newCharge(of, proceedingId, ground.inDays(-20));
    if (n < 12)
      await ground.call("court.record-verdict", {
        ...{ verdictId: randomUUID(), chargeId, verdict: "guilty", on: ground.inDays(-6) },
        ...{ indicated: "trafficking", convicted: "trafficking", courtId: ground.courtId },
      });
  }
}, 120_000);
afterAll(async () => {
  await closeStore();
  await ground?.kernel.close();
  back?.();
  rmSync(folder, { recursive: true, force: true });
});

/** The job of each quarter, as its worker runs it for the rapporteur. */
async function build(): Promise<void> {
  const actor = await rapporteur.work(async (context) => context.actor);
  await buildInstance.run({
    ...{ jobId: randomUUID(), input: {}, actor, signal: new AbortController().signal },
    ...{ progress: async () => {}, inTx: rapporteur.work, log: () => {} },
    files: { store: ground.kernel.services.files, folder: tmpdir() },
  } as never);
}

type Told = {
  told: {
    all: {
      counts: { stage: string; people: number | null }[];
      weeks: { span: string; median: number | null }[];
    };
    questionnaire: object[];
  } | null;
};
const shown = async (who = reader) => (await who.callByName("statistics.show-own-justice", {})) as Told;
const counted = ({ told }: Told) =>
  Object.fromEntries((told?.all.counts ?? []).map(({ stage, people }) => [stage, people]));
const file = (table: string) =>
  reader.callByName("statistics.export-own-justice", { table }) as Promise<{
    fileName: string;
    text: string;
  }>;

it("[own statistics] is written by nobody who may not collect", async () => {
  await expect(
    reader.work(({ tx }) =>
      sql`insert into statistics.own_justice (cut_off, told) values (now()::date, '{}')`.execute(tx),
    ),
  ).rejects.toThrow(/row-level security/);
});

it("[own statistics] tells what courts did in quarters that are over, in tens, with the questionnaire's rows and as a file", async () => {
  await build();
  expect(counted(await shown())).toMatchObject({ charged: null, convicted: null });
  await ground.kernel.moveClock(100 * 86_400_000);
  await build();
  const now = await shown();
  expect(counted(now)).toMatchObject({
    charged: 10,
    judged: 10,
    convicted: 10,
    acquitted: null,
    final: null,
  });
  expect(now.told?.questionnaire).toMatchObject([
    { part: "all", prosecuted: 10, convicted: 10, acquitted: null },
    { part: "male", prosecuted: 10, convicted: 10, acquitted: null },
    { part: "adult", prosecuted: 10, convicted: 10, acquitted: null },
  ]);
  const toCharge = now.told?.all.weeks.find(({ span }) => span === "to-charge");
  expect(toCharge).toMatchObject({ median: 4 });
  expect(JSON.stringify(now)).not.toMatch(/"people":1[1-9]/);
  const csv = await file("questionnaire");
  expect(csv.fileName).toMatch(/^own-justice-questionnaire-\d{4}-\d\d-\d\d\.csv$/);
  expect(csv.text).toMatch(/\r\n\d{4},[^,]+,Men and boys,10,10,\r\n/);
  expect((await file("crime")).text).toContain(",10,");
});
