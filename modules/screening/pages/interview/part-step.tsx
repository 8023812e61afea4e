import { useCallback, useMemo } from "react";
import { Notice } from "../../../../web/components/notice.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import { type Answered, mayOpenInstrument, toldIn, visibleSections } from "../../screening.ts";
import type { StepProps } from "./interview.tsx";
import { childIn, rightsWereTold } from "./note.ts";
import { useNotes } from "./notes-store.ts";
import { QuestionField } from "./question-field.tsx";

/** The questions of one instrument, those that its conditions show. */
export function PartStep({ note, change, step }: StepProps & { step: string }) {
  const { t, lang } = useText("notes");
  const { instruments } = useNotes();
  const instrument = instruments.find(({ id, version }) => step === `part ${id} ${version}`);
  const child = childIn(note);
  const part = note.interview.parts.find(
    (one) => one.instrument === instrument?.id && one.version === instrument.version,
  );
  const answers = part?.answers;
  const sections = useMemo(
    () => (instrument && answers ? visibleSections(instrument, answers, { child }) : []),
    [instrument, answers, child],
  );
  const id = instrument?.id;
  const version = instrument?.version;
  const answer = useCallback(
    (question: string, answered: Answered) =>
      change((one) => ({
        ...one,
        interview: {
          ...one.interview,
          parts: one.interview.parts.map((each) =>
            each.instrument === id && each.version === version
              ? { ...each, answers: { ...each.answers, [question]: answered } }
              : each,
          ),
        },
      })),
    [change, id, version],
  );
  if (!instrument || !answers) return null;
  const may = mayOpenInstrument(instrument, { child, rightsTold: rightsWereTold(note.interview.rights) });
  if (may !== "may") return <Notice kind="attention">{t(`choose.${may}`)}</Notice>;
  const second = note.interview.lang === lang ? null : note.interview.lang;
  return sections.map(({ section, questions }) => (
    <section key={section.id}>
      <h3>{toldIn(section.title, lang).text}</h3>
      {section.about ? <p>{toldIn(section.about, lang).text}</p> : null}
      {questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          answered={answers[question.id]}
          lang={lang}
          second={second}
          onAnswer={answer}
        />
      ))}
    </section>
  ));
}
