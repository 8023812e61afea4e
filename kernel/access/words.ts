import { z } from "zod";

/** Parts of a dossier that are opened apart from each other. Police, prosecution and administrators never open `counselling` and `privileged` (X1). */
export const compartments = [
  "identity",
  "support",
  "counselling",
  "privileged",
  "investigation",
  "intelligence",
  "restricted-source",
  "prosecution",
  "cooperation",
] as const;
export const Compartment = z.enum(compartments);
export type Compartment = z.infer<typeof Compartment>;

/** What a grant allows, each level holding the ones before it. */
export const levels = ["read", "contribute", "manage"] as const;
export const Level = z.enum(levels);
export type Level = z.infer<typeof Level>;

/** Where a grant came from; it ends with its origin. */
export const origins = [
  "owner",
  "team",
  "referral",
  "consent",
  "joint-team",
  "break-glass",
  "agency",
] as const;
export const Origin = z.enum(origins);
export type Origin = z.infer<typeof Origin>;

/** Compartments that break-glass never opens (X2). */
export const closedToBreakGlass: readonly Compartment[] = ["counselling", "privileged", "restricted-source"];
