import type { z } from "zod";

/** One act on a line: a measure is requested, an asset is frozen, an instalment is paid. */
export type ActSpec = {
  /** Word of the act, as it is stored and shown: `granted`. */
  readonly act: string;
  /** Name of its action: `grant-measure`. */
  readonly verb: string;
  readonly about: string;
  /** States after which it may happen; `null` begins a line. */
  readonly after: readonly (string | null)[];
  /** The state in which it leaves the line; the state stays as it is when left out. */
  readonly to?: string;
  readonly reason?: "required";
  readonly amount?: "required";
  /** The right that it needs, where it is not that of the whole kind. */
  readonly needs?: string;
};

/** A kind of line: its acts in order are what there is to know of it. */
export type LineSpec = {
  readonly kind: "measure" | "asset" | "order";
  readonly nouns: string;
  readonly about: string;
  /** Right to record acts. */
  readonly needs: string;
  readonly whats: readonly string[];
  readonly details: z.ZodType<Record<string, unknown>, Record<string, unknown>>;
  /** What a later act may change of the details; nothing when left out. */
  readonly changes?: z.ZodType<Record<string, unknown>, Record<string, unknown>>;
  readonly person: "optional" | "required";
  readonly acts: readonly ActSpec[];
  /** States in which the line stands: a measure in force, an order to be paid, an asset held. */
  readonly standing: readonly string[];
  /** A sentence's code when the parts of a line do not fit together. */
  readonly misfit?: (line: {
    readonly what: string;
    readonly details: Readonly<Record<string, unknown>>;
    readonly amount: unknown;
    readonly chargeId: string | null;
  }) => LineMisfit | null;
};

/** Refusals of parts that do not fit together. */
export const lineMisfits = ["programme-only", "what-is-missing"] as const;
export type LineMisfit = (typeof lineMisfits)[number];

/** The act that a verb records. */
export function actOf(spec: LineSpec, act: string): ActSpec {
  const found = spec.acts.find((one) => one.act === act);
  if (found === undefined) throw new Error(`${spec.kind} knows no act ${act}`);
  return found;
}
