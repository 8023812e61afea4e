import { Stack, Text, Title } from "@mantine/core";
import { useText } from "../../../web/i18n/use-text.ts";
import { isChild, type Question, type Reply, type Screening } from "../screening.ts";
import { toldIn } from "../words/instrument.ts";
import { visibleSections } from "../words/visible.ts";
import classes from "./screening.module.css";

/** The answers, section by section, said apart from observed. */
export function Answers({ found }: { found: Screening }) {
  const { t, lang } = useText("screening");
  const { parts, safety } = found.interview;
  const shown = found.asked.flatMap((instrument) => {
    const answers = parts.find((part) => part.instrument === instrument.id)?.answers ?? {};
    return visibleSections(instrument, answers, { child: isChild(safety.child) }).flatMap(
      ({ section, questions }) => {
        const answered = questions.filter(({ id }) => answers[id] !== undefined);
        return answered.length === 0 ? [] : [{ instrument, section, answered, answers }];
      },
    );
  });
  if (shown.length === 0) return <Text c="dimmed">{t("screening.no-answers")}</Text>;
  return (
    <Stack gap="lg">
      {shown.map(({ instrument, section, answered, answers }) => (
        <section key={`${instrument.id} ${section.id}`}>
          <Title order={3} size="h4">
            {toldIn(section.title, lang).text}
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            {toldIn(instrument.title, lang).text}
          </Text>
          {answered.map((question) => (
            <div key={question.id} className={classes.answer}>
              <bdi>{toldIn(question.text, lang).text}</bdi>
              <div>
                <Voice voice="said" reply={answers[question.id]?.said} question={question} />
                <Voice voice="observed" reply={answers[question.id]?.observed} question={question} />
              </div>
            </div>
          ))}
        </section>
      ))}
    </Stack>
  );
}

function Voice({
  voice,
  reply,
  question,
}: {
  voice: "said" | "observed";
  reply: Reply | undefined;
  question: Question;
}) {
  const { t, lang } = useText("screening");
  if (reply === undefined) return null;
  const labelOf = (id: string) => {
    const option = question.options?.find((one) => one.id === id);
    return option === undefined ? id : toldIn(option.label, lang).text;
  };
  const value =
    reply.value === undefined
      ? t(`reply.${reply.state}`)
      : (Array.isArray(reply.value) ? reply.value : [String(reply.value)]).map(labelOf).join(", ");
  return (
    <Text>
      <Text span c="dimmed" size="sm">
        {t(`voice.${voice}`)}
        {": "}
      </Text>
      <bdi>{value}</bdi>
      {reply.note ? (
        <Text component="p" size="sm" dir="auto" m={0}>
          {reply.note}
        </Text>
      ) : null}
    </Text>
  );
}
