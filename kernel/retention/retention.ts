import { z } from "zod";
import rules from "./rules.json" with { type: "json" };

export const Rule = z.object({
  kind: z.string().describe("kind of dossier; * for all without a rule of their own"),
  years: z.int().min(1).max(100).describe("how long a dossier is kept after it was closed"),
  warnDays: z.int().min(7).max(730).describe("how many days ahead its owner is warned, and waited for"),
});

export const RuleLine = Rule.extend({
  own: z.boolean().describe("changed by the agency; else the default"),
  closed: z.int().describe("closed dossiers of this kind"),
});

export const outcomes = ["purged", "held", "opened-again", "left-out"] as const;

export const PurgeItem = z.object({
  dossierId: z.uuid(),
  code: z.string(),
  kind: z.string(),
  endsAt: z.string(),
  held: z.boolean().describe("a legal hold stands: it will be kept"),
  leftOut: z.boolean(),
  outcome: z.enum(outcomes).nullable(),
  people: z.int().nullable().describe("people erased with it"),
});

export const purgeStates = ["made", "proposed", "confirmed", "done"] as const;

export const Purge = z.object({
  purgeId: z.uuid(),
  agency: z.record(z.string(), z.string()),
  state: z.enum(purgeStates),
  version: z.int(),
  madeAt: z.string(),
  confirmedAt: z.string().nullable(),
  doneAt: z.string().nullable(),
  items: z.array(PurgeItem),
  may: z.array(z.enum(["propose-purge"])),
});
export type Purge = z.infer<typeof Purge>;

/** A list is proposed until two people confirmed it. */
export function may(state: Purge["state"], manages: boolean): "propose-purge"[] {
  return manages && (state === "made" || state === "proposed") ? ["propose-purge"] : [];
}

/** The defaults, by kind of dossier; an agency changes them with a second person. */
export const defaultRules: Readonly<Record<string, { readonly years: number; readonly warnDays: number }>> =
  rules;
export const defaultsText = JSON.stringify(rules);
export const kinds: readonly string[] = Object.keys(rules);
