import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse } from "#kernel/action";
import { Job } from "../words/job.ts";
import { type JobRow, jobOf } from "./job-row.ts";

export const cancelJob = action({
  name: "jobs.cancel-job",
  about: "Stops a long piece of work; what it began is taken back.",
  needs: "signed-in",
  input: z.object({ jobId: z.uuid() }),
  output: Job,
  refusals: ["already-over"],
}).run(async (context) => {
  const { rows } = await sql<JobRow>`
    update jobs.job set stop_asked = true,
      state = case when state = 'waiting' then 'cancelled' else state end,
      ended_at = case when state = 'waiting' then access.now() else ended_at end
    where job_id = ${context.input.jobId}::uuid and state in ('waiting', 'running')
    returning *
  `.execute(context.tx);
  if (rows[0] !== undefined) return jobOf(rows[0], context);
  const found = await sql`select from jobs.job where job_id = ${context.input.jobId}::uuid`.execute(
    context.tx,
  );
  if (found.rows.length === 0) throw new NotFound();
  return refuse("already-over");
});
