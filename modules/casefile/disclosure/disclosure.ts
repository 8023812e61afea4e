import { z } from "zod";

export const grounds = [
  "identity-of-protected-person",
  "address-of-protected-person",
  "informant",
  "running-investigation",
  "third-person-privacy",
  "state-interest",
  "privilege",
] as const;
export const Ground = z.enum(grounds);
export type Ground = z.infer<typeof Ground>;

const Rect = z.object({ left: z.number(), bottom: z.number(), right: z.number(), top: z.number() });

/** One thing to withhold: words wherever they stand, or a place on a page; never without ground and authority (C8). */
export const Mark = z
  .object({
    phrase: z
      .string()
      .trim()
      .min(1)
      .max(300)
      .optional()
      .describe("words, wherever they stand or on the page named"),
    page: z.int().positive().optional(),
    rect: Rect.optional().describe("a place on a page, in points from its lower left corner"),
    ground: Ground,
    authority: z.string().trim().min(1).max(300).describe("who decided that it is withheld"),
    helpsDefence: z.boolean().default(false).describe("it may help the defence"),
    courtTold: z.string().trim().max(300).default("").describe("how and when the court was told of it"),
  })
  .refine(({ phrase, page, rect }) => phrase !== undefined || (page !== undefined && rect !== undefined), {
    message: "words, or a page with a place on it",
  });
export type Mark = z.infer<typeof Mark>;

/** What may help the defence is never withheld quietly: the court knows of it, and how is written down (C8; A29). */
export function withheldQuietly(marks: readonly Mark[]): number {
  return marks.findIndex(({ helpsDefence, courtTold }) => helpsDefence && courtTold === "");
}

export const Gone = z.object({ what: z.string(), page: z.int().nullable(), count: z.int() });

export const Disclosure = z.object({
  disclosureId: z.uuid(),
  caseId: z.uuid(),
  evidenceId: z.uuid(),
  exhibit: z.int(),
  title: z.string(),
  state: z.enum(["making", "made", "failed"]),
  whole: z.boolean(),
  recipient: z.string(),
  marks: z.array(Mark),
  withheld: z
    .array(z.string())
    .describe("what is no longer in the copy, as sentences in the reader's language"),
  bytes: z.int().nullable(),
  sha256: z.string().nullable(),
  problem: z.string().nullable().describe("why no copy was made, as a sentence"),
  madeBy: z.string(),
  madeAt: z.string(),
});
export type Disclosure = z.infer<typeof Disclosure>;
