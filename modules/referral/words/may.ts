import type { ServiceState } from "./lists.ts";

export const serviceVerbs = [
  "revise-service",
  "verify-service",
  "tell-places",
  "pause-service",
  "reopen-service",
  "close-service",
  "keep-address",
] as const;
export type ServiceVerb = (typeof serviceVerbs)[number];

type Standing = {
  readonly state: ServiceState;
  readonly secret: boolean;
  readonly counted: boolean;
  /** Whether the reader's agency keeps the service or answers for it. */
  readonly mine: boolean;
};

/** What a reader may do with a service. */
export function mayWithService(
  { state, secret, counted, mine }: Standing,
  rights: Pick<ReadonlySet<string>, "has">,
): ServiceVerb[] {
  if (!mine || !rights.has("referral.keep-service")) return [];
  if (state === "closed") return ["reopen-service"];
  const always: ServiceVerb[] = ["revise-service", "verify-service"];
  if (counted) always.push("tell-places");
  always.push(state === "open" ? "pause-service" : "reopen-service", "close-service");
  if (secret && rights.has("referral.keep-address")) always.push("keep-address");
  return always;
}
