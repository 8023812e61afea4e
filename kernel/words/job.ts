import { z } from "zod";
import { isOver, jobStates } from "./job-state.ts";
import { ProblemBody } from "./problem.ts";

export { isOver, jobStates };

export const JobState = z.enum(jobStates);
export type JobState = z.infer<typeof JobState>;

/** A long piece of work as its requester sees it; sent again as an event whenever it moves. */
export const Job = z.object({
  jobId: z.string(),
  name: z.string(),
  state: JobState,
  done: z.number(),
  /** 0 while the amount is not known. */
  total: z.number(),
  step: z.string(),
  startedAt: z.string().nullable().optional(),
  remainingMs: z.number().optional(),
  result: z.unknown().optional(),
  problem: ProblemBody.partial().optional(),
});
export type Job = z.infer<typeof Job>;
