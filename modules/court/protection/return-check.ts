/** What is known of a person's testimony when they wish to return. */
export type Testimony = {
  /** A recording was carried out, and the defence had a chance to question. */
  readonly recorded: boolean;
  /** A recording was carried out without that chance. */
  readonly recordedUnquestioned: boolean;
  /** A link from another country was granted. */
  readonly linkAgreed: boolean;
  /** The prosecutor decided that the testimony is not needed. */
  readonly notNeeded: boolean;
  /** Whether the person agreed to stay until they have testified; null when nobody asked. */
  readonly agreesToStay: boolean | null;
};

export const returnAnswers = [
  "settled-recorded",
  "settled-link",
  "settled-not-needed",
  "stays-by-own-wish",
  "record-first",
  "ask-the-person",
  "do-not-delay",
] as const;
export type ReturnAnswer = (typeof returnAnswers)[number];

/**
 * Whether a return may go on as far as the trial is concerned (K5; TIP Protocol art. 8(2)). The trial never delays a
 * wished return: without the person's agreement the answer is never "wait".
 */
export function returnAnswer(known: Testimony): ReturnAnswer {
  if (known.recorded) return "settled-recorded";
  if (known.linkAgreed) return "settled-link";
  if (known.notNeeded) return "settled-not-needed";
  if (known.agreesToStay === true) return known.recordedUnquestioned ? "record-first" : "stays-by-own-wish";
  return known.agreesToStay === null ? "ask-the-person" : "do-not-delay";
}
