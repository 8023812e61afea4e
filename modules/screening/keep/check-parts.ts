import type { QuestionContext } from "#kernel/action";
import { findPublished } from "../instruments/find-instrument.ts";
import { type Interview, isChild, mayOpenInstrument, untold } from "../screening.ts";

type PartProblem = {
  readonly at: number;
  readonly refusal: "adult-only" | "child-only" | "rights-first" | "no-such-instrument";
};

/** The first part of an interview that must not be there: an instrument unknown, not for this person (S4), or before rights were told (S1). */
export async function instrumentProblem(
  context: Pick<QuestionContext<unknown>, "tx">,
  { parts, safety, rights }: Interview,
): Promise<PartProblem | undefined> {
  const facts = { child: isChild(safety.child), rightsTold: untold(rights).length === 0 };
  for (const [at, part] of parts.entries()) {
    const instrument = await findPublished(context, part.instrument, part.version);
    if (instrument === undefined) return { at, refusal: "no-such-instrument" };
    const may = mayOpenInstrument(instrument, facts);
    // Answers from before the age came into doubt are kept, in a part that was shut then.
    if (may === "adult-only" && part.closed === "age-in-doubt") continue;
    // A part without answers was opened and left; one with answers has to be allowed.
    if (may !== "may" && Object.keys(part.answers).length > 0) return { at, refusal: may };
  }
  return undefined;
}
