import { sql } from "kysely";
import { question } from "#kernel/action";
import { Job } from "../words/job.ts";
import { Page, PageAsk } from "../words/page.ts";
import { type JobRow, jobOf } from "./job-row.ts";

export const listJobs = question({
  name: "jobs.list-jobs",
  about: "The reader's own long pieces of work, the newest first.",
  needs: "signed-in",
  input: PageAsk,
  output: Page(Job),
}).run(async (context) => {
  const { after, limit = 50 } = context.input;
  const { rows } = await sql<JobRow>`
    select * from jobs.job
    where ${after ?? null}::text is null or job_id < ${after ?? null}::uuid
    order by job_id desc limit ${limit + 1}
  `.execute(context.tx);
  const items = rows.slice(0, limit).map((row) => jobOf(row, context));
  return { items, next: rows.length > limit ? (items.at(-1)?.jobId ?? null) : null };
});
