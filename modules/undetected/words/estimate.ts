import { z } from "zod";

/** Ways of estimating, in the order in which they are shown beside each other. */
export const methods = ["chao", "main", "stepwise", "bic", "downhill", "dga", "lcmcr", "threshold"] as const;
export const Method = z.enum(methods);
export type Method = z.infer<typeof Method>;

/** How the methods of one run are asked; each takes what concerns it. */
export const Options = z.object({
  threshold: z
    .number()
    .gt(0)
    .max(0.5)
    .default(0.02)
    .describe("largest p-value at which a pair of lists enters"),
  replicates: z.int().min(0).max(10_000).default(1000).describe("bootstrap replicates; 0 for none"),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(1)
    .describe("start of the random numbers"),
  maxOrder: z.int().min(2).max(6).optional().describe("largest number of lists in one interaction"),
});
export type Options = z.infer<typeof Options>;

export const Interval = z.object({
  level: z.number().describe("share, such as 0.95"),
  low: z.number(),
  high: z.number().nullable().describe("null where there is no upper limit"),
  how: z.string().describe("how it was come by, such as bca or posterior"),
});
export type Interval = z.infer<typeof Interval>;

/** What one method says of one part; without an estimate it says why. */
export const Result = z.object({
  observed: z.int(),
  estimate: z.number().nullable(),
  hidden: z.number().nullable(),
  /** Code of the reason why there is no estimate. */
  reason: z.string().nullable(),
  intervals: z.array(Interval),
  model: z.string().nullable(),
  existence: z.int().nullable(),
  minusInfinity: z.array(z.string()),
  failedReplicates: z.int().nullable(),
  warnings: z.array(z.object({ code: z.string(), value: z.number().nullable() })),
  seconds: z.number(),
  /** A lower bound, not an estimate. */
  bound: z.boolean(),
  /** Density of the total where the method has one: places and heights. */
  density: z.object({ at: z.array(z.number()), height: z.array(z.number()) }).nullable(),
});
export type Result = z.infer<typeof Result>;
