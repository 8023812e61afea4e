import { z } from "zod";
import type { Answered, Reply } from "./answers.ts";
import type { Claim } from "./element.ts";
import type { Question } from "./instrument.ts";

export const voices = ["said", "observed"] as const;
export const Voice = z.enum(voices);
export type Voice = z.infer<typeof Voice>;

/** One answer as it speaks for or against something. */
export const Heard = z.object({ instrument: z.string(), question: z.string(), voice: Voice });
export type Heard = z.infer<typeof Heard>;

/** What one reply says of a claim. Unknown, refused and not asked say neither. */
export type Speech = "for" | "against" | "neither";

function speechOfYesNo({ reversed = false }: Question, { state }: Reply): Speech {
  if (state !== "yes" && state !== "no") return "neither";
  return (state === "yes") !== reversed ? "for" : "against";
}

/** What each voice says of a yes-no question; only voices that answered are named. */
export function speeches(
  question: Question,
  answered: Answered | undefined,
): { voice: Voice; speech: Speech }[] {
  return voices.flatMap((voice) => {
    const reply = answered?.[voice];
    return reply === undefined ? [] : [{ voice, speech: speechOfYesNo(question, reply) }];
  });
}

/** Claims of a question with what was said of each: those of yes-no, and those of options that were chosen or left out. */
export function claimsHeard(
  question: Question,
  answered: Answered | undefined,
): { claim: Claim; voice: Voice; speech: Speech }[] {
  const ofYesNo = (question.claims ?? []).flatMap((claim) =>
    speeches(question, answered).map((heard) => ({ claim, ...heard })),
  );
  const ofOptions = voices.flatMap((voice) => {
    const reply = answered?.[voice];
    if (reply?.state !== "value") return [];
    const chosen = Array.isArray(reply.value) ? reply.value : [String(reply.value)];
    return (question.options ?? []).flatMap((option) =>
      chosen.includes(option.id)
        ? (option.claims ?? []).map((claim) => ({ claim, voice, speech: "for" as const }))
        : [],
    );
  });
  return question.kind === "yes-no" ? ofYesNo : ofOptions;
}

/** All claims that a question could speak of. */
export function claimsOf(question: Question): Claim[] {
  return [...(question.claims ?? []), ...(question.options ?? []).flatMap((option) => option.claims ?? [])];
}
