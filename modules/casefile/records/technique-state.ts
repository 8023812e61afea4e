import type { Content } from "./spec.ts";

export const techniqueStates = ["ahead", "running", "expires-soon", "expired"] as const;
export type TechniqueState = (typeof techniqueStates)[number];

/** Where an authorisation stands on a day (ISO 8601): seven days before its last day it expires soon (C3). */
export function techniqueState(content: Content, today: string): TechniqueState {
  const starts = String(content.starts);
  const expires = String(content.expires);
  if (today > expires) return "expired";
  if (today < starts) return "ahead";
  const left = (Date.parse(expires) - Date.parse(today)) / 86_400_000;
  return left <= 7 ? "expires-soon" : "running";
}
