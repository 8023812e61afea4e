import { useEffect, useState } from "react";
import { isOver, type Job } from "#kernel/words";
import { call } from "./call.ts";
import { proofFor } from "./device-key.ts";
import { asProblem, type Problem } from "./problem.ts";

/** Follows a job by server-sent events until it is over; asks every two seconds where events do not get through. */
export function followJob(
  jobId: string,
  onMove: (job: Job) => void,
  onProblem: (problem: Problem) => void,
): () => void {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let events: EventSource | undefined;
  const end = () => {
    stop.abort();
    events?.close();
    clearTimeout(timer);
  };
  const moved = (job: Job) => {
    onMove(job);
    if (isOver(job)) end();
  };
  const ask = async () => {
    try {
      moved((await call("jobs.get-job", { jobId }, { signal: stop.signal })) as Job);
    } catch (thrown) {
      if (stop.signal.aborted) return;
      onProblem(asProblem(thrown, "jobs.get-job"));
    }
    if (!stop.signal.aborted) timer = setTimeout(ask, 2000);
  };
  const listen = async () => {
    const path = `/api/jobs/${encodeURIComponent(jobId)}/events`;
    const proof = await proofFor("GET", path);
    if (stop.signal.aborted) return;
    const open = new EventSource(proof ? `${path}?proof=${proof}` : path);
    events = open;
    open.onmessage = (event: MessageEvent<string>) => moved(JSON.parse(event.data) as Job);
    open.onerror = () => {
      if (stop.signal.aborted || timer !== undefined) return;
      open.close();
      void ask();
    };
  };
  void listen();
  return end;
}

/** A job as it moves, or the problem that hides it. */
export function useJob(jobId: string | undefined): { job: Job | undefined; problem: Problem | undefined } {
  const [job, setJob] = useState<Job>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    setJob(undefined);
    setProblem(undefined);
    if (!jobId) return;
    return followJob(
      jobId,
      (moved) => {
        setJob(moved);
        setProblem(undefined);
      },
      setProblem,
    );
  }, [jobId]);
  return { job, problem };
}
