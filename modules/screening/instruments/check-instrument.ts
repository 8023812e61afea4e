import { findIndicator } from "@palermo/vocabulary/indicators";
import { questionsOf } from "../words/condition.ts";
import { codesOfElement } from "../words/element.ts";
import { completeLanguages, type Instrument, questionsIn } from "../words/instrument.ts";
import { findLoop } from "../words/visible.ts";
import { claimsOf } from "../words/voices.ts";

export const instrumentProblems = [
  "loop",
  "question-twice",
  "section-twice",
  "unknown-question",
  "unknown-code",
  "unknown-indicator",
  "no-options",
  "option-twice",
  "weights-not-known",
  "not-in-language",
] as const;
export type InstrumentProblem = (typeof instrumentProblems)[number];
export type FoundProblem = {
  readonly problem: InstrumentProblem;
  readonly place: string;
  readonly value: string;
};

function twice(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}

/**
 * What keeps an instrument from being published, each with its place and the value that stood there. Weights are those of
 * the ILO/EC set for the same profile, or there are none: nobody makes up strengths.
 */
export function checkInstrument(instrument: Instrument): FoundProblem[] {
  const found: FoundProblem[] = [];
  const add = (problem: InstrumentProblem, place: string, value: string) =>
    found.push({ problem, place, value });
  const questions = questionsIn(instrument);
  const ids = questions.map(({ id }) => id);
  for (const id of twice(ids)) add("question-twice", id, id);
  for (const id of twice(instrument.sections.map((section) => section.id))) add("section-twice", id, id);
  const loop = findLoop(instrument);
  if (loop !== undefined) add("loop", loop[0] ?? "", loop.join(" → "));
  for (const { id, when } of [...instrument.sections, ...questions])
    for (const looked of questionsOf(when)) if (!ids.includes(looked)) add("unknown-question", id, looked);
  for (const question of questions) {
    const chooses = question.kind === "choice" || question.kind === "choices";
    if (chooses && question.options === undefined) add("no-options", question.id, question.kind);
    for (const id of twice((question.options ?? []).map((option) => option.id)))
      add("option-twice", question.id, id);
    for (const { element, code } of claimsOf(question))
      if (code !== undefined && !codesOfElement[element]?.includes(code))
        add("unknown-code", question.id, code);
    for (const id of question.indicators ?? [])
      if (findIndicator(id) === undefined) add("unknown-indicator", question.id, id);
    const { weighs, indicators = [] } = question;
    if (weighs === undefined) continue;
    const indicator = findIndicator(indicators[0] ?? "");
    const known =
      instrument.profile !== undefined &&
      indicator?.group === weighs.dimension &&
      indicator.strength?.[instrument.profile] === weighs.strength;
    if (!known) add("weights-not-known", question.id, `${weighs.dimension} ${weighs.strength}`);
  }
  const complete = completeLanguages(instrument);
  for (const lang of instrument.languages) if (!complete.includes(lang)) add("not-in-language", lang, lang);
  return found;
}
