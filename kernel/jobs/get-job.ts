import { sql } from "kysely";
import { z } from "zod";
import { NotFound, question } from "#kernel/action";
import { Job } from "../words/job.ts";
import { resultStands } from "./job.ts";
import { type JobRow, wholeJob } from "./job-row.ts";

export const getJob = question({
  name: "jobs.get-job",
  about: "How far a long piece of work is, and its result when it is done.",
  needs: "signed-in",
  input: z.object({ jobId: z.uuid() }),
  output: Job,
}).run(async (context) => {
  const { rows } =
    await sql<JobRow>`select * from jobs.job where job_id = ${context.input.jobId}::uuid`.execute(context.tx);
  if (rows[0] === undefined) throw new NotFound();
  if (rows[0].state === "done" && !(await resultStands(context, rows[0]))) throw new NotFound();
  return wholeJob(rows[0], context);
});
