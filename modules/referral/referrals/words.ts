import { z } from "zod";
import { Code, Page, PageAsk, Words } from "#kernel/words";
import { AreaCode, ServiceKind } from "../referral.ts";

export const referralStates = [
  "prepared",
  "sent",
  "countered",
  "accepted",
  "in-service",
  "completed",
  "ended",
  "refused",
  "withdrawn",
] as const;
export const ReferralState = z.enum(referralStates);
export type ReferralState = z.infer<typeof ReferralState>;

/** How soon help is needed, with the hours in which an answer is expected where nothing else is said. */
export const answerHours = { now: 2, today: 12, days: 48, planned: 120 } as const;
export const urgencies = ["now", "today", "days", "planned"] as const;
export const Urgency = z.enum(urgencies);
export type Urgency = z.infer<typeof Urgency>;

/** What may be disclosed, section by section. `my-needs` goes with every referral; `who-i-am` is the identity in the vault. */
export const sectionTopics = [
  "who-i-am",
  "my-needs",
  "my-health",
  "my-family",
  "what-happened",
  "my-documents",
  "my-risks",
  "my-wishes",
] as const;
export const SectionTopic = z.enum(sectionTopics);
export type SectionTopic = z.infer<typeof SectionTopic>;

export const Section = z.object({
  topic: SectionTopic,
  words: z.string().trim().max(10_000).describe("what the service reads; empty for `who-i-am`").default(""),
});
export type Section = z.infer<typeof Section>;

/** The purpose under which consent is asked for a kind of service (S2). */
export const purposeOf = {
  shelter: "shelter",
  medical: "health",
  psychological: "counselling",
  interpretation: "protection",
  "legal-aid": "legal-aid",
  "material-help": "protection",
  education: "work-and-schooling",
  "child-protection": "protection",
  asylum: "asylum-support",
  "family-tracing": "family-contact",
  return: "return",
  financial: "protection",
  advocate: "protection",
  "witness-protection": "protection",
} as const satisfies Record<ServiceKind, string>;

/** Topics of consent that a section needs: with the identity also the ways to reach the person become readable. */
export function topicsOf(sections: readonly SectionTopic[]) {
  return sections.flatMap((topic) =>
    topic === "who-i-am" ? (["who-i-am", "how-to-reach-me"] as const) : [topic],
  );
}

/** Parts of the referral that a service reads for these sections. */
export function partsOfSections(sections: readonly SectionTopic[]) {
  return [
    "support" as const,
    ...(sections.includes("my-health") ? (["privileged"] as const) : []),
    ...(sections.includes("who-i-am") ? (["identity"] as const) : []),
  ];
}

export const refusalReasons = [
  "full",
  "not-for-this-person",
  "no-language",
  "not-safe-here",
  "wrong-kind",
  "service-stopped",
  "other",
] as const;
export const RefusalReason = z.enum(refusalReasons);

const Note = z.string().trim().max(4000);

/** Yes, with the first contact agreed. A meeting point, never an address where people are hidden (X6). */
export const Acceptance = z.object({
  firstContactAt: z.iso.datetime().describe("when somebody of the service meets or calls"),
  meetingPoint: Note.max(500).default("").describe("where they meet; never the address of a shelter"),
  contact: Note.max(200).default("").describe("whom to ask for at the service"),
  note: Note.default(""),
});
export const Refusing = z.object({ reason: RefusalReason, note: Note.default("") });
export const Proposal = z.object({
  offer: Note.min(1).describe("what is offered instead"),
  from: z.iso.datetime().describe("from when"),
});
export const Answer = z.union([
  Acceptance.extend({ word: z.literal("accept") }),
  Refusing.extend({ word: z.literal("refuse") }),
  Proposal.extend({ word: z.literal("propose") }),
]);
export type Answer = z.infer<typeof Answer>;

export const referralVerbs = [
  "send-referral",
  "record-answer",
  "make-hand-over",
  "ask-next-service",
  "agree-to-proposal",
  "accept-referral",
  "refuse-referral",
  "propose-otherwise",
  "begin-service",
  "complete-referral",
  "end-referral",
  "withdraw-referral",
] as const;
export const ReferralVerb = z.enum(referralVerbs);
export type ReferralVerb = z.infer<typeof ReferralVerb>;

export const ReferralLine = z.object({
  referralId: z.uuid(),
  code: Code,
  state: ReferralState,
  /** Which side the reader is on; both where one agency asks itself. */
  asks: z.boolean(),
  answers: z.boolean(),
  personCode: z.string(),
  kind: ServiceKind,
  area: AreaCode,
  urgency: Urgency,
  service: z.object({ serviceId: z.uuid(), code: z.string(), name: Words(200) }).nullable(),
  byHandOver: z.boolean(),
  madeAt: z.string(),
  sentAt: z.string().nullable(),
  answerBy: z.string().nullable(),
  overdue: z.boolean(),
  escalated: z.boolean(),
  version: z.int(),
  may: z.array(ReferralVerb),
});
export type ReferralLine = z.infer<typeof ReferralLine>;

export const Answered = z.object({
  how: z.enum(["account", "hand-over", "recorded"]).nullable(),
  at: z.string(),
  reason: RefusalReason.nullable(),
  firstContactAt: z.string().nullable(),
  meetingPoint: z.string(),
  contact: z.string(),
  note: z.string(),
  offer: z.string(),
});

/** A hand-over as its makers see it: its state, never its secrets. */
export const HandOverLine = z.object({
  handOverId: z.uuid(),
  madeAt: z.string(),
  expiresAt: z.string(),
  openedAt: z.string().nullable(),
  state: z.enum(["waits", "opened", "answered", "locked", "expired", "shut"]),
  version: z.int(),
});
export type HandOverLine = z.infer<typeof HandOverLine>;

export const Referral = ReferralLine.extend({
  sealed: z.boolean(),
  sex: z.string().nullable(),
  ageBand: z.string().nullable(),
  languages: z.array(z.string()),
  sections: z.array(Section),
  /** The identity that is open to the reader, for revealing. */
  personId: z.uuid().nullable(),
  answer: Answered.nullable(),
  overAt: z.string().nullable(),
  overCause: z.string().nullable(),
  overNote: z.string().nullable(),
  beganAt: z.string().nullable(),
  duty: z
    .object({ phone: z.string().nullable(), conditions: Words(2000).nullable(), state: z.string() })
    .nullable(),
  /** What only the side that asks sees. */
  asking: z
    .object({
      sourceDossier: z.uuid(),
      recipient: z.object({ kind: z.enum(["agency", "service"]), id: z.uuid() }),
      purpose: z.string(),
      topics: z.array(z.string()),
      compartments: z.array(z.string()),
      consent: z.enum(["missing", "stands", "exception", "awaits-child", "child-objects", "ended"]),
      personId: z.uuid(),
      handOvers: z.array(HandOverLine),
      others: z.array(z.object({ code: z.string(), state: ReferralState, service: Words(200).nullable() })),
    })
    .nullable(),
});
export type Referral = z.infer<typeof Referral>;

export const ReferralPage = Page(ReferralLine);
export const ReferralAsk = PageAsk.extend({
  box: z.enum(["asked", "received"]).optional().describe("sent by us, or asked of us"),
  state: ReferralState.optional(),
  kind: ServiceKind.optional(),
  text: z.string().max(20).optional().describe("part of a code; never a name"),
});

export type ReferralFacts = {
  readonly state: ReferralState;
  readonly asks: boolean;
  readonly answers: boolean;
  readonly byHandOver: boolean;
  readonly writes: boolean;
  readonly rights: ReadonlySet<string>;
};

/** The rule of what may be done, on either side; the server refuses by it and screens show buttons from its answer. */
export function mayWithReferral(facts: ReferralFacts): ReferralVerb[] {
  if (!facts.writes) return [];
  const may: ReferralVerb[] = [];
  if (facts.asks && facts.rights.has("referral.refer")) may.push(...askingVerbs(facts));
  if (facts.answers && facts.rights.has("referral.answer")) may.push(...answeringVerbs(facts.state));
  return may;
}

function askingVerbs({ state, byHandOver }: ReferralFacts): ReferralVerb[] {
  switch (state) {
    case "prepared":
      return ["send-referral", "withdraw-referral"];
    case "sent":
      return [
        ...(byHandOver ? (["make-hand-over"] as const) : []),
        "record-answer",
        "ask-next-service",
        "withdraw-referral",
      ];
    case "countered":
      return ["agree-to-proposal", "ask-next-service", "withdraw-referral"];
    case "accepted":
      return [...(byHandOver ? (["begin-service"] as const) : []), "withdraw-referral"];
    case "in-service":
      return [...(byHandOver ? (["complete-referral"] as const) : []), "withdraw-referral"];
    case "refused":
    case "withdrawn":
    case "ended":
      return ["ask-next-service"];
    case "completed":
      return [];
  }
}

function answeringVerbs(state: ReferralState): ReferralVerb[] {
  switch (state) {
    case "sent":
      return ["accept-referral", "refuse-referral", "propose-otherwise"];
    case "accepted":
      return ["begin-service", "end-referral"];
    case "in-service":
      return ["complete-referral", "end-referral"];
    default:
      return [];
  }
}
