import { z } from "zod";

/** Why a field has no value. "Unknown" is an answer; "withheld" means that it exists and this reader may not see it. */
export const absences = ["unknown", "not-asked", "refused", "withheld"] as const;
export const Absence = z.enum(absences);
export type Absence = z.infer<typeof Absence>;

/** A field that can be missing: either a known value, or the reason why there is none. */
export type Unknown<T> = { state: "known"; value: T } | { state: Absence };

/** Schema of a field that can be missing, around the schema of its value. */
export function Unknown<S extends z.ZodType>(value: S) {
  return z.discriminatedUnion("state", [
    z.object({ state: z.literal("known"), value }),
    z.object({ state: Absence }),
  ]);
}

export function known<T>(value: T): Unknown<T> {
  return { state: "known", value };
}

export function absent<T>(state: Absence = "unknown"): Unknown<T> {
  return { state };
}

/** The value, or undefined whatever the reason for its absence. */
export function knownValue<T>(field: Unknown<T> | undefined): T | undefined {
  return field?.state === "known" ? field.value : undefined;
}
