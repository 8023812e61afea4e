import { type Engine, workAs } from "#kernel/action";
import { type EnterJob, NobodyEntered } from "./worker.ts";

/** Makes the way in for workers: short transactions entered as the job's requester through `access.enter_job`. */
export function enterJobs(engine: Engine): EnterJob {
  return async (jobId, work) => {
    const done = await workAs(engine, { by: "job", jobId }, { name: "jobs.work", work });
    if (done === undefined) throw new NobodyEntered();
    return done.result;
  };
}
