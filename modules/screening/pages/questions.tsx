import { Group, Stack, Text, Title } from "@mantine/core";
import { Problem } from "../../../web/api/problem.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { InstrumentKept } from "../instruments/instrument-rows.ts";
import { type Question, questionsIn, type Section, toldIn } from "../words/instrument.ts";
import { claimsOf } from "../words/voices.ts";
import { ExpressionProblem, expressionOf } from "../xlsform/expression.ts";
import { questionFields, questionOf, valuesOf } from "./question-form.ts";
import classes from "./screening.module.css";
import { SourceText } from "./source-text.tsx";
import { codeName } from "./told.ts";

/** Sections and questions with their help, sources and conditions; in a draft each can be changed. */
export function Questions({ kept }: { kept: InstrumentKept }) {
  const { lang } = useText("screening");
  const edits = kept.may.includes("revise-instrument");
  return (
    <Stack gap="lg">
      {kept.instrument.sections.map((section) => (
        <section key={section.id}>
          <Title order={2} size="h3" mb="xs">
            {toldIn(section.title, lang).text}
          </Title>
          {section.questions.map((question) => (
            <OneQuestion key={question.id} question={question} section={section} kept={kept} edits={edits} />
          ))}
          {edits ? <EditQuestion kept={kept} section={section} question={null} /> : null}
        </section>
      ))}
    </Stack>
  );
}

type At = { readonly kept: InstrumentKept; readonly section: Section };

function OneQuestion({ question, section, kept, edits }: At & { question: Question; edits: boolean }) {
  const { t, lang } = useText("screening");
  const several = new Set(
    questionsIn(kept.instrument).flatMap(({ id, kind }) => (kind === "choices" ? [id] : [])),
  );
  const speaks = claimsOf(question).map(({ element, code }) =>
    joined(t(`element.${element}`), codeName(t, { element, code }, lang)),
  );
  return (
    <div className={classes.answer}>
      <div>
        <bdi>{toldIn(question.text, lang).text}</bdi>
        {question.help === undefined ? null : (
          <Text size="sm" c="dimmed" dir="auto">
            {t("instruments.help")}
            {": "}
            {toldIn(question.help, lang).text}
          </Text>
        )}
        {question.when === undefined ? null : (
          <Text size="sm" c="dimmed">
            {t("instruments.when")}
            {": "}
            <bdi dir="ltr">{expressionOf(question.when, (id) => several.has(id))}</bdi>
          </Text>
        )}
      </div>
      <div>
        <Text size="sm">{joined(question.id, t(`kind.${question.kind}`))}</Text>
        {speaks.length === 0 ? null : (
          <Text size="sm" c="dimmed">
            {joined(...new Set(speaks), question.reversed ? t("instruments.reversed") : null)}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          <SourceText source={question.source} />
        </Text>
        {edits ? (
          <Group gap="xs">
            <EditQuestion kept={kept} section={section} question={question} />
            <ActionButton
              action="screening.keep-instrument"
              label={t("instruments.remove-question")}
              variant="subtle"
              expects={kept.rowVersion}
              changes={["screening.get-instrument"]}
              input={() => ({ begin: false, instrument: without(kept, question.id) })}
            />
          </Group>
        ) : null}
      </div>
    </div>
  );
}

function without({ instrument }: InstrumentKept, question: string) {
  const sections = instrument.sections
    .map((section) => ({ ...section, questions: section.questions.filter(({ id }) => id !== question) }))
    .filter(({ questions }) => questions.length > 0);
  return { ...instrument, sections };
}

function EditQuestion({ kept, section, question }: At & { question: Question | null }) {
  const { t } = useText("screening");
  const { languages } = kept.instrument;
  /** A condition that cannot be read is told at its field, with the part at which it stops. */
  function readQuestion(values: Parameters<typeof questionOf>[0], before: Question | null): Question {
    try {
      return questionOf(values, before, languages);
    } catch (error) {
      if (!(error instanceof ExpressionProblem)) throw error;
      const expected = t("instruments.when-unread", { part: error.message });
      throw new Problem(
        { code: "bad-input", status: 0, detail: expected, fields: [{ path: "when", expected }] },
        "screening.keep-instrument",
      );
    }
  }
  return (
    <ActionButton
      action="screening.keep-instrument"
      label={t(question === null ? "instruments.add-question" : "instruments.edit-question")}
      variant="default"
      expects={kept.rowVersion}
      changes={["screening.get-instrument"]}
      fields={questionFields(t, languages)}
      initial={valuesOf(question, kept.instrument)}
      input={(values) => ({
        begin: false,
        instrument: withQuestion(kept, section.id, question?.id ?? null, readQuestion(values, question)),
      })}
    />
  );
}

function withQuestion(
  { instrument }: InstrumentKept,
  sectionId: string,
  replaces: string | null,
  made: Question,
) {
  const sections = instrument.sections.map((section) => {
    if (section.id !== sectionId) return section;
    const questions =
      replaces === null
        ? [...section.questions, made]
        : section.questions.map((one) => (one.id === replaces ? made : one));
    return { ...section, questions };
  });
  return { ...instrument, sections };
}
