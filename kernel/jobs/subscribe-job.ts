import type { Job } from "../words/job.ts";
import { isOver } from "../words/job-state.ts";

export type SubscribeJob = {
  /** Reads the job as the reader, so that today's rights hold at every look; null when it is not there (any more). */
  readonly ask: () => Promise<Job | null>;
  readonly listener: (job: Job) => void;
  readonly signal: AbortSignal;
  /** Milliseconds between two looks; 500 when left out. */
  readonly everyMs?: number;
};

/** Tells the listener at once and whenever the job moved, until it is over, gone, or nobody listens. */
export async function subscribeJob({ ask, listener, signal, everyMs = 500 }: SubscribeJob): Promise<void> {
  let told = "";
  while (!signal.aborted) {
    const job = await ask();
    if (job === null) return;
    const now = JSON.stringify({ ...job, remainingMs: undefined });
    if (now !== told && !signal.aborted) listener(job);
    told = now;
    if (isOver(job)) return;
    await pause(everyMs, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });
}
