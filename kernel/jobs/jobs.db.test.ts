import { randomBytes, randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { action, type Declaration, type Engine, type Entry, perform } from "#kernel/action";
import type { Database } from "#kernel/database";
import { createDiskStore } from "#kernel/files";
import { createVaultStore } from "#kernel/vault";
import { cloneDatabase } from "../testing/clone-database.ts";
import { Job } from "../words/job.ts";
import { cancelJob } from "./cancel-job.ts";
import { enterJobs } from "./enter-job.ts";
import { getJob } from "./get-job.ts";
import { defineJob, type JobDeclaration } from "./job.ts";
import { listJobs } from "./list-jobs.ts";
import { openQueue, type Queue } from "./queue.ts";
import { startJob } from "./start-job.ts";
import { subscribeJob } from "./subscribe-job.ts";
import { type EnterJob, startWorkers, type Workers } from "./worker.ts";

const count = defineJob({
  name: "test.count",
  about: "Counts.",
  needs: "test.count",
  input: z.object({ to: z.int(), slow: z.boolean().default(false) }),
  output: z.object({ name: z.string(), counted: z.int() }),
  personal: true,
}).run(async ({ input, signal, progress, inTx }) => {
  for (let at = 1; at <= input.to; at += 1) {
    await progress(at, input.to, "counting");
    if (input.slow) await new Promise((resolve) => setTimeout(resolve, 20));
    signal.throwIfAborted();
  }
  const name = await inTx(async ({ actor }) => `CANARY ${actor.accountId}`);
  return { name, counted: input.to };
});

const broken = defineJob({
  name: "test.break",
  about: "Breaks.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({}),
}).run(async () => {
  throw new Error("CANARY secret inside");
});

const again = defineJob({
  name: "test.again",
  about: "May start again.",
  needs: "signed-in",
  input: z.object({}),
  output: z.object({ attempts: z.int() }),
  retries: 1,
}).run(async () => ({ attempts: 2 }));

const jobs: readonly JobDeclaration[] = [count, broken, again];

const begin = action({
  name: "test.begin",
  about: "Starts a job.",
  needs: "signed-in",
  input: z.object({ job: z.string(), input: z.unknown(), fail: z.boolean().default(false) }),
  output: z.object({ jobId: z.string() }),
}).run(async ({ input, startJob: start }) => {
  const jobId = await start(input.job, input.input);
  if (input.fail) throw new Error("rolled back");
  return { jobId };
});

type Person = { entry: Entry; accountId: string };

let database: Database;
let queue: Queue;
let engine: Engine;
let enter: EnterJob;
let workers: Workers | null = null;
const logged: string[] = [];

async function person(rights: boolean): Promise<Person> {
  const owner = await database.owner();
  try {
    const [agencyId, accountId, hash] = [randomUUID(), randomUUID(), randomBytes(32)];
    await owner.query(
      "insert into access.agency (agency_id, name, kind, country) values ($1, '{\"en\":\"A\"}', 'police', 'XV')",
      [agencyId],
    );
    await owner.query(
      "insert into access.account (account_id, agency_id, email, name, roles) values ($1, $2, $3, 'N', $4)",
      [accountId, agencyId, `${accountId}@test.test`, rights ? ["investigator"] : []],
    );
    await owner.query(
      "insert into access.session (hash, account_id, opened_at, seen_at, expires_at) values ($1, $2, now(), now(), now() + interval '1 hour')",
      [hash, accountId],
    );
    return { entry: { by: "session", hash }, accountId };
  } finally {
    await owner.end();
  }
}

function call(who: Person, declaration: Declaration, input: unknown): Promise<unknown> {
  return perform(engine, { declaration, input, entry: who.entry, requestId: randomUUID() });
}

async function started(who: Person, job: string, input: unknown = {}): Promise<string> {
  const answer = await call(who, begin, { job, input });
  return z.object({ jobId: z.string() }).parse(answer).jobId;
}

async function jobOf(who: Person, jobId: string): Promise<Job> {
  return Job.parse(await call(who, getJob, { jobId }));
}

async function followed(who: Person, jobId: string, until = new AbortController()): Promise<Job[]> {
  const seen: Job[] = [];
  await subscribeJob({
    ask: () => jobOf(who, jobId),
    listener: (job) => seen.push(job),
    signal: until.signal,
    everyMs: 20,
  });
  return seen;
}

async function work(beatMs = 50, alone = true): Promise<void> {
  const log = (word: string, figures: object) => logged.push(`${word} ${JSON.stringify(figures)}`);
  const temporary = join(tmpdir(), randomUUID());
  const files = createDiskStore({ root: join(temporary, "files") });
  const ours = { app: database.app, queue, jobs, enter, log, files, temporary };
  workers = await startWorkers({ ...ours, beatMs, alone });
}

beforeAll(async () => {
  database = await cloneDatabase();
  const vault = createVaultStore({
    masterKey: randomBytes(32),
    erasureLedgerPath: join(tmpdir(), randomUUID()),
  });
  engine = {
    app: database.app,
    vault,
    rightsOf: (roles) => new Set(roles.includes("investigator") ? ["test.count"] : []),
    now: () => new Date(),
    answerKey: randomBytes(32),
    startJob: async (tx, _actor, name, input) => {
      const job = jobs.find((candidate) => candidate.name === name);
      if (job === undefined) throw new Error(name);
      return startJob({ tx, queue, job, input });
    },
  };
  enter = enterJobs(engine);
});
afterAll(async () => {
  await database?.close();
});
beforeEach(async () => {
  queue = await openQueue({ app: database.app });
});
afterEach(async () => {
  await (workers === null ? queue.close() : workers.stop());
  workers = null;
});

describe("a job", () => {
  it("is nothing to a stranger: not listed, not found, not cancelled", async () => {
    const [owner, stranger] = [await person(true), await person(true)];
    const jobId = await started(owner, "test.count", { to: 1 });
    expect(await call(stranger, listJobs, {})).toEqual({ items: [], next: null });
    await expect(call(stranger, getJob, { jobId })).rejects.toMatchObject({ code: "not-found" });
    await expect(call(stranger, cancelJob, { jobId })).rejects.toMatchObject({ code: "not-found" });
    expect((await jobOf(owner, jobId)).state).toBe("waiting");
  });

  it("runs as its requester, tells its progress and keeps its result sealed", async () => {
    const who = await person(true);
    const jobId = await started(who, "test.count", { to: 30, slow: true });
    await work();
    const seen = await followed(who, jobId);
    expect(seen.at(-1)?.state).toBe("done");
    expect(seen.some((job) => job.state === "running" && job.done > 0 && job.step === "counting")).toBe(true);
    expect(seen.at(-1)?.result).toEqual({ name: `CANARY ${who.accountId}`, counted: 30 });
    const owner = await database.owner();
    const { rows } = await owner.query("select j::text as text from jobs.job j where job_id = $1", [jobId]);
    await owner.end();
    expect(rows[0].text).not.toContain("CANARY");
    expect(rows[0].text).not.toContain(Buffer.from("CANARY").toString("hex"));
  });

  it("is on the queue only when the action that asked for it stands", async () => {
    const who = await person(true);
    await expect(call(who, begin, { job: "test.count", input: { to: 1 }, fail: true })).rejects.toThrow(
      "rolled back",
    );
    await work();
    expect(await call(who, listJobs, {})).toEqual({ items: [], next: null });
  });

  it("fails without a word of content when it breaks, and tells the operator where", async () => {
    const who = await person(true);
    const jobId = await started(who, "test.break");
    await work();
    const last = (await followed(who, jobId)).at(-1);
    expect(last).toMatchObject({ state: "failed", problem: { code: "failed" } });
    expect(last?.problem?.title).toMatch(/our side/);
    expect(logged.join()).toMatch(/job-failed.*jobs\.db\.test/);
    expect(logged.join() + JSON.stringify(last)).not.toContain("CANARY");
  });

  it("needs the right on the day it runs", async () => {
    const who = await person(false);
    const jobId = await started(who, "test.count", { to: 1 });
    await work();
    expect((await followed(who, jobId)).at(-1)).toMatchObject({
      state: "failed",
      problem: { code: "not-allowed" },
    });
  });

  it("gives up when its requester's account was closed", async () => {
    const who = await person(true);
    const jobId = await started(who, "test.count", { to: 1 });
    const owner = await database.owner();
    await owner.query("update access.account set closed_at = now() where account_id = $1", [who.accountId]);
    await work();
    await expect
      .poll(
        async () =>
          (await owner.query("select state, problem from jobs.job where job_id = $1", [jobId])).rows[0],
      )
      .toEqual({ state: "failed", problem: { code: "nobody" } });
    await owner.end();
  });

  it("is cancelled while it waits and while it runs, and not afterwards", async () => {
    const who = await person(true);
    const waiting = await started(who, "test.count", { to: 1 });
    expect(await call(who, cancelJob, { jobId: waiting })).toMatchObject({ state: "cancelled" });
    const running = await started(who, "test.count", { to: 10_000, slow: true });
    await work();
    await expect.poll(async () => (await jobOf(who, running)).done, { timeout: 5000 }).toBeGreaterThan(0);
    await call(who, cancelJob, { jobId: running });
    expect((await followed(who, running)).at(-1)?.state).toBe("cancelled");
    await expect(call(who, cancelJob, { jobId: running })).rejects.toMatchObject({ code: "refused" });
    expect((await jobOf(who, waiting)).state).toBe("cancelled");
  });

  it("that was left by a dead server starts again where it may, and has failed where not", async () => {
    const who = await person(true);
    const [once, twice] = [await started(who, "test.count", { to: 1 }), await started(who, "test.again")];
    const owner = await database.owner();
    await owner.query(
      "begin; set local palermo.maintenance = 'on'; update jobs.job set state = 'running', attempt = 1, worker_id = gen_random_uuid(), heartbeat_at = clock_timestamp() - interval '1 hour' where state = 'waiting'; commit",
    );
    await owner.end();
    await work(50, false);
    expect((await followed(who, twice)).at(-1)).toMatchObject({ state: "done", result: { attempts: 2 } });
    expect(await jobOf(who, once)).toMatchObject({ state: "failed", problem: { code: "interrupted" } });
  });

  it("is left in a clear state by a server that stops", async () => {
    const who = await person(true);
    const jobId = await started(who, "test.count", { to: 10_000, slow: true });
    await work();
    await expect.poll(async () => (await jobOf(who, jobId)).state, { timeout: 5000 }).toBe("running");
    await workers?.stop();
    expect(await jobOf(who, jobId)).toMatchObject({ state: "failed", problem: { code: "interrupted" } });
  });
});
