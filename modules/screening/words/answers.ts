import { z } from "zod";
import { Id } from "./condition.ts";

/** What stands for one question in one voice. "Not asked" is what is not there; it can be said expressly too. */
export const replyStates = ["yes", "no", "value", "unknown", "not-asked", "refused"] as const;
export const ReplyState = z.enum(replyStates);
export type ReplyState = z.infer<typeof ReplyState>;

export const Reply = z.object({
  state: ReplyState,
  value: z
    .union([z.string().max(4000), z.number(), z.array(z.string().max(60)).max(60)])
    .optional()
    .describe("of a value: a text, a number, a day, an option, or several"),
  note: z.string().max(4000).optional(),
  at: z.string().max(40).optional().describe("by the device's own clock, never trusted"),
});
export type Reply = z.infer<typeof Reply>;

/** What the person said and what the interviewer saw are two things, and may differ. */
export const Answered = z.object({ said: Reply.optional(), observed: Reply.optional() });
export type Answered = z.infer<typeof Answered>;

export const Answers = z.record(Id, Answered);
export type Answers = z.infer<typeof Answers>;

/** One instrument of a screening with its answers; a screening may use several. */
export const Part = z.object({
  instrument: Id,
  version: z.int().min(1),
  answers: Answers,
  closed: z
    .literal("age-in-doubt")
    .optional()
    .describe(
      "an adult's instrument, shut when the age came into doubt; what was answered before is kept (S4)",
    ),
});
export type Part = z.infer<typeof Part>;

/** The words by which a reply answers a condition: its state, or the options that were chosen. */
function wordsOf(reply: Reply | undefined): string[] {
  if (reply === undefined || reply.state === "not-asked") return [];
  if (reply.state !== "value") return [reply.state];
  if (Array.isArray(reply.value)) return reply.value;
  return reply.value === undefined ? [] : [String(reply.value)];
}

/** The words by which a question was answered, in either voice. */
export function answerWords(answered: Answered | undefined): string[] {
  return [...wordsOf(answered?.said), ...wordsOf(answered?.observed)];
}
