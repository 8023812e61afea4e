import type { QuestionContext } from "../action/context.ts";
import { openForAgency } from "../vault/index.ts";
import type { Job } from "../words/job.ts";
import type { JobProblem } from "./job-problem.ts";
import { jobSentence } from "./sentence.ts";

export type JobRow = {
  job_id: string;
  name: string;
  state: Job["state"];
  done: string;
  total: string;
  step: string;
  started_at: Date | null;
  input: unknown;
  result: unknown;
  sealed_result: Buffer | null;
  problem: JobProblem | null;
};

/** A job as its requester sees it, without its result. */
export function jobOf(row: JobRow, { actor, now }: Pick<QuestionContext<unknown>, "actor" | "now">): Job {
  const done = Number(row.done);
  const total = Number(row.total);
  const job: Job = {
    jobId: row.job_id,
    name: row.name,
    state: row.state,
    done,
    total,
    step: row.step,
    startedAt: row.started_at?.toISOString() ?? null,
  };
  const spent = row.started_at === null ? 0 : now.getTime() - row.started_at.getTime();
  if (row.state === "running" && done > 0 && total > done && spent > 0) {
    job.remainingMs = Math.round((spent / done) * (total - done));
  }
  if (row.problem !== null) {
    const title = row.problem.title ?? jobSentence(actor.lang, row.problem.code);
    job.problem = {
      code: row.problem.code,
      title,
      ...(row.problem.params ? { params: { ...row.problem.params } } : {}),
    };
  }
  return job;
}

/** The job with its result, opened when it was sealed. */
export async function wholeJob(
  row: JobRow,
  context: Pick<QuestionContext<unknown>, "actor" | "now" | "vault">,
): Promise<Job> {
  const job = jobOf(row, context);
  if (row.state !== "done") return job;
  if (row.sealed_result === null) return { ...job, result: row.result };
  const place = { table: "jobs.job", column: "sealed_result", row: row.job_id };
  return { ...job, result: JSON.parse(await openForAgency(context.vault, place, row.sealed_result)) };
}
