import { z } from "zod";

/** Ids of questions, sections and options: a letter, then letters, digits, hyphens and underscores. */
export const Id = z
  .string()
  .regex(
    /^[a-z][a-z0-9_-]{0,59}$/,
    "small Latin letters, digits, hyphens and underscores, beginning with a letter",
  );

/**
 * When a question or a section is asked. `answered` holds when the reply to the question (said or observed) is one of
 * the words: `yes`, `no`, `unknown`, `refused`, or an option of a choice. A question that was not asked holds nothing.
 */
export type Condition =
  | { answered: string; is: string[] }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

export const Condition: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.object({ answered: Id, is: z.array(z.string().min(1).max(60)).min(1).max(40) }).strict(),
      z.object({ all: z.array(Condition).min(1).max(20) }).strict(),
      z.object({ any: z.array(Condition).min(1).max(20) }).strict(),
      z.object({ not: Condition }).strict(),
    ]),
  )
  // It holds itself: the description of the interface needs a name for it.
  .meta({ id: "ScreeningCondition" });

/** The questions that a condition looks at. */
export function questionsOf(condition: Condition | undefined): string[] {
  if (condition === undefined) return [];
  if ("answered" in condition) return [condition.answered];
  if ("not" in condition) return questionsOf(condition.not);
  return ("all" in condition ? condition.all : condition.any).flatMap(questionsOf);
}

/** Whether a condition holds, given the words by which each question was answered; none where it was not. */
export function holdsFor(
  condition: Condition | undefined,
  wordsOf: (question: string) => readonly string[],
): boolean {
  if (condition === undefined) return true;
  if ("answered" in condition) {
    const said = wordsOf(condition.answered);
    return condition.is.some((word) => said.includes(word));
  }
  if ("not" in condition) return !holdsFor(condition.not, wordsOf);
  if ("all" in condition) return condition.all.every((one) => holdsFor(one, wordsOf));
  return condition.any.some((one) => holdsFor(one, wordsOf));
}
