import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { listUnusual, setThreshold } from "./list-unusual.ts";

let kernel: TestKernel;
let auditor: TestAccount;
let harvester: TestAccount;
let colleagues: TestAccount[];
const day = 86_400_000;

type Event = {
  who: TestAccount;
  ageDays: number;
  action?: string;
  outcome?: string;
  dossiers?: string[];
  fields?: string[];
  hour?: number;
};

/** Writes events as they would stand after weeks of work. */
async function write(events: readonly Event[]): Promise<void> {
  const owner = await kernel.database.owner();
  for (const {
    who,
    ageDays,
    action = "casefile.get-case",
    outcome = "read",
    dossiers,
    fields,
    hour = 9,
  } of events) {
    const at = new Date(kernel.services.engine.now().getTime() - ageDays * day);
    at.setUTCHours(hour, 0, 0, 0);
    await owner.query(
      `insert into audit.event (at, actor_kind, account_id, agency_id, action, outcome, dossiers, fields)
       values ($1, 'person', $2, $3, $4, $5, $6, $7)`,
      [at, who.accountId, who.agencyId, action, outcome, dossiers ?? [randomUUID()], fields ?? []],
    );
  }
  await owner.end();
}

const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_one, at) => make(at));

beforeAll(async () => {
  kernel = await openTestKernel();
  const agencyId = await kernel.openAgency();
  const investigator = () => kernel.openAccount({ agencyId, roles: ["investigator"] });
  auditor = await kernel.openAccount({ agencyId, roles: ["auditor"] });
  harvester = await investigator();
  colleagues = await Promise.all(times(5, investigator));
  // Five weeks of ordinary work by everybody.
  const usual = [harvester, ...colleagues].flatMap((who) =>
    times(33, (at) => ({ who, ageDays: 2 + at, hour: 8 + (at % 9) })),
  );
  // One of them harvests in the last days: dossiers, names and exports, also at night; and tries doors.
  const harvest: Event[] = [
    ...times(120, (at) => ({ who: harvester, ageDays: 2 + (at % 3), hour: at % 2 === 0 ? 2 : 9 })),
    ...times(40, () => ({ who: harvester, ageDays: 2, action: "person.reveal-identity" })),
    ...times(4, (at) => ({
      who: harvester,
      ageDays: 3,
      action: "casefile.export-cases",
      fields: [`export X-0000-000${at}`],
    })),
    ...times(15, () => ({ who: harvester, ageDays: 2, outcome: "denied", dossiers: [] })),
  ];
  await write([...usual, ...harvest]);
});
afterAll(() => kernel.close());

test("whoever is no auditor learns nothing of how others read", async () => {
  await expect(harvester.call(listUnusual, {})).rejects.toMatchObject({ code: "not-found" });
  const threshold = { measure: "dossiers" as const, floor: 1000, peerTimes: 4, pastTimes: 4 };
  await expect(harvester.call(setThreshold, threshold)).rejects.toMatchObject({ code: "not-found" });
});

test("[threat: insider harvesting] the report names the reader who harvests, by every figure, and nobody else", async () => {
  const report = await auditor.call(listUnusual, {});
  expect(report.items.map(({ accountId }) => accountId)).toEqual([harvester.accountId]);
  const findings = new Map(report.items[0]?.findings.map((one) => [one.measure, one]));
  expect([...findings.keys()]).toEqual(["dossiers", "names", "exports", "hours", "refusals"]);
  expect(findings.get("dossiers")).toMatchObject({ peers: expect.any(Number), unlike: ["peers", "past"] });
  expect(findings.get("names")).toMatchObject({ value: 40, peers: 0, past: 0 });
  expect(findings.get("exports")).toMatchObject({ value: 4 });
  // The tries of the test before count too.
  expect(findings.get("hours")?.value).toBeGreaterThanOrEqual(60);
  expect(findings.get("refusals")?.value).toBeGreaterThanOrEqual(15);
});

test("the auditor sets from where on something is shown, and this is on record", async () => {
  for (const measure of ["dossiers", "names", "exports", "hours", "refusals"] as const) {
    await auditor.call(setThreshold, { measure, floor: 1000, peerTimes: 4, pastTimes: 4 });
  }
  const report = await auditor.call(listUnusual, {});
  expect(report.items).toEqual([]);
  expect(report.thresholds[0]).toEqual({ measure: "dossiers", floor: 1000, peerTimes: 4, pastTimes: 4 });
  const events = (await auditor.callByName("audit.list-events", { action: "audit.set-threshold" })) as {
    items: unknown[];
  };
  // Five times set, and the try of whoever may not.
  expect(events.items).toHaveLength(6);
  for (const measure of ["dossiers", "names", "exports", "hours", "refusals"] as const) {
    await auditor.call(setThreshold, { measure, floor: 3, peerTimes: 4, pastTimes: 4 });
  }
});

test("[X8] reading of a sealed dossier is counted for auditors alone who are named", async () => {
  const before = await auditor.call(listUnusual, {});
  const dossierId = randomUUID();
  const owner = await kernel.database.owner();
  await owner.query(
    `insert into access.dossier (agency_id, dossier_id, kind, code, compartments, sealed, opened_by, opened_at)
     values ($1, $2, 'case', 'C-SEALED', '{investigation}', true, $3, now())`,
    [harvester.agencyId, dossierId, harvester.accountId],
  );
  await owner.end();
  await write(
    times(50, () => ({ who: colleagues[0] ?? harvester, ageDays: 2, dossiers: [dossierId, randomUUID()] })),
  );
  expect((await auditor.call(listUnusual, {})).items).toEqual(before.items);
});
