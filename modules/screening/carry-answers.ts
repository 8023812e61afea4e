import { z } from "zod";
import { question } from "#kernel/action";
import { Childness, type Interview, Reply, toldIn, visibleSections } from "./screening.ts";
import { findScreening, type ScreeningRow } from "./screening-row.ts";
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
                answers: answered,
              },
            ];
      }),
    ),
  };
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
  }),
  output: CarriedAnswers,
}).run(async (context) => {
  const { input, opened } = context;
  const row = await findScreening(context, input);
  opened([row.screening_id], ["answers"]);
  return answersOf(context, row, await interviewOf(context, row), input.sections);
});
