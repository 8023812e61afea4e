import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { isOver, Job } from "#kernel/words";
import { Failure } from "./command.ts";
import type { KernelClient } from "./kernel-client.ts";

const Started = z.object({ jobId: z.string() });

/** Waits for a job that a call started, telling its steps; gives its result. Throws `Failure` when it failed or was cancelled. */
export async function followJob(
  client: KernelClient,
  started: unknown,
  say: (sentence: string) => void,
): Promise<unknown> {
  const { jobId } = Started.parse(started);
  let told = "";
  for (let pause = 50; ; pause = Math.min(pause * 1.5, 500)) {
    const job = Job.parse(await client.call("jobs.get-job", { jobId }));
    const step = job.total > 0 ? `${job.step} ${Math.floor((100 * job.done) / job.total)} %` : job.step;
    if (step !== told && step !== "") say(`  ${step}`);
    told = step;
    if (job.state === "done") return job.result;
    if (isOver(job)) {
      const sentence =
        job.problem?.detail ??
        job.problem?.title ??
        (job.state === "cancelled" ? "It was cancelled." : "It failed.");
      throw new Failure(job.problem?.code ?? job.state, sentence, job.problem);
    }
    await wait(pause);
  }
}
