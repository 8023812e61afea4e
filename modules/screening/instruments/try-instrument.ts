import { z } from "zod";
import { question } from "#kernel/action";
import { Answers } from "../words/answers.ts";
import { Assessment, assess } from "../words/assess.ts";
import { Instrument } from "../words/instrument.ts";
import { findLoop, visibleQuestions } from "../words/visible.ts";
import { checkInstrument, instrumentProblems } from "./check-instrument.ts";

export const tryInstrument = question({
  name: "screening.try-instrument",
  about:
    "Tries an instrument with invented answers: which questions show, and what they would show. Nothing is kept.",
  needs: "screening.read-instruments",
  input: z.object({ instrument: Instrument, answers: Answers, child: z.boolean() }),
  output: z.object({
    visible: z.array(z.string()),
    loop: z.array(z.string()).nullable(),
    problems: z.array(
      z.object({ problem: z.enum(instrumentProblems), place: z.string(), value: z.string() }),
    ),
    assessment: Assessment,
  }),
}).run(({ input: { instrument, answers, child } }) => ({
  visible: visibleQuestions(instrument, answers, { child }).map(({ id }) => id),
  loop: findLoop(instrument) ?? null,
  problems: checkInstrument(instrument),
  assessment: assess([{ instrument, answers }], { child }),
}));
