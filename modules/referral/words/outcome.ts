import type { ServiceKind } from "./lists.ts";

/** What became of the referrals to one service, for one area and kind of help. Counts of people, never who. */
export type Outcome = {
  /** Null for a need that no service was asked to meet. */
  readonly serviceId: string | null;
  readonly area: string;
  readonly kind: ServiceKind;
  readonly asked: number;
  readonly accepted: number;
  readonly refused: number;
  /** Not answered by the deadline. */
  readonly unanswered: number;
  /** People without an answer who are still within the time for one; nobody stands in two of these counts. */
  readonly waiting: number;
  /** Median hours to an answer; null without one. */
  readonly hours: number | null;
};
