import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tellAll } from "#kernel/event";
import type { Purge } from "#kernel/retention";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { casefile } from "./index.ts";

const day = 24 * 3_600_000;
let kernel: TestKernel;
let owner: pg.Client;
let police: TestAccount;
let admin: TestAccount;
let auditor: TestAccount;
let otherAdmin: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [casefile] });
  owner = await kernel.database.owner();
  const agencyId = await kernel.openAgency();
  police = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  admin = await kernel.openAccount({ agencyId, roles: ["admin"] });
  auditor = await kernel.openAccount({ agencyId, roles: ["auditor"] });
  otherAdmin = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["admin"] });
});
afterAll(async () => {
  await owner?.end();
  await kernel?.close();
});

type Made = { caseId: string; code: string; personId: string };

async function closedCase(personId?: string): Promise<Made> {
  const caseId = randomUUID();
  const { code } = (await police.callByName("casefile.open-case", {
    caseId,
    kind: "both",
    title: "CANARY title",
  })) as {
    code: string;
  };
  const person = personId ? { personId } : { identity: {} };
  const added = (await police.callByName("casefile.add-participant", {
    caseId,
    participantId: randomUUID(),
    capacity: "witness",
    person,
    facts: {},
  })) as { personId: string };
  await police.callByName("casefile.close-case", { caseId, note: "over" });
  return { caseId, code, personId: added.personId };
}

/** Moves the clock and lets the day's work be done. */
async function pass(days: number): Promise<void> {
  await kernel.moveClock(days * day);
  const { engine, registry } = kernel.services;
  for (let tries = 0; tries < 100; tries += 1) {
    await tellAll({ engine, subscribers: registry.subscribers, log: () => {} });
    const { rows } = await owner.query<{ n: string }>(
      "select count(*) as n from event.delivery where delivered_at is null",
    );
    if (rows[0]?.n === "0") return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error("events stay undelivered");
}

async function purges(who = admin): Promise<Purge[]> {
  return ((await who.callByName("retention.list-purges", {})) as { items: Purge[] }).items;
}
async function listHolding(code: string): Promise<Purge | undefined> {
  return (await purges()).find((list) => list.items.some((item) => item.code === code));
}
async function waits(who: TestAccount, recordId: string) {
  const { items } = (await who.callByName("review.list-waiting", {})) as {
    items: {
      reviewId: string;
      recordId: string;
      version: number;
      lines: { before: string; after: string }[];
    }[];
  };
  return items.find((one) => one.recordId === recordId);
}
async function approve(who: TestAccount, recordId: string): Promise<void> {
  const found = await waits(who, recordId);
  if (!found) throw new Error("nothing waits");
  await who.callByName("review.approve-review", { reviewId: found.reviewId, version: found.version });
}
async function untilDone(purgeId: string): Promise<Purge> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = (await purges()).find((list) => list.purgeId === purgeId);
    if (found?.state === "done") return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { rows } = await owner.query("select name, state, problem from jobs.job");
  throw new Error(`the purge did not end: ${JSON.stringify(rows)}`);
}
async function rowsOf(dossierId: string): Promise<number> {
  const { rows: tables } = await owner.query<{ name: string }>(
    "select table_name as name from access.table_class where class = 'protected'",
  );
  await owner.query("set palermo.maintenance = 'on'");
  let found = 0;
  for (const { name } of tables) {
    const { rowCount } = await owner.query(`select from ${name} where dossier_id = $1`, [dossierId]);
    found += rowCount ?? 0;
  }
  return found;
}
const notices = async (who: TestAccount) =>
  ((await who.callByName("access.list-notices", {})) as { items: { kind: string; code: string | null }[] })
    .items;

describe("retention", () => {
  test("a stranger gets nothing: police see neither rules nor lists, another agency's administrators not these", async () => {
    await expect(police.callByName("retention.list-rules", {})).rejects.toMatchObject({ code: "not-found" });
    await expect(police.callByName("retention.list-purges", {})).rejects.toMatchObject({ code: "not-found" });
    const { rows } = await police.work(({ tx }) => sql`select * from retention.purges()`.execute(tx));
    expect(rows).toEqual([]);
    expect(
      await police.work(
        async ({ tx }) => (await sql`select * from retention.pass_day('{}')`.execute(tx)).rows,
      ),
    ).toEqual([]);
  });

  test("a rule counts once a second person confirmed it, and only in that agency", async () => {
    const ask = { kind: "case", years: 2, warnDays: 30 };
    const { proposalId } = (await admin.callByName("retention.propose-rule", ask)) as { proposalId: string };
    const years = async (who: TestAccount) =>
      (
        (await who.callByName("retention.list-rules", {})) as { items: { kind: string; years: number }[] }
      ).items.find((rule) => rule.kind === "case")?.years;
    expect(await years(admin)).toBe(15);
    expect(await waits(admin, proposalId)).toBeUndefined();
    const { rows } = await admin.work(({ tx }) =>
      sql<{ word: string }>`select retention.apply_rule(${proposalId}::uuid) as word`.execute(tx),
    );
    expect(rows[0]?.word).toBe("not-found");
    await approve(auditor, proposalId);
    expect(await years(admin)).toBe(2);
    expect(await years(otherAdmin)).toBe(15);
    const elsewhere = { ...ask, agencyId: police.agencyId };
    await expect(otherAdmin.callByName("retention.propose-rule", elsewhere)).rejects.toMatchObject({
      code: "not-found",
    });
    const without = { ...ask, agencyId: await kernel.openAgency() };
    await expect(otherAdmin.callByName("retention.propose-rule", without)).resolves.toBeDefined();
    await expect(
      admin.callByName("retention.propose-rule", { kind: "case", years: 0, warnDays: 30 }),
    ).rejects.toMatchObject({ code: "bad-input" });
  });

  test("warns the owner by code, lists, and deletes by two people: keys, rows and history, and people who stand in no other file", async () => {
    const first = await closedCase();
    const shared = await closedCase();
    const other = await closedCase(shared.personId);
    await police.callByName("casefile.reopen-case", { caseId: other.caseId });
    await pass(2 * 365 - 31);
    expect((await notices(police)).filter((one) => one.kind === "retention-warning")).toEqual([]);
    await pass(3);
    const told = (await notices(police)).filter((one) => one.kind === "retention-warning");
    expect(told.map((one) => one.code).sort()).toEqual([first.code, shared.code].sort());
    expect(await listHolding(first.code)).toBeUndefined();
    await pass(35);
    const list = await listHolding(first.code);
    expect(list?.items.map((item) => item.code).sort()).toEqual([first.code, shared.code].sort());
    expect((await notices(admin)).map((one) => one.kind)).toContain("purge-list");
    if (!list) throw new Error("no list");
    expect(await rowsOf(first.caseId)).toBeGreaterThan(3);

    await admin.callByName("retention.propose-purge", { purgeId: list.purgeId });
    expect(await waits(admin, list.purgeId)).toBeUndefined();
    expect((await purges())[0]?.state).toBe("proposed");
    expect(await rowsOf(first.caseId)).toBeGreaterThan(3);
    await approve(auditor, list.purgeId);
    const done = await untilDone(list.purgeId);
    const outcome = Object.fromEntries(done.items.map((item) => [item.code, [item.outcome, item.people]]));
    expect(outcome).toEqual({ [first.code]: ["purged", 1], [shared.code]: ["purged", 0] });
    // The certificate names codes and figures, for those who keep the lists and nobody else.
    const certificate = { purgeId: list.purgeId };
    await expect(police.callByName("retention.print-certificate", certificate)).rejects.toMatchObject({
      code: "not-found",
    });
    const made = (await auditor.callByName("retention.print-certificate", certificate)) as { base64: string };
    const words = execFileSync("pdftotext", ["-", "-"], {
      input: Buffer.from(made.base64, "base64"),
    }).toString();
    // Where a word was hyphenated before, other programs read the hyphens of codes as none.
    for (const said of ["Certificate of deletion", first.code, shared.code, "Deleted"])
      expect(words.replace(/[^A-Za-z0-9]/g, "")).toContain(said.replace(/[^A-Za-z0-9]/g, ""));
    expect(await rowsOf(first.caseId)).toBe(0);
    await expect(police.callByName("casefile.get-case", { code: first.code })).rejects.toMatchObject({
      code: "not-found",
    });
    const { rows: keys } = await owner.query<{ subject: string; gone: boolean }>(
      "select subject, wrapped is null as gone from vault.key where subject = any ($1)",
      [[first.caseId, first.personId, shared.personId, other.caseId]],
    );
    const gone = Object.fromEntries(keys.map((key) => [key.subject, key.gone]));
    expect(gone).toEqual({
      [first.caseId]: true,
      [first.personId]: true,
      [shared.personId]: false,
      [other.caseId]: false,
    });
    const audit = await owner.query(
      "select from audit.event where $1::uuid = any (dossiers) and 'retention-ended' = any (fields)",
      [first.caseId],
    );
    expect(audit.rowCount).toBe(1);
  });

  test("[X8] a file sealed after it was listed is kept, and the list ends like any other", async () => {
    // The clock of these tests has gone on for years.
    await owner.query("update access.session set expires_at = expires_at + interval '20 years'");
    const sealed = await closedCase();
    const free = await closedCase();
    await pass(2 * 365 - 20);
    await pass(60);
    const list = await listHolding(free.code);
    if (!list) throw new Error("no list");
    await admin.callByName("retention.propose-purge", { purgeId: list.purgeId });
    await police.callByName("access.seal-dossier", { dossierId: sealed.caseId, reason: "corruption" });
    await approve(auditor, list.purgeId);
    const done = await untilDone(list.purgeId);
    expect(done.items.map((item) => item.code)).toEqual([free.code]);
    expect(await rowsOf(sealed.caseId)).toBeGreaterThan(3);
  });

  test("[erasure] what was deleted does not come back with the rows of an old backup", async () => {
    const { caseId } = await closedCase();
    expect(await rowsOf(caseId)).toBeGreaterThan(3);
    await owner.query("select vault.destroy($1, $2, gen_random_uuid(), null, now())", [
      police.agencyId,
      caseId,
    ]);
    expect(await rowsOf(caseId)).toBe(0);
    const { rows } = await owner.query(
      'select from access."grant" where dossier_id = $1 and ended_at is null',
      [caseId],
    );
    expect(rows).toEqual([]);
  });

  test("a legal hold stops it: before the warning, on the list, and between confirmation and deletion", async () => {
    const held = await closedCase();
    const late = await closedCase();
    const free = await closedCase();
    await police.callByName("casefile.set-legal-hold", { caseId: held.caseId, reason: "order 1" });
    await pass(2 * 365 - 20);
    expect((await notices(police)).map((one) => one.code)).not.toContain(held.code);
    await pass(60);
    const list = await listHolding(free.code);
    if (!list) throw new Error("no list");
    expect(list.items.map((item) => item.code).sort()).toEqual([free.code, late.code].sort());
    await admin.callByName("retention.propose-purge", { purgeId: list.purgeId });
    await police.callByName("casefile.set-legal-hold", { caseId: late.caseId, reason: "order 2" });
    expect(
      (await waits(auditor, list.purgeId))?.lines.find((line) => line.before === late.code)?.after,
    ).toMatch(/held$/);
    await approve(auditor, list.purgeId);
    const done = await untilDone(list.purgeId);
    const outcome = Object.fromEntries(done.items.map((item) => [item.code, item.outcome]));
    expect(outcome).toEqual({ [free.code]: "purged", [late.code]: "held" });
    expect(await rowsOf(late.caseId)).toBeGreaterThan(3);
    await expect(police.callByName("casefile.get-case", { code: late.code })).resolves.toMatchObject({
      code: late.code,
    });
  });

  test("what is opened again or left out stays; a list changed since the second person looked is not confirmed", async () => {
    const again = await closedCase();
    const out = await closedCase();
    await pass(2 * 365 - 20);
    await pass(60);
    const list = await listHolding(again.code);
    if (!list) throw new Error("no list");
    await admin.callByName("retention.propose-purge", { purgeId: list.purgeId });
    const seen = await waits(auditor, list.purgeId);
    await admin.callByName("retention.propose-purge", { purgeId: list.purgeId, without: [out.caseId] });
    await expect(
      auditor.callByName("review.approve-review", { reviewId: seen?.reviewId, version: seen?.version }),
    ).rejects.toMatchObject({ code: "not-found" });
    await police.callByName("casefile.reopen-case", { caseId: again.caseId });
    await approve(auditor, list.purgeId);
    const done = await untilDone(list.purgeId);
    const outcome = Object.fromEntries(done.items.map((item) => [item.code, item.outcome]));
    expect(outcome).toMatchObject({ [again.code]: "opened-again", [out.code]: "left-out" });
    expect(await rowsOf(out.caseId)).toBeGreaterThan(3);
  });

  test("[X8] a sealed file is warned of and never listed", async () => {
    const made = await closedCase();
    await owner.query("update access.dossier set sealed = true where dossier_id = $1", [made.caseId]);
    await pass(2 * 365 - 20);
    await pass(60);
    expect(await listHolding(made.code)).toBeUndefined();
    expect((await notices(police)).map((one) => one.code)).toContain(made.code);
  });
});
