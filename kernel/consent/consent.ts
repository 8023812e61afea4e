import { z } from "zod";
import { Compartment } from "../access/words.ts";
import { consentPurposes, consentTopics as topics } from "../words/consent.ts";

export { consentPurposes, topics };

export const toldHows = [
  "spoken",
  "interpreter",
  "written",
  "easy-language",
  "pictures",
  "sign-language",
] as const;
export const understandings = ["said-it-back", "said-yes", "not-sure"] as const;
export const childViews = ["agrees", "objects", "cannot-say"] as const;
export const exceptionGrounds = ["danger-to-life", "child-protection"] as const;
export const toldStates = ["told-before", "told-after", "not-told-danger", "not-reachable"] as const;
export const revokedHows = ["said", "written", "by-another", "behaviour"] as const;
export const consentStates = ["stands", "awaits-child", "child-objects", "ended", "revoked"] as const;

export const Recipient = z.object({
  kind: z.enum(["agency", "service", "person"]),
  id: z.uuid(),
});
export type Recipient = z.infer<typeof Recipient>;

export const ConsentPurpose = z.enum(consentPurposes);
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;

const Topics = z.array(z.enum(topics)).min(1).describe("what exactly is shared; nothing else is");
const Note = z.string().trim().max(4000);

export const GiveConsent = z.object({
  consentId: z.uuid().describe("made by the client"),
  dossierId: z.uuid().describe("the dossier in which it was asked; it needs a part `support`"),
  personId: z.uuid(),
  recipient: Recipient,
  purpose: ConsentPurpose,
  topics: Topics,
  compartments: z
    .array(Compartment)
    .max(9)
    .describe("parts of dossiers that may be opened under it")
    .default([]),
  told: z.object({
    lang: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/)
      .describe("the language in which it was told, ISO 639"),
    how: z.enum(toldHows),
    understood: z.enum(understandings).describe("how one knows that it was understood"),
  }),
  isChild: z.enum(["yes", "no", "in-doubt"]).describe("in doubt means child"),
  givenBy: z.enum(["person", "guardian"]).describe("an adult who came along is no guardian by that"),
  note: Note.optional().describe("who the guardian is, who interpreted, what was said; kept sealed"),
  until: z.iso.datetime(),
});
export type GiveConsent = z.infer<typeof GiveConsent>;

export const Consent = z.object({
  consentId: z.uuid(),
  dossierId: z.uuid(),
  personId: z.uuid(),
  recipient: Recipient.extend({ name: z.record(z.string(), z.string()).nullable() }),
  purpose: ConsentPurpose,
  topics: z.array(z.enum(topics)),
  compartments: z.array(Compartment),
  told: z.object({
    lang: z.string(),
    how: z.enum(toldHows),
    understood: z.enum(understandings),
    by: z.string().nullable(),
    at: z.string(),
  }),
  givenBy: z.enum(["person", "guardian"]),
  childView: z.object({ view: z.enum(childViews), at: z.string() }).nullable(),
  note: z.string().nullable(),
  until: z.string(),
  state: z.enum(consentStates),
  version: z.int(),
  may: z.array(z.enum(["revoke-consent", "record-child-view"])),
});
export type Consent = z.infer<typeof Consent>;

export const Exception = z.object({
  exceptionId: z.uuid(),
  dossierId: z.uuid(),
  personId: z.uuid(),
  recipient: Recipient.extend({ name: z.record(z.string(), z.string()).nullable() }),
  purpose: ConsentPurpose,
  ground: z.enum(exceptionGrounds),
  topics: z.array(z.enum(topics)),
  told: z.enum(toldStates),
  reason: z.string().nullable(),
  author: z.string().nullable(),
  at: z.string(),
  until: z.string(),
  state: z.enum(["stands", "ended"]),
});
export type Exception = z.infer<typeof Exception>;

type State = { readonly state: (typeof consentStates)[number]; readonly givenBy: "person" | "guardian" };

/** What may be done with a consent: it is taken back at any time; a child's view can be asked again. */
export function may(
  { state, givenBy }: State,
  mayWrite: boolean,
): ("revoke-consent" | "record-child-view")[] {
  if (!mayWrite || state === "revoked" || state === "ended") return [];
  return givenBy === "guardian" ? ["revoke-consent", "record-child-view"] : ["revoke-consent"];
}

/** Refusals with which sharing is refused; an action that shares declares them all. */
export const consentRefusals = [
  "consent-missing",
  "consent-ended",
  "consent-awaits-child",
  "consent-child-objects",
  "consent-narrower",
] as const;
export type ConsentRefusal = (typeof consentRefusals)[number];
