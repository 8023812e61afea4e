import { sql } from "kysely";
import type pg from "pg";
import type { FileStore } from "../files/file-store.ts";
import type { WorkContext } from "../import/importer.ts";
import { sealForAgency } from "../vault/index.ts";
import type { JobDeclaration } from "./job.ts";
import { type JobProblem, problemOf } from "./job-problem.ts";
import { Pulse } from "./pulse.ts";
import { type EnterJob, type JobLog, NobodyEntered } from "./worker.ts";

export type RunJob = {
  readonly jobId: string;
  readonly workerId: string;
  readonly byName: ReadonlyMap<string, JobDeclaration>;
  readonly enter: EnterJob;
  readonly app: Pick<pg.Pool, "query">;
  readonly log: JobLog;
  readonly stop: AbortController;
  readonly beatMs: number;
  readonly files: FileStore;
  readonly temporary: string;
};

type Claimed = { name: string; input: unknown; attempt: number; retries: number };

/** Runs one job to its end, whatever that is; never throws. A job taken by another server or cancelled is left alone. */
export async function runJob(order: RunJob): Promise<void> {
  const { jobId, enter, log } = order;
  try {
    const claimed = await enter(jobId, (context) => claim(context, order));
    if (claimed === null) return;
    const job = order.byName.get(claimed.row.name);
    if (job === undefined) return await fail(order, { code: "unknown-job" });
    if (job.needs !== "signed-in" && !claimed.actor.rights.has(job.needs)) {
      return await fail(order, { code: "not-allowed" });
    }
    await perform(order, job, claimed);
  } catch (error) {
    if (error instanceof NobodyEntered) await giveUp(order, "nobody");
    else log("job-lost", { jobId, error: error instanceof Error ? error.name : "unknown" });
  }
}

async function claim(context: WorkContext, { jobId, workerId }: RunJob) {
  const { rows } = await sql<Claimed>`
    update jobs.job set state = 'running', worker_id = ${workerId}::uuid, attempt = attempt + 1, started_at = access.now(),
      heartbeat_at = clock_timestamp(), problem = null
    where job_id = ${jobId}::uuid and state = 'waiting'
    returning name, input, attempt, retries
  `.execute(context.tx);
  return rows[0] === undefined ? null : { row: rows[0], actor: context.actor };
}

async function perform(
  order: RunJob,
  job: JobDeclaration,
  { row, actor }: { row: Claimed; actor: WorkContext["actor"] },
): Promise<void> {
  const { jobId, enter, stop } = order;
  const pulse = new Pulse({ jobId, enter, stop, beatMs: order.beatMs });
  pulse.start();
  try {
    const output = await job.run({
      jobId,
      input: job.input.parse(row.input),
      actor,
      signal: stop.signal,
      progress: pulse.progress,
      inTx: (work) => enter(jobId, work),
      files: order.files,
      temporary: order.temporary,
      log: (word, figures = {}) => order.log(word, { ...figures, jobId }),
    });
    await pulse.stop();
    await finish(order, job, job.output.parse(output));
  } catch (error) {
    await pulse.stop();
    if (stop.signal.aborted) return await stopped(order, row);
    const problem = problemOf(error, actor.lang);
    if (problem.code === "failed") order.log("job-failed", { jobId, job: job.name, error: describe(error) });
    await fail(order, problem);
  }
}

async function finish({ jobId, enter }: RunJob, job: JobDeclaration, output: unknown): Promise<void> {
  const text = JSON.stringify(output ?? null);
  await enter(jobId, async ({ tx, vault }) => {
    const place = { table: "jobs.job", column: "sealed_result", row: jobId };
    const sealed = job.personal === true ? (await sealForAgency(vault, place, text)).sealed : null;
    await sql`
      update jobs.job set state = 'done', ended_at = access.now(), done = greatest(done, total), worker_id = null,
        result = ${sealed === null ? text : null}::jsonb, sealed_result = ${sealed}
      where job_id = ${jobId}::uuid and state = 'running'
    `.execute(tx);
  });
}

async function fail({ jobId, enter }: RunJob, problem: JobProblem): Promise<void> {
  await enter(jobId, ({ tx }) =>
    sql`
      update jobs.job set state = 'failed', ended_at = access.now(), worker_id = null, problem = ${JSON.stringify(problem)}::jsonb
      where job_id = ${jobId}::uuid and state = 'running'
    `.execute(tx),
  );
}

/** Cancelled by its requester; or the server stops and another one takes it up where the declaration allows. */
async function stopped({ jobId, enter, stop }: RunJob, row: Claimed): Promise<void> {
  const cancelled = stop.signal.reason === "cancelled";
  const again = !cancelled && row.attempt <= row.retries;
  const state = cancelled ? "cancelled" : again ? "waiting" : "failed";
  const problem = state === "failed" ? JSON.stringify({ code: "interrupted" }) : null;
  await enter(jobId, ({ tx }) =>
    sql`
      update jobs.job set state = ${state}::jobs.state, worker_id = null, problem = ${problem}::jsonb,
        ended_at = case when ${again} then null else access.now() end
      where job_id = ${jobId}::uuid and state = 'running'
    `.execute(tx),
  );
}

async function giveUp({ app, jobId }: RunJob, code: string): Promise<void> {
  await app.query("select jobs.give_up($1, $2)", [jobId, code]);
}

/** The kind of a bug for the operator's log; messages may hold content and stay out. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place = error.stack
    ?.split("\n")
    .find((line) => /^\s+at /.test(line) && !line.includes("node_modules"));
  return `${error.name}${place === undefined ? "" : ` ${place.trim()}`}`;
}
