import { z } from "zod";

/** One wrong place in what was sent: where, what stood there, and what was expected, in the reader's language. */
export const ProblemField = z.object({
  path: z.union([z.string(), z.array(z.union([z.string(), z.number()]))]),
  row: z.int().optional(),
  /** Only for fields outside the vault. */
  value: z.unknown().optional(),
  expected: z.string(),
});
export type ProblemField = z.infer<typeof ProblemField>;

/** RFC 9457 problem, as every error of the API is worded. */
export const ProblemBody = z.object({
  type: z.string().optional(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  refusal: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  fields: z.array(ProblemField).optional(),
  /** The reader's version and the stored one, when a stale record was written. */
  yours: z.unknown().optional(),
  theirs: z.unknown().optional(),
  requestId: z.string().optional(),
});
export type ProblemBody = z.infer<typeof ProblemBody>;
