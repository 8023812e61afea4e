import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { action } from "#kernel/action";
import { defineJob } from "#kernel/jobs";
import { defineModule } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { onEvent, type Told, tellAll } from "./index.ts";

let told: Told[] = [];
let everything: string[] = [];
let fails = 0;
let kinds: string[] = [];

const ring = action({
  name: "bell.ring",
  about: "Rings.",
  needs: "signed-in",
  input: z.object({ bellId: z.uuid(), fail: z.boolean().default(false) }),
  output: z.object({}),
  emits: ["bell.rung"],
}).run(({ input, emit }) => {
  emit("bell.rung", { bellId: input.bellId });
  if (input.fail) throw new Error("CANARY broken");
  return {};
});

const count = defineJob({
  name: "bell.count",
  about: "Counts.",
  needs: "bell.hear",
  input: z.object({}),
  output: z.object({}),
}).run(async ({ actor, inTx }) => {
  kinds.push(actor.kind, [...actor.rights].join());
  await inTx(async ({ tx }) => {
    const { rows } = await sql<{
      n: number;
    }>`select cardinality(access.dossiers('identity', 'read')) as n`.execute(tx);
    kinds.push(String(rows[0]?.n));
  });
  return {};
});

const bell = defineModule({
  name: "bell",
  actions: [ring],
  jobs: [count],
  on: {
    "bell.rung": onEvent({ about: "Hears.", needs: "bell.hear" }).run(
      async ({ event, tx, actor, startJob }) => {
        // The handler's own work: it goes with the transaction.
        await sql`insert into access.notice (account_id, kind, at) values (${actor.accountId}, ${event.eventId}, access.now())`.execute(
          tx,
        );
        if (fails > 0) {
          fails -= 1;
          throw new Error("CANARY failure");
        }
        kinds.push(actor.kind, [...actor.rights].join());
        await startJob("bell.count", {});
        told.push(event);
      },
    ),
    "*": onEvent({ about: "Hears all.", needs: "bell.hear-all" }).run(async ({ event }) => {
      everything.push(event.name);
    }),
  },
});

let kernel: TestKernel;
let ringer: TestAccount;
let admin: TestAccount;

beforeAll(async () => {
  // A teller of the server's own would hold loans over the moment at which a test moves the clock.
  kernel = await openTestKernel({ modules: [bell], still: "events" });
  const agencyId = await kernel.openAgency();
  ringer = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  admin = await kernel.openAccount({ agencyId, roles: ["admin"] });
});
afterAll(() => kernel?.close());
beforeEach(() => {
  told = [];
  everything = [];
  kinds = [];
});
afterEach(() => {
  fails = 0;
});

const settings = () => ({
  engine: kernel.services.engine,
  subscribers: kernel.services.registry.subscribers,
  log: () => {},
});

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 40_000; Date.now() < end; ) {
    await tellAll(settings());
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("it did not come to pass");
}

async function notices(kind: string): Promise<number> {
  const owner = await kernel.database.owner();
  await owner.query("set palermo.maintenance = 'on'");
  const { rows } = await owner.query("select from access.notice where kind = $1", [kind]);
  await owner.end();
  return rows.length;
}

describe("events", () => {
  test("a stranger sees no dead letters and tells nothing again", async () => {
    await expect(ringer.callByName("event.list-dead-letters", {})).rejects.toMatchObject({
      code: "not-found",
    });
    const eventId = randomUUID();
    const ask = { eventId, subscriber: "bell:bell.rung" };
    await expect(ringer.callByName("event.retry-delivery", ask)).rejects.toMatchObject({ code: "not-found" });
    await expect(admin.callByName("event.retry-delivery", ask)).rejects.toMatchObject({ code: "not-found" });
  });

  test("are told once, as System with the named right and no dossier, also in the jobs it starts", async () => {
    const bellId = randomUUID();
    await ringer.call(ring, { bellId });
    await until(() => kinds.length >= 5 && everything.includes("bell.rung"));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ ids: { bellId }, agencyId: ringer.agencyId, sealed: false, attempt: 1 });
    expect(kinds).toEqual(["system", "bell.hear", "system", "bell.hear", "0"]);
    await tellAll(settings());
    expect(told).toHaveLength(1);
  });

  test("of an action that was rolled back are never told", async () => {
    await expect(ringer.call(ring, { bellId: randomUUID(), fail: true })).rejects.toThrow();
    await tellAll(settings());
    expect(told).toHaveLength(0);
  });

  test("two servers telling at once tell each once", async () => {
    for (let n = 0; n < 20; n += 1) await ringer.call(ring, { bellId: randomUUID() });
    await Promise.all([tellAll(settings()), tellAll(settings()), tellAll(settings())]);
    await until(() => told.length >= 20);
    expect(new Set(told.map((event) => event.eventId)).size).toBe(20);
    expect(told).toHaveLength(20);
  });

  test("a handler that fails leaves nothing behind and is tried again later", async () => {
    fails = 2;
    await ringer.call(ring, { bellId: randomUUID() });
    await until(() => fails < 2);
    expect(told).toHaveLength(0);
    await kernel.moveClock(3000);
    await until(() => fails === 0);
    await kernel.moveClock(11_000);
    await until(() => told.length === 1);
    expect(told[0]?.attempt).toBe(3);
    expect(await notices(told[0]?.eventId ?? "")).toBe(1);
  });

  test("after eight tries the letter is dead, the administrator is told, sees its kind without content, and tells it again", async () => {
    fails = 8;
    await ringer.call(ring, { bellId: randomUUID() });
    for (let left = 7; left >= 0; left -= 1) {
      await until(() => fails <= left);
      await kernel.moveClock(7 * 3_600_000);
    }
    const list = async () =>
      (await admin.callByName("event.list-dead-letters", {})) as {
        items: { eventId: string; subscriber: string; tries: number; problem: string }[];
      };
    await until(async () => (await list()).items.length === 1);
    const [letter] = (await list()).items;
    expect(letter).toMatchObject({ subscriber: "bell:bell.rung", tries: 8 });
    expect(letter?.problem).toMatch(/^Error kernel\/event\/event\.db\.test\.ts/);
    expect(JSON.stringify(letter)).not.toContain("CANARY");
    const { items } = (await admin.callByName("access.list-notices", {})) as { items: { kind: string }[] };
    expect(items.map((item) => item.kind)).toContain("undelivered");
    await admin.callByName("event.retry-delivery", {
      eventId: letter?.eventId,
      subscriber: letter?.subscriber,
    });
    await until(() => told.some((event) => event.eventId === letter?.eventId));
    expect((await list()).items).toEqual([]);
  });

  test("the clock tells each day once", async () => {
    await until(() => true);
    everything = [];
    await kernel.moveClock(24 * 3_600_000);
    await until(() => everything.includes("clock.day-passed"));
    await Promise.all([tellAll(settings()), tellAll(settings())]);
    expect(everything.filter((name) => name === "clock.day-passed")).toHaveLength(1);
  });
});

describe("[forged] System", () => {
  test("is entered by no call without a delivery that waits, and with no other right", async () => {
    const { app } = kernel.database;
    const { rows } = await app.query(
      "select access.enter_delivery(gen_random_uuid(), 'bell:bell.rung') as claim",
    );
    expect(rows[0]).toEqual({ claim: null });
    await expect(app.query("select access.enter_system(array['system:bell.hear'])")).rejects.toThrow(
      /permission denied/,
    );
    await expect(app.query("select event.mark_delivered(gen_random_uuid(), 'x')")).rejects.toThrow(
      /Only System/,
    );
    const asked = await ringer
      .work(({ tx }) =>
        sql`insert into jobs.job (name, input, as_roles) values ('bell.count', '{}', '{system:bell.hear}') returning job_id`.execute(
          tx,
        ),
      )
      .then(({ rows: made }) => (made[0] as { job_id: string }).job_id);
    const { rows: entered } = await app.query("select access.enter_job($1) as claim", [asked]);
    expect(String((entered[0] as { claim: string }).claim)).toMatch(/^person\|/);
  });

  test("is no role that an administrator can give, and its account is not in their list", async () => {
    const opening = {
      agencyId: admin.agencyId,
      email: "x@test.palermo.test",
      name: "X",
      roles: ["system:bell.hear"],
    };
    await expect(admin.callByName("account.open-account", opening)).rejects.toMatchObject({
      code: "refused",
    });
    const { items } = (await admin.callByName("account.list-accounts", {})) as { items: { name: string }[] };
    expect(items.map((item) => item.name)).not.toContain("System");
  });
});
