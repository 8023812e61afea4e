import { Button, Group, SegmentedControl, Stack, Switch, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Answers } from "../words/answers.ts";
import { assess } from "../words/assess.ts";
import { type Instrument, toldIn } from "../words/instrument.ts";
import { visibleQuestions } from "../words/visible.ts";
import { NextSteps, Result } from "./result.tsx";
import classes from "./screening.module.css";

/** Tries an instrument with invented answers; nothing leaves the page. */
export function TryIt({ instrument }: { instrument: Instrument }) {
  const { t, lang } = useText("screening");
  const [open, setOpen] = useState(false);
  const [child, setChild] = useState(instrument.audience === "child");
  const [answers, setAnswers] = useState<Answers>({});
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
    <Stack gap="sm">
      <Title order={2} size="h3">
        {t("instruments.try")}
      </Title>
      <Text c="dimmed">{t("instruments.try-about")}</Text>
      <Switch
        label={t("instruments.as-child")}
        checked={child}
        onChange={(event) => setChild(event.currentTarget.checked)}
      />
      {visibleQuestions(instrument, answers, { child })
        .filter(({ kind }) => kind === "yes-no")
        .map((question) => (
          <div key={question.id} className={classes.answer}>
            <bdi>{toldIn(question.text, lang).text}</bdi>
            <SegmentedControl
              aria-label={toldIn(question.text, lang).text}
              value={answers[question.id]?.said?.state ?? "not-asked"}
              onChange={(state) =>
                setAnswers({
                  ...answers,
                  [question.id]: { said: { state: state === "yes" || state === "no" ? state : "not-asked" } },
                })
              }
              data={(["yes", "no", "not-asked"] as const).map((state) => ({
                value: state,
                label: t(`reply.${state}`),
              }))}
            />
          </div>
        ))}
      <Result found={found} />
      <NextSteps found={found} />
    </Stack>
  );
}
