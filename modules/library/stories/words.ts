import { codeList, findCountry } from "@palermo/vocabulary";
import { z } from "zod";
import { ContentLang, TranslatedText } from "#kernel/words";
import { Reach } from "../publications/words.ts";
import { parties } from "./parties.ts";

const Country = z
  .string()
  .refine((code) => findCountry({ alpha2: code }) !== undefined, "a country code such as XV");
function codesOf(list: "form" | "sector") {
  const codes = codeList(list).codes.map(({ code }) => code);
  return z.enum(codes as [string, ...string[]]);
}

/**
 * A story as it is told. There is no place for a picture: the rule forbids a child's, and a face ends every other
 * protection. Facts are few and coarse; each one more makes a person easier to find.
 */
export const Story = z.object({
  title: TranslatedText(200),
  text: TranslatedText(20_000),
  origin: Country.optional(),
  destination: Country.optional(),
  form: codesOf("form").optional(),
  sector: codesOf("sector").optional(),
  year: z.int().min(1900).max(2200).optional().describe("year in which it ended"),
  invented: z.boolean().default(false).describe("made up for teaching or for the demonstration"),
});
export type Story = z.infer<typeof Story>;

export const storyStates = ["draft", "in-review", "published", "resting", "withdrawn"] as const;
export const StoryState = z.enum(storyStates);
export type StoryState = z.infer<typeof StoryState>;

export { type Party, parties } from "./parties.ts";

export const Consent = z.object({
  consentId: z.uuid(),
  givenBy: z.enum(parties),
  reach: Reach,
  langs: z.array(ContentLang).min(1).max(20),
  givenOn: z.iso.date(),
  validUntil: z.iso.date().nullable(),
  takenBy: z.string().describe("colleague who took it"),
  takenAt: z.string(),
  note: z.string().nullable().describe("where the signed paper lies; no names"),
  revokedAt: z.string().nullable(),
});
export type Consent = z.infer<typeof Consent>;

export const findingRules = ["name", "place", "date", "age", "contact", "facts"] as const;
export type FindingRule = (typeof findingRules)[number];

export const answers = ["harmless", "change"] as const;
export type Answer = (typeof answers)[number];

export type StoryVerb =
  | "revise-story"
  | "record-consent"
  | "revoke-consent"
  | "propose-story"
  | "withdraw-story"
  | "answer-finding";

/** What may be done with a story of one's own agency. Taking it back is open to every editor, always. */
export function mayWithStory(
  rights: ReadonlySet<string>,
  { state, author }: { state: StoryState; author: boolean },
): StoryVerb[] {
  if (!rights.has("library.edit") || state === "withdrawn") return [];
  const may: StoryVerb[] = ["revise-story", "record-consent", "revoke-consent", "withdraw-story"];
  if (state === "draft" || state === "resting" || state === "published") may.push("propose-story");
  if (state === "in-review" && !author && rights.has("library.publish")) may.push("answer-finding");
  return may;
}
