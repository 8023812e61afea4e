import { z } from "zod";
import { findShipped, shippedInstruments } from "./instruments/shipped.ts";
import {
  type Answered,
  Answered as AnsweredSchema,
  type AssessedPart,
  type Assessment,
  assess,
  Childness,
  type Instrument,
  isChild,
  NationalSetting,
  questionsIn,
  toldIn,
} from "./screening.ts";

/** One answer of a file: the whole form, or one word for what the person said. */
const AnswerInFile = z.union([
  z.enum(["yes", "no", "unknown", "not-asked", "refused"]).describe("said"),
  AnsweredSchema,
]);

/** Answers in a file, as `palermo screening assess` reads them. */
export const AnswersFile = z.object({
  child: Childness.default("in-doubt"),
  urgentMedical: z.boolean().default(false),
  unsafe: z.boolean().default(false),
  rightsTold: z.boolean().default(true),
  setting: NationalSetting.nullable().default(null),
  parts: z
    .array(
      z.object({
        instrument: z.string(),
        version: z.int().min(1).optional().describe("the newest when left out"),
        answers: z.record(z.string(), AnswerInFile),
      }),
    )
    .min(1)
    .max(12),
});

/** What is wrong with a file of answers: where, what stood there, what was expected. */
export class AnswersProblem extends Error {}

export type Reason = {
  readonly element: string;
  readonly says: "for" | "against";
  readonly because: string[];
};
export type AssessedFile = Assessment & { readonly reasons: Reason[] };

function instrumentOf(id: string, version: number | undefined, where: string): Instrument {
  const newest = shippedInstruments
    .filter((one) => one.id === id)
    .toSorted((a, b) => b.version - a.version)
    .at(0);
  const found = version === undefined ? newest : findShipped(id, version);
  if (found !== undefined) return found;
  const known = [...new Set(shippedInstruments.map((one) => one.id))].join(", ");
  throw new AnswersProblem(
    `${where}.instrument: "${id}"${version === undefined ? "" : ` version ${version}`} is not there; expected one of ${known}.`,
  );
}

function answeredOf(value: z.infer<typeof AnswerInFile>): Answered {
  return typeof value === "string" ? { said: { state: value } } : value;
}

function partOf(
  { instrument: id, version, answers }: z.infer<typeof AnswersFile>["parts"][number],
  at: number,
  child: boolean,
): AssessedPart {
  const where = `parts[${at}]`;
  const instrument = instrumentOf(id, version, where);
  if (instrument.audience === "adult" && child)
    throw new AnswersProblem(
      `${where}.instrument: "${id}" is for adults; expected child: "no", since an age in doubt means child.`,
    );
  if (instrument.audience === "child" && !child)
    throw new AnswersProblem(`${where}.instrument: "${id}" is for children; child is "no".`);
  const known = new Map(questionsIn(instrument).map((question) => [question.id, question]));
  for (const [question, value] of Object.entries(answers)) {
    const asked = known.get(question);
    if (asked === undefined)
      throw new AnswersProblem(
        `${where}.answers: "${question}" is no question of ${id}; expected ids such as ${[...known.keys()].slice(0, 3).join(", ")}.`,
      );
    for (const reply of Object.values(answeredOf(value))) {
      if (asked.kind === "yes-no" && reply.state === "value")
        throw new AnswersProblem(
          `${where}.answers.${question}: expected yes, no, unknown, not-asked or refused.`,
        );
      const chosen = Array.isArray(reply.value) ? reply.value : [String(reply.value)];
      const options = asked.options?.map((option) => option.id);
      const strange =
        reply.state === "value" && options !== undefined && chosen.find((one) => !options.includes(one));
      if (strange)
        throw new AnswersProblem(
          `${where}.answers.${question}: "${strange}" is no option; expected one of ${options?.join(", ")}.`,
        );
    }
  }
  return {
    instrument,
    answers: Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, answeredOf(value)])),
  };
}

/** Why each element was found or spoken against, in words of the questions. */
function reasonsOf(found: Assessment, parts: readonly AssessedPart[], lang: string): Reason[] {
  const textOf = (instrument: string, question: string) => {
    const part = parts.find((one) => one.instrument.id === instrument);
    const asked = part && questionsIn(part.instrument).find(({ id }) => id === question);
    return asked === undefined ? question : toldIn(asked.text, lang).text;
  };
  const stateOf = (instrument: string, question: string, voice: "said" | "observed") =>
    parts.find((one) => one.instrument.id === instrument)?.answers[question]?.[voice]?.state ?? "";
  return found.elements.flatMap((one) =>
    (["for", "against"] as const).flatMap((says) =>
      one[says].length === 0
        ? []
        : [
            {
              element: one.element,
              says,
              because: one[says].map(
                ({ instrument, question, voice, code }) =>
                  `${voice} ${stateOf(instrument, question, voice)}: ${textOf(instrument, question)} (${instrument} ${question}${code === undefined ? "" : `, ${code}`})`,
              ),
            },
          ],
    ),
  );
}

/** Looks at the answers of a file. Throws `AnswersProblem` with a sentence that names the place, the value and what was expected. */
export function assessFile(text: string, lang: string): AssessedFile {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw new AnswersProblem(`The file is not JSON: ${error instanceof Error ? error.message : ""}.`);
  }
  const read = AnswersFile.safeParse(raw);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new AnswersProblem(
      `${issue?.path.join(".") || "The file"}: ${issue?.message ?? "cannot be read"}.`,
    );
  }
  const { parts, child, ...facts } = read.data;
  const assessed = parts.map((part, at) => partOf(part, at, isChild(child)));
  const found = assess(assessed, { ...facts, child: isChild(child) });
  return { ...found, reasons: reasonsOf(found, assessed, lang) };
}
