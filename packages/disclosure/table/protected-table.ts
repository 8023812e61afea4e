import type { Layout } from "./layout.ts";

/** What is known of one cell of a protected table. */
export type CellState = "shown" | "suppressed-primary" | "suppressed-secondary";

/**
 * How the protection went. For the office that holds the data only: the suppressed sums are not for publication.
 */
export type ProtectionReport = {
  /** Cells and margins with a count below k. */
  primary: number;
  /** Cells and margins hidden so that the primary ones cannot be computed. */
  secondary: number;
  /** Sum of the counts of all suppressed cells and margins. */
  suppressedValue: number;
  /** Sum of the counts of the secondary ones alone: the loss that was minimised. */
  secondaryValue: number;
  /** "hypercube" in the normal case; "all" when everything but known zeros had to be hidden. */
  method: "none-needed" | "hypercube" | "all";
  /** False when the clean-up stopped at its work limit: safe, but more is hidden than may be needed. */
  cleaned: boolean;
  k: number;
  protection: number;
  ms: number;
};

/**
 * A frequency table with all its margins after protection. Arrays are dense and row-major over categories
 * plus one place per dimension for its total (`layout`); `values` is NaN where a cell is suppressed.
 *
 * Publish `values` only: which suppressed cells are primary tells an intruder that their counts lie in 1..k-1.
 */
export type ProtectedTable = {
  readonly dimensions: readonly (readonly string[])[];
  readonly layout: Layout;
  readonly state: Uint8Array;
  readonly values: Float64Array;
  /** True when zeros are shown, so that every reader knows a suppressed cell holds at least one person. */
  readonly zerosShown: boolean;
  readonly report: ProtectionReport;
};
