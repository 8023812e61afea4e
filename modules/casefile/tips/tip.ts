import { z } from "zod";
import { Code, type Level, Page, PageAsk } from "#kernel/words";
import { tipSources } from "../records/specs/inquiry.ts";

export const TipSource = z.enum(tipSources);
export const tipKinds = ["tip", "suspicious-activity"] as const;
export const TipKind = z.enum(tipKinds);
export const tipStates = ["new", "followed", "linked", "not-relevant", "passed-on"] as const;
export const TipState = z.enum(tipStates);
export type TipState = z.infer<typeof TipState>;

/** What a desk decides about a tip by itself; linking it to a case is an act of its own. */
export const Decision = z.enum(["followed", "not-relevant", "passed-on"]);

export const tipVerbs = ["triage-tip", "link-tip", "give-feedback"] as const;
export const TipVerb = z.enum(tipVerbs);
export type TipVerb = z.infer<typeof TipVerb>;

/** A tip as a dossier: one part, so that whoever reads it reads all of it. */
export const tipDossier = { kind: "case-tip", letter: "Q", compartments: ["investigation"] } as const;

export const TipLine = z.object({
  tipId: z.uuid(),
  code: Code,
  kind: TipKind,
  source: TipSource,
  receivedAt: z.string(),
  urgent: z.boolean(),
  state: TipState,
  answered: z.boolean(),
  may: z.array(TipVerb),
});
export type TipLine = z.infer<typeof TipLine>;

export const Tip = TipLine.extend({
  told: z.string(),
  reference: z.string().nullable(),
  reporter: z.string().nullable(),
  reason: z.string().nullable(),
  triagedBy: z.string().nullable(),
  triagedAt: z.string().nullable(),
  /** The case to which it was linked, where the reader may open it. */
  caseCode: z.string().nullable(),
  feedback: z.string().nullable(),
  feedbackAt: z.string().nullable(),
  receivedBy: z.string(),
  version: z.int(),
});
export type Tip = z.infer<typeof Tip>;

export const TipAsk = PageAsk.extend({
  state: TipState.optional(),
  source: TipSource.optional(),
  kind: TipKind.optional(),
});
export const TipPage = Page(TipLine);

/** A triaged tip may be triaged anew; one that is linked stays so. */
export function mayWithTip({
  state,
  level,
  rights,
}: {
  state: TipState;
  level: Level;
  rights: ReadonlySet<string>;
}): TipVerb[] {
  if (level === "read" || !rights.has("casefile.work-tips")) return [];
  return state === "linked" ? ["give-feedback"] : ["triage-tip", "link-tip", "give-feedback"];
}
