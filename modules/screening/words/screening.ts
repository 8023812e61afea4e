import { z } from "zod";
import { ContentLang, consentPurposes, consentTopics, Level } from "#kernel/words";
import { Part } from "./answers.ts";
import { Assessment } from "./assess.ts";
import { Instrument } from "./instrument.ts";
import { NationalSetting } from "./setting.ts";

/** A yes-no fact that can stay open; "in doubt" of an age means child (S4). */
export const Childness = z.enum(["yes", "no", "in-doubt"]);
export type Childness = z.infer<typeof Childness>;

/** In doubt means child (S4). */
export function isChild(answer: Childness): boolean {
  return answer !== "no";
}

const Note = z.string().max(4000);
const DeviceTime = z.string().max(40).describe("by the device's own clock, kept apart and never trusted");
const YesNoUnknown = z.enum(["yes", "no", "unknown"]);

/** Before anything else: is it safe to talk here and now. */
export const Safety = z.object({
  alone: YesNoUnknown.default("unknown"),
  safeToTalk: YesNoUnknown.default("unknown"),
  urgentMedical: YesNoUnknown.default("unknown"),
  interpreterNeeded: YesNoUnknown.default("unknown"),
  child: Childness.default("in-doubt"),
  note: Note.optional(),
});
export type Safety = z.infer<typeof Safety>;

export const rightsTopics = [
  "confidentiality-and-limits",
  "stop-any-time",
  "asylum",
  "lawyer",
  "consular-notice",
  "duties-to-report",
  "help-without-police",
] as const;

/** Rights and limits of confidentiality, told before any question in a language understood (S1). */
export const RightsTold = z.object({
  told: z.array(z.enum(rightsTopics)).max(10),
  lang: ContentLang,
  how: z.enum(["spoken", "interpreter", "written", "easy-language", "pictures", "sign-language"]),
  understood: z.enum(["said-it-back", "said-yes", "not-sure"]),
  by: z.string().trim().min(1).max(200).describe("who told it; a member of staff"),
  at: DeviceTime,
});
export type RightsTold = z.infer<typeof RightsTold>;

/** What must have been told before any question (S1); the others where they apply: a consul only to somebody detained. */
export const toldFirst = [
  "confidentiality-and-limits",
  "stop-any-time",
  "asylum",
  "lawyer",
  "duties-to-report",
] as const satisfies readonly (typeof rightsTopics)[number][];

/** What is missing before the first question: topics, that it was understood, who told it. */
export function untold(rights: RightsTold | undefined): ((typeof toldFirst)[number] | "understood" | "by")[] {
  return [
    ...toldFirst.filter((topic) => !(rights?.told ?? []).includes(topic)),
    ...(rights === undefined || rights.understood === "not-sure" ? (["understood"] as const) : []),
    ...(rights === undefined || rights.by.trim() === "" ? (["by"] as const) : []),
  ];
}

/** What was asked for, each apart and each to be taken back (S2). Sharing itself needs a consent of the consent register. */
export const wishes = ["recording", "referral", "police"] as const;
export const WishName = z.enum(wishes);
export const Wish = z.object({
  answer: z.enum(["yes", "no", "not-asked"]),
  at: DeviceTime.optional(),
  revokedAt: DeviceTime.optional(),
});
export type Wish = z.infer<typeof Wish>;

/**
 * What the person agreed to for one recipient and one purpose (S2). It goes into the register of consents when the
 * interview arrives, and is taken back there when it was taken back here.
 */
export const ToldConsent = z.object({
  consentId: z.uuid().describe("made by the device"),
  recipient: z.object({ kind: z.enum(["agency", "service"]), id: z.uuid() }),
  purpose: z.enum(consentPurposes),
  topics: z.array(z.enum(consentTopics)).min(1).describe("what exactly is shared; nothing else is"),
  days: z.int().min(1).max(366).describe("how long it holds, from the day on which the interview arrives"),
  told: z.object({
    lang: ContentLang,
    how: z.enum(["spoken", "interpreter", "written", "easy-language", "pictures", "sign-language"]),
    understood: z.enum(["said-it-back", "said-yes", "not-sure"]),
  }),
  givenBy: z.enum(["person", "guardian"]).describe("an adult who came along is no guardian by that"),
  at: DeviceTime,
  revokedAt: DeviceTime.optional(),
});
export type ToldConsent = z.infer<typeof ToldConsent>;

type Agreeing = {
  readonly safety: Pick<Safety, "child">;
  readonly wishes: { readonly [name in z.infer<typeof WishName>]?: Wish | undefined };
};

/** Why a consent does not count: a child's needs the guardian (S4), and what was not understood is none. */
export function consentLack(
  { safety }: Pick<Agreeing, "safety">,
  consent: Pick<ToldConsent, "told" | "givenBy">,
): "not-understood" | "guardian-needed" | null {
  if (consent.told.understood === "not-sure") return "not-understood";
  return isChild(safety.child) && consent.givenBy !== "guardian" ? "guardian-needed" : null;
}

/** Taken back by itself, or with everything of its kind: what goes to the police, or what goes to those who help. */
export function isTakenBack(
  { wishes: told }: Pick<Agreeing, "wishes">,
  { purpose, revokedAt }: Pick<ToldConsent, "purpose" | "revokedAt">,
): boolean {
  const whole = purpose === "criminal-case" ? told.police : told.referral;
  return revokedAt !== undefined || whole?.revokedAt !== undefined || whole?.answer === "no";
}

/** Sound is taken only while the person's own consent to it stands (S9). */
export function mayRecord({
  wishes,
}: {
  readonly wishes: { readonly recording?: Wish | undefined };
}): boolean {
  return wishes.recording?.answer === "yes" && wishes.recording.revokedAt === undefined;
}

/** Whether the interpreter is right for this person (S12). */
export const InterpreterCheck = z.object({
  code: z.string().trim().min(1).max(60).describe("the interpreter's number, never a name"),
  lang: ContentLang,
  knownToPerson: YesNoUnknown,
  sameTownOrGroup: YesNoUnknown,
  sexWished: z.enum(["female", "male", "no-wish", "not-asked"]),
  sexFits: YesNoUnknown.default("unknown"),
  oath: z.boolean(),
  conflict: YesNoUnknown.describe("a conflict of interest was looked for and found"),
  changedAt: DeviceTime.optional().describe("the person asked for another one"),
  changedWhy: Note.optional(),
});
export type InterpreterCheck = z.infer<typeof InterpreterCheck>;

/** Why this interpreter must not go on, or nothing (S12). */
export function interpreterProblems(check: InterpreterCheck): string[] {
  const problems = [
    check.knownToPerson === "yes" && "known-to-person",
    check.sameTownOrGroup === "yes" && "same-town-or-group",
    check.sexFits === "no" && "other-sex-wished",
    !check.oath && "no-oath",
    check.conflict === "yes" && "conflict",
    check.changedAt !== undefined && "changed",
  ];
  return problems.filter((problem) => problem !== false);
}

export const companionKinds = [
  "advocate",
  "lawyer",
  "interpreter",
  "guardian",
  "appropriate-adult",
  "specialist",
  "other-officer",
  "accompanying-adult",
] as const;

/** Who sat beside the person at the first interview, or why nobody did (S13). An adult who came along is no relative by default (S4). */
export const Beside = z.object({
  who: z.array(z.enum(companionKinds)).max(8),
  nobodyBecause: Note.optional(),
});
export type Beside = z.infer<typeof Beside>;

/** The guardian's decision and the child's view are two records (S4). */
export const ChildVoices = z.object({
  guardian: z
    .object({
      decision: z.enum(["agrees", "refuses", "not-reached", "none-appointed"]),
      note: Note.optional(),
      at: DeviceTime,
    })
    .optional(),
  child: z
    .object({ view: z.enum(["agrees", "objects", "cannot-say"]), note: Note.optional(), at: DeviceTime })
    .optional(),
  accompanyingAdult: z
    .object({ saysTheyAre: Note, checked: z.enum(["yes", "no", "not-yet"]), spokenToApart: z.boolean() })
    .optional()
    .describe("what they say they are is a claim until it was checked"),
});
export type ChildVoices = z.infer<typeof ChildVoices>;

/** Could you, and do you want to, give an account? Goes to neither services nor asylum bodies (S7). */
export const AccountWish = z.object({
  could: YesNoUnknown,
  wants: z.enum(["yes", "no", "later", "not-asked"]),
  note: Note.optional(),
});
export type AccountWish = z.infer<typeof AccountWish>;

/** How the person wants their own sheet (S8). */
export const SheetWish = z.enum(["paper", "message", "nothing", "not-asked"]);

/** Coded facts of the person; names are given apart and go to the vault. */
export const PersonTold = z.object({
  sex: z.enum(["female", "male", "other", "unknown"]).default("unknown"),
  yearOfBirth: z.int().min(1880).max(2200).optional(),
  citizenships: z.array(z.string().max(20)).max(10).default([]),
  languages: z.array(ContentLang).max(20).default([]),
});
export type PersonTold = z.infer<typeof PersonTold>;

/** Everything that one interview holds. Nothing here names the person. */
export const Interview = z.object({
  lang: ContentLang.describe("language of the interview"),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .describe("where it takes place; chooses the national setting"),
  place: z.string().max(200).optional().describe("coarse: a post, a town; never a shelter"),
  safety: Safety,
  rights: RightsTold.optional(),
  wishes: z.partialRecord(WishName, Wish).default({}),
  consents: z.array(ToldConsent).max(30).default([]),
  interpreters: z.array(InterpreterCheck).max(10).default([]),
  beside: Beside.optional(),
  childVoices: ChildVoices.optional(),
  person: PersonTold,
  parts: z.array(Part).max(12),
  sheet: SheetWish.default("not-asked"),
  note: Note.optional().describe("not a statement"),
  startedAt: DeviceTime,
  endedAt: DeviceTime.optional(),
});
export type Interview = z.infer<typeof Interview>;

export const screeningStates = ["draft", "finished", "decided", "closed"] as const;
export const ScreeningState = z.enum(screeningStates);
export type ScreeningState = z.infer<typeof ScreeningState>;

/** What a device sends. The same id and revision twice is the same record once. */
export const KeepScreening = z.object({
  screeningId: z.uuid().describe("made by the device"),
  revision: z.int().min(1).describe("counted by the device, one more at each sending"),
  basedOn: z.int().min(0).describe("version of the server that the device saw last; 0 for a new one"),
  finished: z.boolean(),
  interview: Interview,
  account: AccountWish.optional(),
  name: z
    .object({ given: z.string().max(200).optional(), family: z.string().max(200).optional() })
    .optional()
    .describe("only where it is needed; goes to the vault and is never sent back"),
  fromTip: z.uuid().optional().describe("the tip that led here, when the person was safely reached (S14)"),
  fromEvent: z.object({ eventId: z.uuid(), card: z.int().min(1).max(999) }).optional(),
  deviceId: z.string().max(80).optional(),
});
export type KeepScreening = z.infer<typeof KeepScreening>;

/** Given once the record is committed, and the same one again for the same id and revision. */
export const Receipt = z.object({
  screeningId: z.uuid(),
  code: z.string(),
  revision: z.int(),
  version: z.int().describe("of the interview on the server; handed back as basedOn"),
  receivedAt: z.string().describe("by the server's clock"),
});
export type Receipt = z.infer<typeof Receipt>;

export const decisions = [
  "presumed-victim",
  "smuggled-migrant",
  "both",
  "other-crime",
  "no-indication-now",
  "more-information",
] as const;
export const Decision = z.enum(decisions);
export type Decision = z.infer<typeof Decision>;

/** A decision that says no to being a presumed victim; it can be appealed (S3). */
export function isNegative(decision: Decision): boolean {
  return decision === "no-indication-now" || decision === "other-crime" || decision === "smuggled-migrant";
}

export const appealStates = ["open", "upheld", "changed", "withdrawn"] as const;
export const AppealState = z.enum(appealStates);

export const DecisionMade = z.object({
  decisionId: z.uuid(),
  decision: Decision,
  reasons: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string(),
  appealBy: z.string().nullable(),
  appeal: z
    .object({
      state: AppealState,
      grounds: z.string().nullable(),
      answer: z.string().nullable(),
      at: z.string(),
    })
    .nullable(),
});
export type DecisionMade = z.infer<typeof DecisionMade>;

export const screeningVerbs = [
  "revise-screening",
  "decide-screening",
  "ask-second-opinion",
  "appeal-decision",
  "settle-appeal",
  "record-advocate",
  "record-guardian",
  "record-child-view",
  "close-screening",
  "reopen-screening",
] as const;
export const ScreeningVerb = z.enum(screeningVerbs);
export type ScreeningVerb = z.infer<typeof ScreeningVerb>;

export const ScreeningLine = z.object({
  screeningId: z.uuid(),
  code: z.string(),
  state: ScreeningState,
  child: Childness,
  urgent: z.boolean(),
  instruments: z.array(z.string()),
  decision: Decision.nullable(),
  advocateBy: z.string().nullable().describe("until when an advocate is to be present (S13)"),
  keptAt: z.string(),
  may: z.array(ScreeningVerb),
});
export type ScreeningLine = z.infer<typeof ScreeningLine>;

export const opinionStates = ["asked", "agrees", "disagrees"] as const;
export const OpinionState = z.enum(opinionStates);

/** What an interview shows that must not stay as it is. */
export const interviewProblems = [
  "known-to-person",
  "same-town-or-group",
  "other-sex-wished",
  "no-oath",
  "conflict",
  "changed",
  "serves-both",
  "nobody-beside",
  "rights-not-told",
  "adult-not-checked",
  "sound-not-agreed",
  "consent-not-understood",
  "consent-guardian-needed",
] as const;

/** One record of a guardian's decision or of a child's view (S4). */
export const VoiceKept = z.object({
  voiceId: z.uuid(),
  of: z.enum(["guardian", "child"]),
  says: z.enum(["agrees", "refuses", "objects", "cannot-say", "not-reached", "none-appointed"]),
  note: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string(),
});
export type VoiceKept = z.infer<typeof VoiceKept>;

export const Screening = ScreeningLine.extend({
  version: z.int(),
  revision: z.int(),
  interviewVersion: z.int().describe("what a device hands back as basedOn"),
  level: Level,
  personId: z.uuid().nullable(),
  personCode: z.string().nullable(),
  revealable: z.boolean(),
  interview: Interview,
  account: AccountWish.nullable(),
  assessment: Assessment,
  asked: z.array(Instrument).describe("the instruments used, in the versions used"),
  problems: z.array(z.enum(interviewProblems)),
  decisions: z.array(DecisionMade),
  opinion: OpinionState.nullable(),
  voices: z.array(VoiceKept),
  setting: NationalSetting.nullable(),
  identifiedAt: z.string().nullable(),
  advocatePresentAt: z.string().nullable(),
  turnsEighteen: z.string().nullable().describe("the earliest day, from the year of birth alone"),
  closedAt: z.string().nullable(),
});
export type Screening = z.infer<typeof Screening>;
