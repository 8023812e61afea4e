import { z } from "zod";
import { type Answers, answerWords } from "./answers.ts";
import {
  Combination,
  combine,
  DimensionFound,
  dimensionsFound,
  isWeighed,
  nextOfDimensions,
} from "./dimensions.ts";
import { type Element, Element as ElementSchema, elements, traffickingElements } from "./element.ts";
import { type Instrument, type Question, WeighedProfile } from "./instrument.ts";
import type { NationalSetting } from "./setting.ts";
import { nextSteps, Step } from "./steps.ts";
import { visibleQuestions } from "./visible.ts";
import { claimsHeard, claimsOf, Heard, speeches } from "./voices.ts";

const QuestionAt = z.object({ instrument: z.string(), question: z.string() });
type QuestionAt = z.infer<typeof QuestionAt>;

/** `found`: at least one answer speaks for it. `not-now`: all that was asked speaks against it. `open`: not known. */
export const elementStates = ["found", "not-now", "open", "not-needed", "not-asked-here"] as const;

export const ElementFound = z.object({
  element: ElementSchema,
  state: z.enum(elementStates),
  for: z.array(Heard.extend({ code: z.string().optional() })),
  against: z.array(Heard.extend({ code: z.string().optional() })),
  unknown: z.array(QuestionAt).describe("asked without an answer, or not asked yet"),
});
export type ElementFound = z.infer<typeof ElementFound>;

/** What a screening shows: reasons on both sides and what is still unknown. It decides nothing. */
export const Assessment = z.object({
  child: z.boolean().describe("also where the age is in doubt"),
  elements: z.array(ElementFound),
  dimensions: z.array(
    z.object({
      instrument: z.string(),
      profile: WeighedProfile,
      found: z.array(DimensionFound),
      together: Combination,
    }),
  ),
  indicators: z
    .array(z.object({ id: z.string(), for: z.array(Heard) }))
    .describe("of ILO 11 and UNODC, unweighted"),
  agreement: z
    .object({ heard: z.array(Heard), irrelevant: z.boolean(), because: z.array(z.string()) })
    .nullable()
    .describe(
      "that the person agreed never counts against where a means is found (TIP 3(b)), nor for a child (3(c))",
    ),
  next: z.array(QuestionAt).describe("questions worth asking next, at most ten"),
  steps: z.array(Step),
});
export type Assessment = z.infer<typeof Assessment>;

export type AssessedPart = { readonly instrument: Instrument; readonly answers: Answers };
export type AssessFacts = {
  readonly child: boolean;
  readonly urgentMedical?: boolean;
  readonly unsafe?: boolean;
  readonly rightsTold?: boolean;
  readonly setting?: NationalSetting | null;
};

type Asked = { readonly instrument: Instrument; readonly question: Question; readonly answers: Answers };

function elementFound(element: Element, asked: readonly Asked[], child: boolean): ElementFound {
  const found: ElementFound = { element, state: "open", for: [], against: [], unknown: [] };
  let any = false;
  for (const { instrument, question, answers } of asked) {
    if (question.asksAgreement || !claimsOf(question).some((claim) => claim.element === element)) continue;
    any = true;
    const at = { instrument: instrument.id, question: question.id };
    const heard = claimsHeard(question, answers[question.id]).filter((one) => one.claim.element === element);
    for (const { claim, voice, speech } of heard) {
      const line = { ...at, voice, ...(claim.code === undefined ? {} : { code: claim.code }) };
      if (speech === "for") found.for.push(line);
      if (speech === "against") found.against.push(line);
    }
    const states = answerWords(answers[question.id]);
    if (states.length === 0 || states.every((word) => word === "unknown" || word === "refused"))
      found.unknown.push(at);
  }
  if (element === "means" && child) return { ...found, state: "not-needed" };
  if (!any) return { ...found, state: "not-asked-here" };
  if (found.for.length > 0) return { ...found, state: "found" };
  return found.against.length > 0 && found.unknown.length === 0 ? { ...found, state: "not-now" } : found;
}

function indicatorsFound(asked: readonly Asked[]): Assessment["indicators"] {
  const byId = new Map<string, Heard[]>();
  for (const { instrument, question, answers } of asked) {
    for (const { voice, speech } of speeches(question, answers[question.id])) {
      if (speech !== "for") continue;
      for (const id of question.indicators ?? []) {
        byId.set(id, [...(byId.get(id) ?? []), { instrument: instrument.id, question: question.id, voice }]);
      }
    }
  }
  return [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, heard]) => ({ id, for: heard }));
}

function agreementOf(asked: readonly Asked[], means: ElementFound, child: boolean): Assessment["agreement"] {
  const heard = asked.flatMap(({ instrument, question, answers }) =>
    question.asksAgreement
      ? speeches(question, answers[question.id]).flatMap(({ voice, speech }) =>
          speech === "for" ? [{ instrument: instrument.id, question: question.id, voice }] : [],
        )
      : [],
  );
  if (heard.length === 0) return null;
  const codes = means.for.flatMap((one) => (one.code === undefined ? [] : [one.code]));
  return {
    heard,
    irrelevant: child || means.for.length > 0,
    because: child ? ["child"] : [...new Set(codes.length > 0 ? codes : means.for.map(() => "means"))],
  };
}

/** Elements still open first, with questions that were not asked before those that had no answer. */
function nextQuestions(
  asked: readonly Asked[],
  found: readonly ElementFound[],
  more: readonly QuestionAt[],
): QuestionAt[] {
  const blank = ({ instrument, question }: QuestionAt) => {
    const one = asked.find((each) => each.instrument.id === instrument && each.question.id === question);
    return one !== undefined && answerWords(one.answers[question]).length === 0;
  };
  const rank = (one: ElementFound) =>
    one.state === "open" ? ((traffickingElements as readonly Element[]).includes(one.element) ? 0 : 1) : 2;
  const wanted = [...found]
    .filter((one) => one.state === "open" || one.state === "found")
    .sort((a, b) => rank(a) - rank(b))
    .flatMap((one) => [...one.unknown.filter(blank), ...one.unknown.filter((at) => !blank(at))]);
  const seen = new Set<string>();
  // Questions of a weighed list come in the order in which they would complete a dimension.
  const weighed = new Set(more.map(({ instrument }) => instrument));
  return [...wanted.filter(({ instrument }) => !weighed.has(instrument)), ...more, ...wanted].filter((at) => {
    const key = `${at.instrument} ${at.question}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Looks at the answers of a screening; pure, the same on a phone and on the server. */
export function assess(parts: readonly AssessedPart[], facts: AssessFacts): Assessment {
  const { child } = facts;
  const asked = parts.flatMap(({ instrument, answers }) =>
    visibleQuestions(instrument, answers, { child }).map((question) => ({ instrument, question, answers })),
  );
  const found = elements.map((element) => elementFound(element, asked, child));
  const weighed = parts.flatMap(({ instrument, answers }) => {
    if (!isWeighed(instrument) || instrument.profile === undefined) return [];
    const questions = visibleQuestions(instrument, answers, { child });
    const each = dimensionsFound(questions, answers);
    return [
      {
        instrument: instrument.id,
        profile: instrument.profile,
        found: each,
        together: combine(each),
        questions,
        answers,
      },
    ];
  });
  const ofDimensions = weighed.flatMap(({ instrument, questions, answers, found: each }) =>
    nextOfDimensions(questions, answers, each).map((question) => ({ instrument, question })),
  );
  const means = found.find((one) => one.element === "means") ?? elementFound("means", asked, child);
  return {
    child,
    elements: found,
    dimensions: weighed.map(({ instrument, profile, found: each, together }) => ({
      instrument,
      profile,
      found: each,
      together,
    })),
    indicators: indicatorsFound(asked),
    agreement: agreementOf(asked, means, child),
    next: nextQuestions(asked, found, ofDimensions).slice(0, 10),
    steps: nextSteps({
      child,
      found: (element, code) =>
        found.some(
          (one) =>
            one.element === element && one.for.some((line) => code === undefined || line.code === code),
        ),
      urgentMedical: facts.urgentMedical ?? false,
      unsafe: facts.unsafe ?? false,
      rightsTold: facts.rightsTold ?? true,
      setting: facts.setting ?? null,
    }),
  };
}
