import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { addParticipant } from "./add-participant.ts";
import { closeCase } from "./close-case.ts";
import { exportCases } from "./export-cases.ts";
import { findCasesByName } from "./find-cases-by-name.ts";
import { getCase } from "./get-case.ts";
import { casefile } from "./index.ts";
import { listCases } from "./list-cases.ts";
import { listParticipants } from "./list-participants.ts";
import { openCase } from "./open-case.ts";
import { searchCases } from "./search-cases.ts";

let kernel: TestKernel;
let agencyId = "";
let owner: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [casefile] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  agencyId = await kernel.openAgency();
  owner = await kernel.openAccount({ agencyId, roles: ["investigator"] });
});
afterAll(() => kernel?.close());

async function newCase(
  reference: string,
  family: string,
): Promise<{ caseId: string; personId: string; code: string }> {
  const caseId = randomUUID();
  const { code } = await owner.call(openCase, {
    caseId,
    kind: "trafficking",
    reference,
    title: `About ${family}`,
  });
  const { personId } = await owner.call(addParticipant, {
    caseId,
    participantId: randomUUID(),
    capacity: "presumed_victim",
    person: { identity: { names: { state: "known", value: [{ kind: "legal", given: "Amara", family }] } } },
  });
  return { caseId, personId, code };
}

function give(caseId: string, who: TestAccount, compartments: string[], level = "read", more: object = {}) {
  const to = { kind: "account", id: who.accountId };
  return owner.callByName("access.give-grant", {
    dossierId: caseId,
    compartments,
    level,
    to,
    purpose: "case-work",
    ...more,
  });
}

async function wholeAgencyReader(): Promise<TestAccount> {
  const reader = await kernel.openAccount({ agencyId, roles: ["prosecutor"] });
  const database = await kernel.database.owner();
  for (const part of ["investigation", "identity"]) {
    await database.query(
      `insert into access."grant" (over_agency, compartment, level, grantee_kind, grantee_id, purpose, origin, given_at)
       values ($1, $2, 'read', 'account', $3, 'supervision', 'agency', now())`,
      [agencyId, part, reader.accountId],
    );
  }
  await database.end();
  return reader;
}

/** Everything by which a reader could learn of a case. */
async function allThatIsTold(reader: TestAccount, family: string): Promise<string> {
  const told = [
    await reader.call(listCases, { limit: 200 }),
    await reader.call(searchCases, { text: family }),
    await reader.call(searchCases, { text: "REF" }),
    await reader.call(findCasesByName, { name: `Amara ${family}` }),
    await reader
      .call(exportCases, { format: "csv" })
      .then((made) => Buffer.from(made.base64, "base64").toString()),
  ];
  return JSON.stringify(told);
}

describe("a part of a case", () => {
  it("is read with the part alone: people without names for a reader of investigation", async () => {
    const { caseId, personId } = await newCase("REF part", "Partwood");
    const reader = await kernel.openAccount({ agencyId, roles: ["investigator"] });
    await give(caseId, reader, ["investigation"]);
    expect(await reader.call(getCase, { caseId })).toMatchObject({ level: "read", identity: false, may: [] });
    const { items } = await reader.call(listParticipants, { caseId });
    expect(items).toMatchObject([{ personId, revealable: false }]);
    expect(await reader.call(findCasesByName, { name: "Amara Partwood" })).toEqual({ items: [] });
    await expect(reader.callByName("person.reveal-identity", { personId })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("is not read beyond the cap of the reader's role, whatever the grant says", async () => {
    const { caseId, personId } = await newCase("REF cap", "Capwood");
    const auditor = await kernel.openAccount({ agencyId, roles: ["auditor"] });
    await give(caseId, auditor, ["investigation", "identity"], "manage");
    await expect(auditor.call(getCase, { caseId })).rejects.toMatchObject({ code: "not-found" });
    await expect(auditor.callByName("person.reveal-identity", { personId })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("closes again at its hour and when the grant is ended", async () => {
    const { caseId } = await newCase("REF hour", "Hourwood");
    const reader = await kernel.openAccount({ agencyId, roles: ["investigator"] });
    const until = new Date(kernel.services.engine.now().getTime() + 3_600_000).toISOString();
    await give(caseId, reader, ["investigation"], "read", { until });
    await expect(reader.call(getCase, { caseId })).resolves.toMatchObject({ caseId });
    await kernel.moveClock(3_700_000);
    await expect(reader.call(getCase, { caseId })).rejects.toMatchObject({ code: "not-found" });
  });

  it("is changed by those who contribute and closed by those who manage", async () => {
    const { caseId } = await newCase("REF level", "Levelwood");
    const helper = await kernel.openAccount({ agencyId, roles: ["investigator"] });
    await give(caseId, helper, ["investigation", "identity"], "contribute");
    const person = {
      identity: {
        names: {
          state: "known" as const,
          value: [{ kind: "legal" as const, given: "New", family: "Witness" }],
        },
      },
    };
    await helper.call(addParticipant, { caseId, participantId: randomUUID(), capacity: "witness", person });
    await expect(helper.call(closeCase, { caseId, note: "x" })).rejects.toMatchObject({
      detail: { refusal: "may-not" },
    });
  });

  it("[X1] of support stays shut to police and prosecution, though they opened the case", async () => {
    const { caseId } = await newCase("REF support", "Supportwood");
    const advocate = await kernel.openAccount({ agencyId, roles: ["advocate"] });
    await give(caseId, advocate, ["support"], "contribute");
    const written = await advocate.work(async ({ tx }) => {
      const { rows } = await sql<{ n: number }>`
        insert into casefile.participant_support (agency_id, participant_support_id, dossier_id, participant_id, htcds)
        values (${agencyId}::uuid, gen_random_uuid(), ${caseId}::uuid, gen_random_uuid(), '\\x00') returning 1 as n
      `.execute(tx);
      return rows.length;
    });
    expect(written).toBe(1);
    const seen = await owner.work(
      async ({ tx }) => (await sql`select from casefile.participant_support`.execute(tx)).rows.length,
    );
    expect(seen).toBe(0);
  });
});

describe("[X8] a sealed case", () => {
  it("is absent from everything that a reader of the whole agency is told", async () => {
    const { caseId, code, personId } = await newCase("REF sealed", "Sealwood");
    const reader = await wholeAgencyReader();
    expect(await allThatIsTold(reader, "Sealwood")).toMatch(code);
    await owner.callByName("access.seal-dossier", { dossierId: caseId, reason: "anti-corruption" });
    const told = await allThatIsTold(reader, "Sealwood");
    for (const trace of [code, caseId, personId, "REF sealed", "Sealwood"]) expect(told).not.toContain(trace);
    await expect(reader.call(getCase, { code })).rejects.toMatchObject({ code: "not-found" });
    await expect(reader.call(listParticipants, { caseId })).rejects.toMatchObject({ code: "not-found" });
    expect(await owner.call(getCase, { code })).toMatchObject({ sealed: true });
  });
});

describe("[X2] break-glass", () => {
  it("opens a case for its hours within the role, and every reading is written down", async () => {
    const { caseId, code } = await newCase("REF glass", "Glasswood");
    const other = await kernel.openAccount({ agencyId, roles: ["prosecutor"] });
    await expect(other.call(getCase, { code })).rejects.toMatchObject({ code: "not-found" });
    await other.callByName("access.break-glass", { code, reason: "The person is in danger tonight" });
    expect(await other.call(getCase, { code })).toMatchObject({ caseId, level: "read", may: [] });
    await kernel.moveClock(4 * 3_600_000 + 1000);
    await expect(other.call(getCase, { code })).rejects.toMatchObject({ code: "not-found" });
    const database = await kernel.database.owner();
    const { rows } = await database.query(
      "select count(*)::int as n from audit.event where account_id = $1 and action = 'casefile.get-case' and outcome = 'read' and $2 = any (dossiers)",
      [other.accountId, caseId],
    );
    await database.end();
    expect(rows[0].n).toBe(1);
  });
});
