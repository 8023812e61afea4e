import { createHash, randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findForgedCheckpoint } from "#kernel/audit";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { casefile } from "#modules/casefile";

let kernel: TestKernel;
let owner: pg.Client;
let investigator: TestAccount;
let auditor: TestAccount;
let agencyId = "";

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [casefile] });
  owner = await kernel.database.owner();
  agencyId = await kernel.openAgency();
  investigator = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  auditor = await kernel.openAccount({ agencyId: await kernel.openAgency("oversight"), roles: ["auditor"] });
});
afterAll(async () => {
  await owner?.end();
  await kernel?.close();
});

async function newCase(title = ""): Promise<string> {
  const caseId = randomUUID();
  await investigator.callByName("casefile.open-case", { caseId, kind: "trafficking", title });
  return caseId;
}

type Event = {
  action: string;
  outcome: string;
  detail: string | null;
  dossiers: string[];
  fields: string[];
  account_id: string | null;
};
async function lastEvents(action: string): Promise<Event[]> {
  const { rows } = await owner.query<Event>(
    "select action, outcome, detail, dossiers, fields, account_id from audit.event where action = $1 order by event_id desc",
    [action],
  );
  return rows;
}

describe("what is written", () => {
  test("[audit] an action leaves one event with actor, dossiers, field names and a keyed digest, no value", async () => {
    const caseId = await newCase("CANARYTITLE");
    const [event] = await lastEvents("casefile.open-case");
    expect(event).toMatchObject({ outcome: "done", dossiers: [caseId], account_id: investigator.accountId });
    expect(event?.fields).toContain("title");
    const { rows } = await owner.query<{ row: string; digest: Buffer }>(
      "select e::text as row, digest from audit.event e where action = 'casefile.open-case' order by event_id desc limit 1",
    );
    expect(rows[0]?.row).not.toContain("CANARYTITLE");
    expect(rows[0]?.digest.length).toBe(32);
    const plain = createHash("sha256")
      .update(JSON.stringify({ caseId, kind: "trafficking", title: "CANARYTITLE" }))
      .digest();
    expect(rows[0]?.digest.equals(plain)).toBe(false);
  });

  test("[audit] a question on content leaves one event before the answer leaves", async () => {
    const caseId = await newCase();
    const before = (await lastEvents("casefile.get-case")).length;
    await investigator.callByName("casefile.get-case", { caseId });
    const events = await lastEvents("casefile.get-case");
    expect(events.length).toBe(before + 1);
    expect(events[0]).toMatchObject({
      outcome: "read",
      dossiers: [caseId],
      fields: expect.arrayContaining(["title"]),
    });
    // Where the event cannot be written there is no answer.
    await owner.query(
      "alter table audit.event add constraint shut check (action <> 'casefile.get-case') not valid",
    );
    await expect(investigator.callByName("casefile.get-case", { caseId })).rejects.toThrow();
    await owner.query("alter table audit.event drop constraint shut");
  });

  test("[audit] refusals of rules, and what was not allowed, are written though the transaction was rolled back", async () => {
    const caseId = await newCase();
    const stranger = await kernel.openAccount({ agencyId, roles: ["investigator"] });
    await expect(stranger.callByName("casefile.get-case", { caseId })).rejects.toMatchObject({
      code: "not-found",
    });
    expect((await lastEvents("casefile.get-case"))[0]).toMatchObject({
      outcome: "denied",
      account_id: stranger.accountId,
      dossiers: [],
    });
    await expect(
      investigator.callByName("access.end-grant", { grantId: await ownGrant(caseId), reason: "x" }),
    ).rejects.toMatchObject({ code: "refused" });
    expect((await lastEvents("access.end-grant"))[0]).toMatchObject({
      outcome: "refused",
      detail: "last-manager",
    });
    const trainer = await kernel.openAccount({ agencyId, roles: ["trainer"] });
    await expect(trainer.callByName("account.list-accounts", {})).rejects.toMatchObject({
      code: "not-found",
    });
    expect((await lastEvents("account.list-accounts"))[0]).toMatchObject({
      outcome: "denied",
      detail: "account.manage",
    });
  });

  test("[audit] every question that names what it opened is declared as audited", async () => {
    // Found by asking each for what the reader may see; a question on content without an event is an unseen reading.
    const names = kernel.services.registry.doors
      .flatMap((door) => door.declarations)
      .filter((one) => one.kind === "question" && one.audited)
      .map((one) => one.name);
    expect(names).toEqual(
      expect.arrayContaining([
        "casefile.get-case",
        "casefile.list-participants",
        "casefile.find-cases-by-name",
        "person.find-person",
        "person.reveal-identity",
        "history.list-history",
        "audit.list-events",
      ]),
    );
  });
});

async function ownGrant(caseId: string): Promise<string> {
  const { rows } = await owner.query<{ grant_id: string }>(
    `select grant_id from access."grant" where dossier_id = $1 and compartment = 'investigation'`,
    [caseId],
  );
  return rows[0]?.grant_id ?? "";
}

describe("X8", () => {
  test("[X8] events about a sealed dossier are absent for auditors who are not named, and there for one who is", async () => {
    const caseId = await newCase();
    const { code } = (await investigator.callByName("casefile.get-case", { caseId })) as { code: string };
    type Listed = { items: { dossiers: string[]; action: string }[] };
    const seen = async (who: TestAccount, input: object = {}) =>
      ((await who.callByName("audit.list-events", { limit: 200, ...input })) as Listed).items.filter((one) =>
        one.dossiers.includes(code),
      );
    expect((await seen(auditor)).length).toBeGreaterThan(1);
    await investigator.callByName("access.seal-dossier", { dossierId: caseId, reason: "complaint" });
    expect(await seen(auditor)).toEqual([]);
    expect(await seen(auditor, { code })).toEqual([]);
    const all = (await auditor.callByName("audit.list-events", { limit: 200 })) as Listed;
    expect(all.items.some((one) => one.action === "access.seal-dossier")).toBe(false);
    await expect(auditor.callByName("access.find-dossier", { code })).rejects.toMatchObject({
      code: "not-found",
    });

    // Named, by a grant in a compartment that the role may open: auditors hold none, so a prosecutor who audits.
    const named = await kernel.openAccount({ agencyId, roles: ["auditor", "prosecutor"] });
    expect(await seen(named)).toEqual([]);
    await investigator.callByName("access.give-grant", {
      dossierId: caseId,
      compartments: ["investigation"],
      level: "read",
      to: { kind: "account", id: named.accountId },
      purpose: "supervision",
    });
    expect((await seen(named)).length).toBeGreaterThan(1);
  });
});

describe("the chain", () => {
  beforeEach(async () => {
    for (let turn = 0; turn < 5; turn += 1) await newCase();
    await sealAll();
    await owner.query("begin");
  });
  afterEach(() => owner.query("rollback"));

  async function sealAll(): Promise<void> {
    await kernel.database.app.query("select audit.seal()");
  }
  type Verdict = {
    events: string;
    unsealed: string;
    broken_seq: string | null;
    broken_reason: string | null;
    last_seq: string;
  };
  async function verify(): Promise<Verdict> {
    const { rows } = await owner.query<Verdict>("select * from audit.verify()");
    const [verdict] = rows;
    if (!verdict) throw new Error("no verdict");
    return verdict;
  }

  test("[chain] a whole chain is whole, and says what is not chained yet", async () => {
    expect(await verify()).toMatchObject({ broken_seq: null, unsealed: "0" });
    await owner.query("rollback");
    await newCase();
    const verdict = (await auditor.callByName("audit.verify-chain", {})) as {
      unsealed: number;
      broken: unknown;
    };
    expect(verdict.broken).toBeNull();
    expect(verdict.unsealed).toBeGreaterThanOrEqual(0);
    await owner.query("begin");
  });

  test("[chain] any column changed in any event names that event", async () => {
    const { rows: columns } = await owner.query<{ name: string; type: string }>(
      "select attname as name, format_type(atttypid, null) as type from pg_attribute where attrelid = 'audit.event'::regclass and attnum > 0 and not attisdropped",
    );
    const { rows: where } = await owner.query<{ seq: string }>(
      "select (max(seq) - 2)::text as seq from audit.event",
    );
    const seq = where[0]?.seq ?? "";
    const other: Record<string, string> = {
      uuid: "gen_random_uuid()",
      "timestamp with time zone": "at + interval '1 microsecond'",
      bytea: "'\\x00'::bytea",
      "uuid[]": "array[gen_random_uuid()]",
      "text[]": "array['other']",
    };
    const tried: string[] = [];
    for (const { name, type } of columns.filter((column) => column.name !== "seq")) {
      const value =
        name === "actor_kind"
          ? "'system'"
          : name === "outcome"
            ? "'failed'"
            : type === "text"
              ? "'other'"
              : other[type];
      expect(value, `${name} ${type}`).toBeDefined();
      await owner.query("savepoint before");
      await owner.query(`update audit.event set ${name} = ${value} where seq = $1`, [seq]);
      const verdict = await verify();
      expect(verdict.broken_seq, name).toBe(seq);
      tried.push(name);
      await owner.query("rollback to before");
    }
    expect(tried.length).toBeGreaterThanOrEqual(16);
    expect((await verify()).broken_seq).toBeNull();
  });

  test("[chain] text moved from one column to the next is a change too", async () => {
    await owner.query(
      "insert into audit.event (at, actor_kind, action, outcome, detail, purpose, fields) values (now(), 'system', 'test', 'done', 'a', 'b', '{a,b}')",
    );
    await owner.query("select audit.seal()");
    const { last_seq } = await verify();
    for (const change of [
      "detail = E'a\\x1fb', purpose = null",
      "detail = null, purpose = 'a', reason = 'b'",
      "fields = '{\"a,b\"}'",
    ]) {
      await owner.query("savepoint before");
      await owner.query(`update audit.event set ${change} where seq = $1`, [last_seq]);
      expect((await verify()).broken_seq, change).toBe(last_seq);
      await owner.query("rollback to before");
    }
  });

  test("[chain] an event taken away, two exchanged, one put between: the first that does not fit is named", async () => {
    const { last_seq } = await verify();
    const seq = Number(last_seq) - 2;
    await owner.query("savepoint before");
    await owner.query("delete from audit.event where seq = $1", [seq]);
    expect(await verify()).toMatchObject({ broken_seq: String(seq), broken_reason: "missing" });
    await owner.query("rollback to before");
    await owner.query("update audit.event set seq = -seq where seq in ($1, $2)", [seq, seq + 1]);
    await owner.query(
      "update audit.event set seq = case when seq = -$1::bigint then $1::bigint + 1 else $1::bigint end where seq < 0",
      [seq],
    );
    expect((await verify()).broken_seq).toBe(String(seq));
    await owner.query("rollback to before");
    await owner.query("update audit.event set seq = seq + 1000000 where seq > $1", [seq]);
    await owner.query("update audit.event set seq = seq - 999999 where seq > 1000000");
    await owner.query(
      "insert into audit.event (seq, at, actor_kind, action, outcome, previous, hash) values ($1, now(), 'system', 'x', 'done', '\\x', '\\x')",
      [seq + 1],
    );
    expect((await verify()).broken_seq).toBe(String(seq + 1));
    await owner.query("rollback to before");
    await owner.query("delete from audit.event where seq = 1");
    expect(await verify()).toMatchObject({ broken_seq: "1", broken_reason: "missing" });
  });

  test("[chain] a tail cut off before a signed checkpoint is named, a forged checkpoint too", async () => {
    await owner.query("rollback");
    // The server's own sealer signs soon after its start.
    await expect.poll(async () => (await checkpoints()).length, { timeout: 20_000 }).toBeGreaterThan(0);
    const [signed] = await checkpoints();
    await owner.query("begin");
    expect(await forged()).toBeNull();
    await owner.query("savepoint before");
    await owner.query("delete from audit.event where seq >= $1", [signed?.seq]);
    expect(await verify()).toMatchObject({ broken_seq: signed?.seq, broken_reason: "cut" });
    await owner.query("rollback to before");
    // The whole chain made anew, as one can who owns the database: it fits, but not the checkpoint.
    await owner.query("delete from audit.event where seq = 3");
    await owner.query("update audit.event set seq = null, previous = null, hash = null");
    await owner.query("select audit.seal(1000000)");
    expect((await verify()).broken_reason).toBe("cut");
    // So the checkpoint is made anew as well: its signature cannot be.
    await owner.query(
      "update audit.checkpoint c set seq = v.last_seq, hash = v.last_hash from audit.verify() v where c.seq = $1",
      [signed?.seq],
    );
    expect(await forged()).not.toBeNull();
    await owner.query("rollback to before");
    await owner.query("update audit.checkpoint set key_id = 'another key'");
    expect(await forged()).not.toBeNull();
  });

  type Checkpoint = { seq: string; hash: Buffer; signature: Buffer; key_id: string };
  async function checkpoints(): Promise<Checkpoint[]> {
    return (await owner.query<Checkpoint>("select * from audit.checkpoints()")).rows;
  }
  async function forged(): Promise<number | null> {
    return findForgedCheckpoint(await checkpoints(), kernel.database.instance.masterKey.derive("audit"));
  }
});
