import { z } from "zod";
import { ContentLang, langs } from "#kernel/words";
import { Condition, Id } from "./condition.ts";
import { Claim } from "./element.ts";

/** A text by language; an instrument says in `languages` which are complete. */
export const Told = z.partialRecord(ContentLang, z.string().trim().min(1).max(2000));
export type Told = Partial<Record<string, string>>;

/** The text in the language asked for, else English, else the first there is. */
export function toldIn(told: Told, lang: string): { lang: string; text: string } {
  for (const wanted of [lang, "en", ...Object.keys(told)]) {
    const text = told[wanted];
    if (text !== undefined) return { lang: wanted, text };
  }
  return { lang: "und", text: "" };
}

/** `yes-no` takes yes or no; the others take a value. All take unknown, not asked and refused. */
export const answerKinds = ["yes-no", "choice", "choices", "text", "number", "date", "note"] as const;
export const AnswerKind = z.enum(answerKinds);
export type AnswerKind = z.infer<typeof AnswerKind>;

export const strengths = ["strong", "medium", "weak"] as const;
export const Strength = z.enum(strengths);
export type Strength = z.infer<typeof Strength>;
export const dimensions = ["D1", "D2", "D3", "D4", "D5", "D6"] as const;
export const Dimension = z.enum(dimensions);
export type Dimension = z.infer<typeof Dimension>;

/** Profiles of the ILO/EC set whose strengths could be read; there are no others to be counted. */
export const weighedProfiles = ["adultLabour", "childLabour"] as const;
export const WeighedProfile = z.enum(weighedProfiles);
export type WeighedProfile = z.infer<typeof WeighedProfile>;

export const Option = z.object({ id: Id, label: Told, claims: z.array(Claim).max(10).optional() });
export type Option = z.infer<typeof Option>;

export const Question = z.object({
  id: Id,
  kind: AnswerKind,
  text: Told.describe("what is asked, in plain words"),
  help: Told.optional().describe("for the interviewer: how to ask, what to look at"),
  options: z.array(Option).min(1).max(60).optional().describe("of a choice"),
  when: Condition.optional(),
  source: z.string().min(1).max(300).describe("where the question comes from"),
  indicators: z
    .array(z.string().max(40))
    .max(20)
    .optional()
    .describe("ids of the vocabulary, such as ILO11-07"),
  claims: z.array(Claim).max(20).optional().describe("what a yes says of the elements"),
  reversed: z.boolean().optional().describe("a no says it, as with: are you free to leave?"),
  asksAgreement: z
    .boolean()
    .optional()
    .describe("whether the person agreed; never counts against (TIP 3(b))"),
  weighs: z.object({ dimension: Dimension, strength: Strength }).strict().optional(),
});
export type Question = z.infer<typeof Question>;

export const Section = z.object({
  id: Id,
  title: Told,
  about: Told.optional(),
  when: Condition.optional(),
  questions: z.array(Question).min(1).max(200),
});
export type Section = z.infer<typeof Section>;

export const audiences = ["adult", "child", "anyone"] as const;
export const Audience = z.enum(audiences);
export type Audience = z.infer<typeof Audience>;

export const instrumentUses = ["interview", "checklist", "border", "debriefing", "safety"] as const;
export const InstrumentUse = z.enum(instrumentUses);
export type InstrumentUse = z.infer<typeof InstrumentUse>;

/** What is asked in a screening, as data. A published version never changes; each screening names the version it used. */
export const Instrument = z.object({
  id: Id,
  version: z.int().min(1).max(100_000),
  title: Told,
  about: Told.optional(),
  languages: z.array(ContentLang).min(1).max(40).describe("languages in which every text is there"),
  audience: Audience.describe("for whom; an adult's instrument never opens for a child"),
  use: InstrumentUse,
  minutes: z.int().min(1).max(240).describe("how long it takes, about"),
  source: z.string().min(1).max(600),
  profile: WeighedProfile.optional().describe("of the ILO/EC set; without it no dimension is looked at"),
  leaflet: Told.optional().describe("for the person to keep: neutral, no word of crime, police or shelter"),
  sections: z.array(Section).min(1).max(40),
});
export type Instrument = z.infer<typeof Instrument>;

/** All questions of an instrument in their order. */
export function questionsIn(instrument: Pick<Instrument, "sections">): Question[] {
  return instrument.sections.flatMap((section) => section.questions);
}

/** Languages of the six in which every text of an instrument stands. */
export function completeLanguages(instrument: Omit<Instrument, "languages">): string[] {
  const all = textsOf(instrument);
  const offered = new Set<string>([...langs, ...all.flatMap((told) => Object.keys(told))]);
  return [...offered].filter((lang) => all.every((told) => told[lang] !== undefined));
}

/** Every text of an instrument. */
export function textsOf({ title, about, leaflet, sections }: Omit<Instrument, "languages">): Told[] {
  const maybe = (told: Told | undefined) => (told === undefined ? [] : [told]);
  return [
    title,
    ...maybe(about),
    ...maybe(leaflet),
    ...sections.flatMap((section) => [
      section.title,
      ...maybe(section.about),
      ...section.questions.flatMap((question) => [
        question.text,
        ...maybe(question.help),
        ...(question.options ?? []).map((option) => option.label),
      ]),
    ]),
  ];
}
