import { type Answered, type Answers, answerWords } from "./answers.ts";
import { holdsFor, questionsOf } from "./condition.ts";
import { type Instrument, type Question, questionsIn, type Section } from "./instrument.ts";

/** Which questions look at which others, the conditions of their sections included. */
function looksAt({ sections }: Pick<Instrument, "sections">): Map<string, string[]> {
  return new Map(
    sections.flatMap((section) =>
      section.questions.map((question): [string, string[]] => [
        question.id,
        [...questionsOf(section.when), ...questionsOf(question.when)],
      ]),
    ),
  );
}

/** A loop in the conditions as the ids that go round, the first again at the end; nothing where there is none. */
export function findLoop(instrument: Pick<Instrument, "sections">): string[] | undefined {
  const edges = looksAt(instrument);
  const done = new Set<string>();
  const path: string[] = [];
  function visit(id: string): string[] | undefined {
    const at = path.indexOf(id);
    if (at >= 0) return [...path.slice(at), id];
    if (done.has(id)) return undefined;
    path.push(id);
    for (const next of edges.get(id) ?? []) {
      const loop = visit(next);
      if (loop !== undefined) return loop;
    }
    path.pop();
    done.add(id);
    return undefined;
  }
  for (const id of edges.keys()) {
    const loop = visit(id);
    if (loop !== undefined) return loop;
  }
  return undefined;
}

/** For a child no means is asked for, and no agreement (TIP 3(c), S5): a question that speaks of these alone is left out. */
function isForAdultsAlone({ claims = [], indicators = [], asksAgreement = false }: Question): boolean {
  if (asksAgreement) return true;
  return claims.length > 0 && claims.every((claim) => claim.element === "means") && indicators.length === 0;
}

export type VisibleSection = { readonly section: Section; readonly questions: readonly Question[] };

/**
 * The sections and questions to show for these answers. Answers to hidden questions hold nothing, so that a question
 * that hangs on a hidden one is hidden too. `child` is true also when the age is in doubt (S4).
 */
export function visibleSections(
  instrument: Pick<Instrument, "sections">,
  answers: Answers,
  { child }: { readonly child: boolean },
): VisibleSection[] {
  const byId = new Map(questionsIn(instrument).map((question) => [question.id, question]));
  const sectionOf = new Map(
    instrument.sections.flatMap((section) => section.questions.map((question) => [question.id, section])),
  );
  const known = new Map<string, boolean>();
  const shown = (id: string): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    // A loop is refused before publishing; here it hides what goes round.
    known.set(id, false);
    const question = byId.get(id);
    const visible =
      question !== undefined &&
      !(child && isForAdultsAlone(question)) &&
      holdsFor(sectionOf.get(id)?.when, words) &&
      holdsFor(question.when, words);
    known.set(id, visible);
    return visible;
  };
  const words = (id: string): string[] => (shown(id) ? answerWords(answers[id]) : []);
  return instrument.sections
    .map((section) => ({ section, questions: section.questions.filter((question) => shown(question.id)) }))
    .filter(({ questions }) => questions.length > 0);
}

/** The questions to show, in their order. */
export function visibleQuestions(
  instrument: Pick<Instrument, "sections">,
  answers: Answers,
  who: { readonly child: boolean },
): Question[] {
  return visibleSections(instrument, answers, who).flatMap(({ questions }) => [...questions]);
}

/** Whether a question has an answer, "unknown" and "refused" included. */
export function isAnswered(answered: Answered | undefined): boolean {
  return answerWords(answered).length > 0;
}
