import { z } from "zod";
import { type Answers, answerWords } from "./answers.ts";
import { Dimension, dimensions, type Instrument, type Question, type Strength } from "./instrument.ts";
import { lineThatHolds, ruleLines } from "./rule.ts";
import { speeches } from "./voices.ts";

export const DimensionFound = z.object({
  id: Dimension,
  element: z.enum(["means", "purpose"]),
  positive: z.boolean(),
  line: z.enum(ruleLines).nullable().describe("the line of the rule that holds"),
  strong: z.array(z.string()).describe("questions answered yes, by strength"),
  medium: z.array(z.string()),
  weak: z.array(z.string()),
  against: z.int(),
  unknown: z.int().describe("not asked, unknown or refused"),
});
export type DimensionFound = z.infer<typeof DimensionFound>;

/** Exploitation is the purpose; the other five are means (ILO/EC 2009). */
function elementOf(dimension: Dimension): "means" | "purpose" {
  return dimension === "D4" ? "purpose" : "means";
}

/** The dimensions of an instrument of the ILO/EC set. Only a yes counts; what is unknown is said beside it. */
export function dimensionsFound(questions: readonly Question[], answers: Answers): DimensionFound[] {
  return dimensions.map((id) => {
    const found: Record<Strength, string[]> = { strong: [], medium: [], weak: [] };
    let against = 0;
    let unknown = 0;
    for (const question of questions) {
      if (question.weighs?.dimension !== id) continue;
      const heard = speeches(question, answers[question.id]).map(({ speech }) => speech);
      if (heard.includes("for")) found[question.weighs.strength].push(question.id);
      else if (heard.includes("against")) against += 1;
      else unknown += 1;
    }
    const line = lineThatHolds({
      strong: found.strong.length,
      medium: found.medium.length,
      weak: found.weak.length,
    });
    return {
      id,
      element: elementOf(id),
      positive: line !== undefined,
      line: line ?? null,
      ...found,
      against,
      unknown,
    };
  });
}

/**
 * What the dimensions say together. For an adult, a means and exploitation; for a child exploitation alone (TIP 3(c)).
 * The source tells forced labour apart: deceptive or coercive recruitment, exploitation, and coercion at destination.
 */
export const combinations = [
  "none",
  "exploitation-alone",
  "means-alone",
  "means-and-exploitation",
  "forced-labour",
] as const;
export const Combination = z.enum(combinations);
export type Combination = z.infer<typeof Combination>;

export function combine(found: readonly DimensionFound[]): Combination {
  const positive = (id: Dimension) => found.some((one) => one.id === id && one.positive);
  const exploited = positive("D4");
  const recruited = positive("D1") || positive("D2");
  const means = recruited || positive("D3") || positive("D5") || positive("D6");
  if (!exploited) return means ? "means-alone" : "none";
  if (recruited && positive("D5")) return "forced-labour";
  return means ? "means-and-exploitation" : "exploitation-alone";
}

/** Whether dimensions may be looked at: the instrument names a profile whose strengths are known. */
export function isWeighed(instrument: Pick<Instrument, "profile">): boolean {
  return instrument.profile !== undefined;
}

/** Questions of an ILO/EC instrument that would complete a dimension nearest to being positive come first. */
export function nextOfDimensions(
  questions: readonly Question[],
  answers: Answers,
  found: readonly DimensionFound[],
): string[] {
  const order: Record<Strength, number> = { strong: 0, medium: 1, weak: 2 };
  const open = found.filter((one) => !one.positive);
  const begun = (id: Dimension) =>
    open.find((one) => one.id === id && one.strong.length + one.medium.length + one.weak.length > 0) !==
    undefined;
  return questions
    .flatMap((question) => (question.weighs === undefined ? [] : [{ id: question.id, ...question.weighs }]))
    .filter(
      ({ id, dimension }) =>
        open.some((one) => one.id === dimension) && answerWords(answers[id]).length === 0,
    )
    .sort(
      (a, b) =>
        Number(begun(b.dimension)) - Number(begun(a.dimension)) || order[a.strength] - order[b.strength],
    )
    .map(({ id }) => id);
}
