import type { QuestionContext } from "#kernel/action";
import { pseudonymousPeople } from "#kernel/part";
import { revealIdentities } from "#kernel/person";
import { knownValue } from "#kernel/words";
import { findInText } from "../evidence/find-in-text.ts";
import { phrasesOf } from "./phrases.ts";

export const pseudonymProblems = ["names-pseudonym", "pseudonym-not-known", "pseudonym-no-text"] as const;
export type PseudonymProblem = (typeof pseudonymProblems)[number];

type Reading = Omit<QuestionContext<unknown>, "input" | "expects">;

/** Names that a disclosed copy must not hold; `null` when one of them is not for whoever makes the copy to know. */
export type Guarded = { readonly phrases: readonly string[] } | null;

/** The names of everybody in the case who stands under a pseudonym; nothing to guard where there is nobody. */
export async function namesToGuard(context: Reading, caseId: string): Promise<Guarded> {
  const people = await pseudonymousPeople(context.tx, caseId);
  if (people.length === 0) return { phrases: [] };
  const identities = await revealIdentities(context, people);
  const phrases: string[] = [];
  for (const person of people) {
    const identity = identities.get(person);
    if (!identity) return null;
    phrases.push(...phrasesOf(knownValue(identity.names) ?? []));
  }
  return { phrases: [...new Set(phrases)] };
}

type Text = { readonly pages: readonly { readonly text: string }[] };

/**
 * The alarm: why a copy must not leave, or null. It is asked of the copy that was made, not of the marks, so that it does not
 * matter how something was withheld. A page without text could show a name as a picture, so it is refused too.
 */
export function alarmOf(guarded: Guarded, { pages }: Text): PseudonymProblem | null {
  if (guarded === null) return "pseudonym-not-known";
  if (guarded.phrases.length === 0) return null;
  if (pages.some(({ text }) => guarded.phrases.some((phrase) => findInText(text, phrase).length > 0)))
    return "names-pseudonym";
  return pages.some(({ text }) => text.trim() === "") ? "pseudonym-no-text" : null;
}
