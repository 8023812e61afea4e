import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import type { JobDeclaration } from "./job.ts";
import type { Queue } from "./queue.ts";

export type StartJob = {
  readonly tx: Tx;
  readonly queue: Queue;
  readonly job: JobDeclaration;
  readonly input: unknown;
};

/** Writes the job and puts its id on the queue in the transaction of the action that asks for it; gives its id. */
export async function startJob({ tx, queue, job, input }: StartJob): Promise<string> {
  const parsed = job.input.parse(input);
  const { rows } = await sql<{ job_id: string }>`
    insert into jobs.job (name, input, retries)
    values (${job.name}, ${JSON.stringify(parsed)}::jsonb, ${job.retries ?? 0})
    returning job_id
  `.execute(tx);
  const jobId = rows[0]?.job_id;
  if (jobId === undefined) throw new Error(`job ${job.name} was not written`);
  await queue.send(jobId, tx);
  return jobId;
}
