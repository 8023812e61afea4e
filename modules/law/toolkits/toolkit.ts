import { type Label, type Lang, langs } from "@palermo/vocabulary";
import { z } from "zod";
import { Words } from "#kernel/words";
import { CountryCode } from "../places.ts";
import commonFile from "./common.json" with { type: "json" };
import organRemoval from "./organ-removal.json" with { type: "json" };
import smugglingResponse from "./smuggling-response.json" with { type: "json" };

const InSix = z.object(
  Object.fromEntries(langs.map((lang) => [lang, z.string().min(1)])) as Record<Lang, z.ZodString>,
) satisfies z.ZodType<Label>;

const Common = z.object({
  ratings: z.array(z.object({ rating: z.int().min(0).max(3), label: InSix, about: InSix })),
  sources: z.array(z.object({ source: z.string(), label: InSix })),
});
const Toolkit = z.object({
  toolkit: z.string(),
  /** A new edition asks other questions; sheets keep the edition with which they were filled in. */
  edition: z.int(),
  title: InSix,
  about: InSix,
  sections: z.array(
    z.object({
      section: z.string(),
      title: InSix,
      questions: z.array(
        z.object({ question: z.string(), ask: InSix, indicator: InSix, sources: z.array(z.string()) }),
      ),
    }),
  ),
});
export type Toolkit = z.infer<typeof Toolkit>;

/** Four ratings from absent to secure, and the kinds of sources. Our own wording. */
export const common = Common.parse(commonFile);

export const toolkitNames = ["organ-removal", "smuggling-response"] as const;
export type ToolkitName = (typeof toolkitNames)[number];

const byName: Readonly<Record<ToolkitName, Toolkit>> = {
  "organ-removal": Toolkit.parse(organRemoval),
  "smuggling-response": Toolkit.parse(smugglingResponse),
};

/** A toolkit by its name. */
export function toolkitOf(name: ToolkitName): Toolkit {
  return byName[name];
}

/** Every question of a toolkit, in its order. */
export function questionsOf(toolkit: Toolkit): string[] {
  return toolkit.sections.flatMap(({ questions }) => questions.map(({ question }) => question));
}

const Rating = z.int().min(0).max(3);
export const Answer = z.object({
  question: z.string().max(40),
  rating: Rating.optional().describe("0 absent to 3 secure; left out where it could not be rated"),
  finding: Words(4000).optional(),
  sources: z.array(z.string().max(40)).max(9).default([]).describe("kinds of sources that were used"),
  need: Words(2000).optional().describe("what is needed"),
});
export type Answer = z.infer<typeof Answer>;

export const SheetHead = z.object({
  toolkit: z.enum(toolkitNames),
  country: CountryCode,
  title: Words(300),
  on: z.iso.date().describe("the day of the assessment"),
});
export type Sheet = z.infer<typeof SheetHead> & { edition: number; answers: Answer[] };

/** Mean of the ratings given, of three; null where nothing was rated. Questions that could not be rated are left out. */
export function meanRating(answers: readonly Pick<Answer, "rating">[]): number | null {
  const ratings = answers.flatMap(({ rating }) => (rating === undefined ? [] : [rating]));
  return ratings.length === 0 ? null : ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
}
