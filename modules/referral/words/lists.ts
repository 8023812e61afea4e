import { z } from "zod";

/** What a service gives (issue list; Palermo Protocol article 6(3); HTCDS support types come out of these). */
export const serviceKinds = [
  "shelter",
  "medical",
  "psychological",
  "interpretation",
  "legal-aid",
  "material-help",
  "education",
  "child-protection",
  "asylum",
  "family-tracing",
  "return",
  "financial",
  "advocate",
  "witness-protection",
] as const;
export const ServiceKind = z.enum(serviceKinds);
export type ServiceKind = z.infer<typeof ServiceKind>;

/** Kinds whose address is always secret (X6): people stay there, or are hidden there. */
export const hiddenKinds: readonly ServiceKind[] = ["shelter", "witness-protection"];

/** Kinds that take people into places, so that a free place counts. */
export const placeKinds: readonly ServiceKind[] = ["shelter", "witness-protection"];

export const providerKinds = ["state", "ngo", "international", "faith", "private"] as const;
export const ProviderKind = z.enum(providerKinds);
export type ProviderKind = z.infer<typeof ProviderKind>;

/** Sex as services divide by it; a person recorded as `other` or `unknown` is not shut out by `female` and `male` alone. */
export const acceptedSexes = ["female", "male", "other"] as const;
export const AcceptedSex = z.enum(acceptedSexes);
export type AcceptedSex = z.infer<typeof AcceptedSex>;

/** Standing of a person on which services make conditions. None says anything of a crime. */
export const personStatuses = ["presumed", "identified", "smuggled", "asylum-seeker", "no-papers"] as const;
export const PersonStatus = z.enum(personStatuses);
export type PersonStatus = z.infer<typeof PersonStatus>;

export const serviceStates = ["open", "paused", "closed"] as const;
export const ServiceState = z.enum(serviceStates);
export type ServiceState = z.infer<typeof ServiceState>;
