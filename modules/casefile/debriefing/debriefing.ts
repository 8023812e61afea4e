import { z } from "zod";
import { type Content, contentOf, type RecordSpec } from "../records/spec.ts";
import { harms, journey } from "../records/specs/journey.ts";

export const debriefingStates = ["not-offered", "accepted", "declined", "held", "return-off"] as const;
export const DebriefingState = z.enum(debriefingStates);
export type DebriefingState = z.infer<typeof DebriefingState>;

/** How it was offered, and what the person answered. Nothing hangs on the answer: neither the return nor how they are treated. */
export const offerSpec: RecordSpec = {
  kind: "debriefing-offer",
  noun: "debriefing-offer",
  nouns: "debriefing-offers",
  about: "the offer of a debriefing",
  person: "none",
  fields: [
    {
      name: "answer",
      kind: "choice",
      list: ["accepted", "declined"],
      words: "debriefing-answer",
      required: true,
    },
    { name: "offeredOn", kind: "date", required: true },
    { name: "offerLanguage", kind: "choice", vocabulary: "language", required: true },
    {
      name: "understood",
      kind: "choice",
      list: ["said-back", "through-interpreter", "not-sure"],
      words: "understood",
      required: true,
    },
    { name: "offeredBy", kind: "text", required: true },
  ],
};
export const Offer = contentOf(offerSpec);

const legs = journey.fields.filter(({ name }) => name === "legs");

/** The short form: half an hour, what only this person has seen (route, guides, vessel, money, deaths). */
export const debriefingSpec: RecordSpec = {
  kind: "debriefing",
  noun: "debriefing",
  nouns: "debriefings",
  about: "a debriefing before return",
  person: "none",
  fields: [
    { name: "heldOn", kind: "date", required: true },
    ...legs,
    { name: "price", kind: "money" },
    { name: "paid", kind: "text" },
    { name: "guides", kind: "long-text" },
    { name: "vessel", kind: "text" },
    { name: "contacts", kind: "long-text" },
    { name: "harm", kind: "choices", list: harms, words: "harm" },
    { name: "deaths", kind: "number" },
    { name: "wouldTestify", kind: "choice", list: ["yes", "no", "later"], words: "would-testify" },
    { name: "note", kind: "long-text" },
  ],
};
export const Told = contentOf(debriefingSpec);

export const debriefingVerbs = ["offer-debriefing", "hold-debriefing", "call-return-off"] as const;
export const DebriefingVerb = z.enum(debriefingVerbs);
export type DebriefingVerb = z.infer<typeof DebriefingVerb>;

/** How near a return is: `passed` without an offer, `near` within a week, or neither. */
export const Nearness = z.enum(["passed", "near", "ahead"]);
export type Nearness = z.infer<typeof Nearness>;

export const Debriefing = z.object({
  debriefingId: z.uuid(),
  caseId: z.uuid(),
  participantId: z.uuid(),
  personCode: z.string(),
  returnOn: z.string(),
  state: DebriefingState,
  nearness: Nearness,
  /** The return is near or over and nobody has offered a debriefing. */
  warns: z.boolean(),
  offer: Offer.nullable(),
  content: Told.nullable(),
  journeyId: z.uuid().nullable(),
  reason: z.string().nullable(),
  version: z.int(),
  may: z.array(DebriefingVerb),
});
export type Debriefing = z.infer<typeof Debriefing>;

const nearDays = 7;

/** Where a return lies, seen from a day (both ISO 8601). */
export function nearnessOf(returnOn: string, today: string): Nearness {
  if (returnOn < today) return "passed";
  return (Date.parse(returnOn) - Date.parse(today)) / 86_400_000 <= nearDays ? "near" : "ahead";
}

export function mayWithDebriefing(state: DebriefingState, writes: boolean): DebriefingVerb[] {
  if (!writes) return [];
  switch (state) {
    case "not-offered":
      return ["offer-debriefing", "call-return-off"];
    case "declined":
      return ["offer-debriefing", "call-return-off"];
    case "accepted":
      return ["hold-debriefing", "offer-debriefing", "call-return-off"];
    case "held":
    case "return-off":
      return [];
  }
}

/** The journey that a debriefing tells of, as a record of the case. */
export function journeyOf(told: Content, title: string): Content {
  const kept = ["price", "paid", "legs", "note"].flatMap((name) =>
    told[name] === undefined ? [] : [[name, told[name]] as const],
  );
  return { title, ...Object.fromEntries(kept) };
}
