import { Button, Group, Stack, Switch, Text, Title } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Answered, Answers } from "../words/answers.ts";
import { assess } from "../words/assess.ts";
import { type Instrument, toldIn } from "../words/instrument.ts";
import { visibleSections } from "../words/visible.ts";
import { QuestionField } from "./interview/question-field.tsx";
import { NextSteps, Result } from "./result.tsx";

/** Tries an instrument with invented answers, its questions as an interview shows them; nothing leaves the page. */
export function TryIt({ instrument }: { instrument: Instrument }) {
  const { t, lang } = useText("screening");
  const [open, setOpen] = useState(false);
  const [child, setChild] = useState(instrument.audience === "child");
  const [answers, setAnswers] = useState<Answers>({});
  const answer = useCallback(
    (question: string, answered: Answered) => setAnswers((before) => ({ ...before, [question]: answered })),
    [],
  );
  const sections = useMemo(
    () => visibleSections(instrument, answers, { child }),
    [instrument, answers, child],
  );
  if (!open)
    return (
      <Group>
        <Button variant="default" onClick={() => setOpen(true)}>
          {t("instruments.try")}
        </Button>
      </Group>
    );
  const found = { assessment: assess([{ instrument, answers }], { child }), asked: [instrument] };
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h3">
        {t("instruments.try")}
      </Title>
      <Text c="dimmed">{t("instruments.try-about")}</Text>
      <Switch
        label={t("instruments.as-child")}
        checked={child}
        onChange={(event) => setChild(event.currentTarget.checked)}
      />
      {sections.map(({ section, questions }) => (
        <section key={section.id}>
          <Title order={3} size="h4">
            <bdi>{toldIn(section.title, lang).text}</bdi>
          </Title>
          {questions.map((question) => (
            <QuestionField
              key={question.id}
              question={question}
              answered={answers[question.id]}
              lang={lang}
              second={null}
              onAnswer={answer}
            />
          ))}
        </section>
      ))}
      <Result found={found} />
      <NextSteps found={found} />
    </Stack>
  );
}
