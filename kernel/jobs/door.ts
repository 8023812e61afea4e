import { cancelJob } from "./cancel-job.ts";
import { getJob } from "./get-job.ts";
import { listJobs } from "./list-jobs.ts";

/** Following and cancelling one's own long work. */
export const jobsParts = { name: "jobs", actions: [cancelJob], questions: [getJob, listJobs] };
