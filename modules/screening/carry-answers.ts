import { z } from "zod";
import { question, refuse } from "#kernel/action";
import type { Lang } from "#kernel/words";
import {
  type Answered,
  Childness,
  type Interview,
  type Question,
  Reply,
  toldIn,
  visibleSections,
} from "./screening.ts";
import { findScreening, type ScreeningRow } from "./screening-row.ts";
import { text } from "./text.ts";
import { type Asking, interviewOf, partsOfInterview } from "./whole-screening.ts";

/** What a case or a referral takes over from a screening, chosen section by section. Never a name, never whether the person talks to the police. */
export const CarriedAnswers = z.object({
  screeningId: z.uuid(),
  code: z.string(),
  personId: z
    .uuid()
    .nullable()
    .describe("the person's dossier, by which identity is opened or not; never copied"),
  child: Childness,
  lang: z.string(),
  sections: z.array(
    z.object({
      instrument: z.string(),
      version: z.int(),
      section: z.string(),
      title: z.string(),
      words: z.string().describe("the section as words to read: what was said and what was seen, apart"),
      answers: z.array(
        z.object({
          question: z.string(),
          text: z.string(),
          said: Reply.omit({ at: true }).nullable(),
          observed: Reply.omit({ at: true }).nullable(),
        }),
      ),
    }),
  ),
});
export type CarriedAnswers = z.infer<typeof CarriedAnswers>;

function withoutTime(reply: Reply | undefined) {
  if (reply === undefined) return null;
  const { at: _at, ...rest } = reply;
  return rest;
}

function linesOf(lang: Lang, question: Question, answered: Answered | undefined): string[] {
  return (["said", "observed"] as const).flatMap((voice) => {
    const reply = answered?.[voice];
    if (reply === undefined) return [];
    const words = replyWords(lang, question, reply);
    return [`– ${toldIn(question.text, lang).text} (${text(lang, `voice.${voice}`)}) ${words}`];
  });
}

function replyWords(lang: Lang, { options = [] }: Question, { state, value, note }: Reply): string {
  const labelOf = (id: string) => {
    const option = options.find((one) => one.id === id);
    return option === undefined ? id : toldIn(option.label, lang).text;
  };
  const told =
    value === undefined
      ? text(lang, `reply.${state}`)
      : (Array.isArray(value) ? value : [String(value)]).map(labelOf).join(", ");
  return note ? `${told}: ${note}` : told;
}

/** The answered sections of a screening, all or those named as `instrument/section`, in the reader's language. */
export async function answersOf(
  context: Asking,
  row: ScreeningRow,
  interview: Interview,
  wanted: readonly string[] | undefined,
): Promise<CarriedAnswers> {
  const parts = await partsOfInterview(context, interview);
  const { lang } = context.actor;
  const child = interview.safety.child !== "no";
  return {
    screeningId: row.screening_id,
    code: row.code,
    personId: row.person_id,
    child: interview.safety.child,
    lang: interview.lang,
    sections: parts.flatMap(({ instrument, answers }) =>
      visibleSections(instrument, answers, { child }).flatMap(({ section, questions }) => {
        if (wanted !== undefined && !wanted.includes(`${instrument.id}/${section.id}`)) return [];
        const answered = questions.flatMap((one) => {
          const found = answers[one.id];
          const said = withoutTime(found?.said);
          const observed = withoutTime(found?.observed);
          return said === null && observed === null
            ? []
            : [{ question: one.id, text: toldIn(one.text, lang).text, said, observed }];
        });
        return answered.length === 0
          ? []
          : [
              {
                instrument: instrument.id,
                version: instrument.version,
                section: section.id,
                title: toldIn(section.title, lang).text,
                words: questions.flatMap((one) => linesOf(lang, one, answers[one.id])).join("\n"),
                answers: answered,
              },
            ];
      }),
    ),
  };
}

/** Whether the person wants the police to know, as it stands now. */
export function wantsPolice({ wishes: { police } }: Interview): boolean {
  return police?.answer === "yes" && police.revokedAt === undefined;
}

export const carryAnswers = question({
  name: "screening.carry-answers",
  about: "The answers that a case or a referral takes over, section by section. Identity is never copied.",
  needs: "screening.interview",
  audited: true,
  input: z.object({
    screeningId: z.uuid(),
    sections: z
      .array(z.string().max(130))
      .max(200)
      .optional()
      .describe("as instrument/section; all when left out"),
    for: z.enum(["referral", "case"]).default("referral"),
  }),
  output: CarriedAnswers,
  refusals: ["police-not-agreed"],
}).run(async (context) => {
  const { input, opened } = context;
  const row = await findScreening(context, input);
  const interview = await interviewOf(context, row);
  // What was told goes into a criminal case only while the person wants the police to know it (S2, S3).
  if (input.for === "case" && !wantsPolice(interview)) return refuse("police-not-agreed");
  opened([row.screening_id], ["answers"]);
  return answersOf(context, row, interview, input.sections);
});
