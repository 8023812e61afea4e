import type { Level } from "#kernel/words";
import { type Decision, isNegative, type ScreeningState, type ScreeningVerb } from "./screening.ts";

export type ScreeningFacts = {
  readonly state: ScreeningState;
  readonly level: Level;
  readonly rights: ReadonlySet<string>;
  readonly decision: Decision | null;
  readonly appealOpen: boolean;
  /** The time for an appeal has not passed, or no law names one. */
  readonly appealable: boolean;
  readonly opinionAsked: boolean;
  readonly identified: boolean;
  readonly advocatePresent: boolean;
  readonly child: boolean;
};

/** What may be done with a screening: the server refuses by it, and screens show their buttons from it. */
export function mayWithScreening(facts: ScreeningFacts): ScreeningVerb[] {
  const { state, level, rights, decision } = facts;
  const may: ScreeningVerb[] = [];
  const writes = level !== "read" && rights.has("screening.interview");
  if (writes && state !== "closed") {
    may.push("revise-screening");
    if (facts.child) may.push("record-guardian", "record-child-view");
    if (facts.identified && !facts.advocatePresent) may.push("record-advocate");
    if (decision !== null && isNegative(decision) && facts.appealable && !facts.appealOpen)
      may.push("appeal-decision");
  }
  if (level !== "manage" || !rights.has("screening.decide")) return may;
  if (state === "closed") return [...may, "reopen-screening"];
  if (state !== "draft") may.push("decide-screening");
  if (state !== "draft" && !facts.opinionAsked) may.push("ask-second-opinion");
  if (facts.appealOpen) may.push("settle-appeal");
  // Support goes on while an appeal is open (S3), so nothing is closed meanwhile.
  if (state === "decided" && !facts.appealOpen) may.push("close-screening");
  return may;
}

/**
 * Whether an instrument may be opened for this person. An adult's never opens for a child, nor while the age is in
 * doubt; a child's opens for nobody who is known to be an adult (S4). No rights told, no questions but those of safety (S1).
 */
export function mayOpenInstrument(
  instrument: { readonly audience: "adult" | "child" | "anyone"; readonly use: string },
  facts: { readonly child: boolean; readonly rightsTold: boolean },
): "may" | "adult-only" | "child-only" | "rights-first" {
  if (instrument.audience === "adult" && facts.child) return "adult-only";
  if (instrument.audience === "child" && !facts.child) return "child-only";
  if (!facts.rightsTold && instrument.use !== "safety") return "rights-first";
  return "may";
}
