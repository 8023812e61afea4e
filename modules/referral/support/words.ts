import { z } from "zod";
import { Code, Page, PageAsk } from "#kernel/words";
import { ServiceKind } from "../referral.ts";
import { Urgency } from "../referrals/words.ts";

/** Needs of TIP Protocol article 6(3), Convention article 25, and the rest that a person may have. */
export const needKinds = [
  "shelter",
  "medical",
  "psychological",
  "language",
  "legal-aid",
  "safety",
  "skills",
  "education",
  "work",
  "documents",
  "family",
  "children",
  "material",
  "asylum",
  "return",
  "compensation",
  "faith",
  "other",
] as const;
export const NeedKind = z.enum(needKinds);
export type NeedKind = z.infer<typeof NeedKind>;

/** The kind of service that meets a need; null where no kind of the directory does. */
export const serviceFor = {
  shelter: "shelter",
  medical: "medical",
  psychological: "psychological",
  language: "interpretation",
  "legal-aid": "legal-aid",
  safety: "witness-protection",
  skills: "education",
  education: "education",
  work: "education",
  documents: "legal-aid",
  family: "family-tracing",
  children: "child-protection",
  material: "material-help",
  asylum: "asylum",
  return: "return",
  compensation: "legal-aid",
  faith: null,
  other: null,
} as const satisfies Record<NeedKind, ServiceKind | null>;

export const needStates = ["open", "in-hand", "met", "not-wanted"] as const;
export const goalStates = ["open", "reached", "given-up"] as const;
export const appointmentStates = ["planned", "kept", "missed", "cancelled"] as const;
export const dangers = ["none-known", "possible", "serious", "immediate"] as const;
export const riskCauses = ["release", "escape", "contact", "move", "other"] as const;
export const channels = [
  "in-person",
  "telephone",
  "message",
  "through-advocate",
  "through-lawyer",
  "nothing",
] as const;
/** Topics of proceedings of which a person may want to be told (TIP Protocol article 6(2)(a)). */
export const tellingTopics = ["hearing", "bail", "appeal", "release", "escape", "judgment", "other"] as const;
export const TellingTopic = z.enum(tellingTopics);
export type TellingTopic = z.infer<typeof TellingTopic>;

/** Told first, whatever else waits, and a reason to look at the risk anew (R3). */
export const urgentTopics: readonly TellingTopic[] = ["release", "escape", "bail"];

const Note = z.string().trim().max(10_000);
export const Day = z.iso.date();

export const Need = z.object({
  needId: z.uuid(),
  kind: NeedKind,
  state: z.enum(needStates),
  urgency: Urgency,
  words: z.string(),
  toldAt: z.string(),
  version: z.int(),
});
export const Goal = z.object({
  goalId: z.uuid(),
  needId: z.uuid().nullable(),
  state: z.enum(goalStates),
  ownWords: z.string(),
  wordsLang: z.string(),
  steps: z.string(),
  byDay: z.string().nullable(),
  setAt: z.string(),
  version: z.int(),
});
export const Appointment = z.object({
  appointmentId: z.uuid(),
  kind: NeedKind,
  at: z.string(),
  minutes: z.int(),
  state: z.enum(appointmentStates),
  words: z.string(),
  outcome: z.string(),
  version: z.int(),
});
export const PlanReview = z.object({
  planReviewId: z.uuid(),
  heldAt: z.string(),
  withPerson: z.boolean(),
  outcome: z.string(),
});
export const Risk = z.object({
  riskId: z.uuid(),
  danger: z.enum(dangers),
  risks: z.string(),
  safetyPlan: z.string(),
  assessedAt: z.string(),
  assessedBy: z.string().nullable(),
});
export const TellingWish = z.object({
  channel: z.enum(channels),
  topics: z.array(TellingTopic),
  words: z.string(),
  askedAt: z.string(),
});
export const Telling = z.object({
  tellingId: z.uuid(),
  topic: TellingTopic,
  first: z.boolean(),
  wanted: z.boolean(),
  happensAt: z.string().nullable(),
  words: z.string(),
  receivedAt: z.string(),
  toldAt: z.string().nullable(),
  toldHow: z.string().nullable(),
  version: z.int(),
});

export const supportVerbs = [
  "revise-support-file",
  "assign-advocate",
  "record-first-contact",
  "start-reflection",
  "add-need",
  "change-need",
  "set-goal",
  "change-goal",
  "add-appointment",
  "close-appointment",
  "hold-review",
  "assess-risk",
  "choose-telling",
  "receive-notice",
  "record-telling",
  "refer",
  "close-support-file",
  "reopen-support-file",
] as const;
export const SupportVerb = z.enum(supportVerbs);
export type SupportVerb = z.infer<typeof SupportVerb>;

export const SupportLine = z.object({
  supportFileId: z.uuid(),
  code: Code,
  state: z.enum(["open", "closed"]),
  personCode: z.string(),
  advocate: z.string().nullable(),
  openNeeds: z.int(),
  reflectionUntil: z.string().nullable(),
  reviewBy: z.string().nullable(),
  reviewOverdue: z.boolean(),
  riskReopened: z.boolean(),
  openedAt: z.string(),
  version: z.int(),
  may: z.array(SupportVerb),
});
export type SupportLine = z.infer<typeof SupportLine>;

export const SupportFile = SupportLine.extend({
  personId: z.uuid(),
  revealable: z.boolean(),
  sealed: z.boolean(),
  summary: z.string().nullable(),
  closingNote: z.string().nullable(),
  advocateSince: z.string().nullable(),
  identifiedAt: z.string().nullable(),
  firstContact: z.string().nullable(),
  /** Hours from identification to the first contact of an advocate, or till now; null before both are known (S13). */
  hoursToContact: z.number().nullable(),
  reflectionFrom: z.string().nullable(),
  riskCause: z.enum(riskCauses).nullable(),
  needs: z.array(Need),
  goals: z.array(Goal),
  appointments: z.array(Appointment),
  reviews: z.array(PlanReview),
  risks: z.array(Risk),
  wish: TellingWish.nullable(),
  tellings: z.array(Telling),
  referrals: z.array(z.object({ code: Code, state: z.string(), kind: ServiceKind })),
});
export type SupportFile = z.infer<typeof SupportFile>;

export const SupportPage = Page(SupportLine);
export const SupportAsk = PageAsk.extend({
  state: z.enum(["open", "closed"]).optional(),
  mine: z.boolean().optional().describe("where the reader is the advocate"),
  due: z.enum(["review", "reflection", "risk"]).optional(),
  text: z.string().max(20).optional().describe("part of a code; never a name"),
});

export type SupportFacts = {
  readonly state: "open" | "closed";
  readonly level: "read" | "contribute" | "manage";
  readonly rights: ReadonlySet<string>;
};

/** The rule of what may be done; the server refuses by it and screens show buttons from its answer. */
export function mayWithSupport({ state, level, rights }: SupportFacts): SupportVerb[] {
  if (level === "read" || !rights.has("referral.support")) return [];
  if (state === "closed") return level === "manage" ? ["reopen-support-file"] : [];
  return supportVerbs.filter(
    (verb) =>
      verb !== "reopen-support-file" &&
      (level === "manage" || (verb !== "close-support-file" && verb !== "assign-advocate")),
  );
}

export { Note as SupportNote };
