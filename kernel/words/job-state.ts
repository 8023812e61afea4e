/** States of a job, apart from its schema, so that the first load of the web app needs no schemas. */
export const jobStates = ["waiting", "running", "done", "failed", "cancelled"] as const;

/** Whether nothing more will happen to the job. */
export function isOver(job: { readonly state: (typeof jobStates)[number] }): boolean {
  return job.state === "done" || job.state === "failed" || job.state === "cancelled";
}
