import { z } from "zod";

export const reviewStates = ["waiting", "approved", "returned", "withdrawn", "replaced"] as const;

/** One line of two columns: what was and what shall be; keys of texts as `module:part.key`, or user text. */
export const Line = z.object({
  label: z.string().describe("key of a text, module:part.key"),
  before: z.string().nullable(),
  after: z.string().nullable(),
  texts: z.boolean().default(false).describe("before and after are keys of texts too"),
  file: z
    .object({ question: z.string(), input: z.record(z.string(), z.string()), name: z.string() })
    .optional()
    .describe("a file that shall be, by the question that gives it to the second person"),
});
export type Line = z.input<typeof Line>;

export const Waiting = z.object({
  reviewId: z.uuid(),
  kind: z.string(),
  recordId: z.uuid(),
  version: z.int(),
  code: z.string().nullable(),
  askedBy: z.string(),
  askedAt: z.string(),
  changed: z.boolean().describe("the thing is no longer what was asked about; it must be asked for anew"),
  lines: z.array(Line),
  may: z.array(z.enum(["approve-review", "return-review"])),
});
export type Waiting = z.infer<typeof Waiting>;

export const Asked = z.object({
  reviewId: z.uuid(),
  kind: z.string(),
  recordId: z.uuid(),
  version: z.int(),
  code: z.string().nullable(),
  askedAt: z.string(),
  state: z.enum(reviewStates),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
  may: z.array(z.enum(["withdraw-review"])),
});
export type Asked = z.infer<typeof Asked>;

/** What the second person may do: a thing that changed since cannot be approved, only returned. */
export function mayDecide(changed: boolean): ("approve-review" | "return-review")[] {
  return changed ? ["return-review"] : ["approve-review", "return-review"];
}
