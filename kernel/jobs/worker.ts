import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { FileStore } from "../files/file-store.ts";
import type { WorkContext } from "../import/importer.ts";
import type { JobDeclaration } from "./job.ts";
import type { Queue } from "./queue.ts";
import { runJob } from "./run-job.ts";

/** Opens a short transaction entered as the job's requester; throws `NobodyEntered` when that cannot be. */
export type EnterJob = <T>(jobId: string, work: (context: WorkContext) => Promise<T>) => Promise<T>;

/** The requester's account is closed or the job is over. */
export class NobodyEntered extends Error {
  constructor() {
    super("the job has nobody to run as");
    this.name = "NobodyEntered";
  }
}

export type JobLog = (word: string, figures: Readonly<Record<string, number | string>>) => void;

export type WorkerSettings = {
  readonly app: Pick<pg.Pool, "query">;
  readonly queue: Queue;
  readonly jobs: readonly JobDeclaration[];
  readonly enter: EnterJob;
  readonly log: JobLog;
  /** Where encrypted files lie, and where a job may keep plain copies while it reads them. */
  readonly files: FileStore;
  readonly temporary: string;
  /** Jobs at once in this process; 2 when left out. */
  readonly atOnce?: number;
  /** No other server works on this database: whatever still "runs" at the start was left by one that died. */
  readonly alone?: boolean;
  /** Milliseconds between signs of life, 2,000 when left out; a server silent for ten of them is given up. */
  readonly beatMs?: number;
};

export type Workers = {
  /** Aborts what runs (it waits again or has failed, by its declaration) and takes no more. */
  readonly stop: () => Promise<void>;
};

/** Starts taking jobs from the queue, and looks after those whose server died. */
export async function startWorkers(settings: WorkerSettings): Promise<Workers> {
  const { app, queue, log, files, temporary, beatMs = 2000 } = settings;
  const workerId = randomUUID();
  const running = new Map<Promise<void>, AbortController>();
  const byName = new Map(settings.jobs.map((job) => [job.name, job]));

  async function rescue(patienceMs: number): Promise<void> {
    const { rows } = await app.query<{ rescue: string }>(
      "select jobs.rescue(($1 || ' milliseconds')::interval)",
      [String(patienceMs)],
    );
    for (const row of rows) await queue.send(row.rescue);
  }

  async function take(jobId: string): Promise<void> {
    const stop = new AbortController();
    const ours = { workerId, byName, enter: settings.enter, app, log, files, temporary, beatMs };
    const work = runJob({ ...ours, jobId, stop });
    running.set(work, stop);
    await work.finally(() => running.delete(work));
  }

  await rescue(settings.alone === true ? 0 : beatMs * 10);
  await queue.work(take, settings.atOnce ?? 2);
  const timer = setInterval(() => {
    rescue(beatMs * 10).catch((error: unknown) => log("jobs-not-rescued", { error: nameOf(error) }));
  }, beatMs * 10);
  timer.unref();
  const hourly = setInterval(() => {
    app
      .query("select jobs.forget_old()")
      .catch((error: unknown) => log("jobs-not-forgotten", { error: nameOf(error) }));
  }, 3_600_000);
  hourly.unref();
  return {
    async stop() {
      clearInterval(timer);
      clearInterval(hourly);
      for (const controller of running.values()) controller.abort("server-stops");
      await Promise.allSettled(running.keys());
      await queue.close();
    },
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
