import { List, Stack, Text, Title } from "@mantine/core";
import { findIndicatorSet } from "@palermo/vocabulary/indicators";
import { Notice } from "../../../web/components/notice.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Screening } from "../screening.ts";
import { replyBehind } from "../words/voices.ts";
import classes from "./screening.module.css";
import { codeName, findQuestion, questionText } from "./told.ts";

type Found = Pick<Screening, "assessment" | "asked">;
type One = Screening["assessment"]["elements"][number];

/** What the answers show, with the reasons on both sides and what is still unknown; nothing here decides. */
export function Result({ found }: { found: Found }) {
  const { t } = useText("screening");
  const { assessment } = found;
  return (
    <Stack gap="md">
      <Text c="dimmed">{t("screening.not-a-statement")}</Text>
      <Agreement found={found} />
      {assessment.elements
        .filter(({ state }) => state !== "not-asked-here")
        .map((one) => (
          <ElementCard key={one.element} one={one} found={found} />
        ))}
      {assessment.dimensions.map((list) => (
        <Dimensions key={list.instrument} list={list} />
      ))}
    </Stack>
  );
}

function Agreement({ found: { assessment } }: { found: Found }) {
  const { t, lang } = useText("screening");
  const { agreement } = assessment;
  if (agreement === null) return null;
  const because = agreement.because.map((code) =>
    code === "child" ? t("screening.a-child") : (codeName(t, { element: "means", code }, lang) ?? code),
  );
  return (
    <Text>
      {agreement.irrelevant
        ? t("screening.agreed", { because: because.join(", ") })
        : t("screening.agreed-open")}
    </Text>
  );
}

function ElementCard({ one, found }: { one: One; found: Found }) {
  const { t } = useText("screening");
  return (
    <section className={classes.element} data-state={one.state}>
      <Title order={3} size="h4">
        {t(`element.${one.element}`)}
      </Title>
      <Text size="sm" className={classes.state}>
        {joined(
          t(`element-state.${one.state}`),
          one.unknown.length > 0 ? t("screening.unknown", { count: one.unknown.length }) : null,
        )}
      </Text>
      <Reasons says="for" lines={one.for} one={one} found={found} />
      <Reasons says="against" lines={one.against} one={one} found={found} />
    </section>
  );
}

function Reasons({
  says,
  lines,
  one,
  found,
}: {
  says: "for" | "against";
  lines: One["for"];
  one: One;
  found: Found;
}) {
  const { t, lang } = useText("screening");
  if (lines.length === 0) return null;
  const told = (line: One["for"][number]) => {
    const question = findQuestion(found.asked, line);
    const reply = question === undefined ? null : replyBehind(question, says);
    return reply === null ? t(`voice.${line.voice}`) : `${t(`voice.${line.voice}`)}: ${t(`reply.${reply}`)}`;
  };
  return (
    <>
      <Text fw={600} size="sm" mt="xs">
        {t(`screening.${says}`)}
      </Text>
      <List size="sm">
        {lines.map((line) => (
          <List.Item key={`${line.instrument} ${line.question} ${line.voice} ${line.code ?? ""}`}>
            <bdi>{questionText(found.asked, line, lang)}</bdi>{" "}
            <Text span c="dimmed" size="sm">
              {joined(told(line), codeName(t, { element: one.element, code: line.code }, lang))}
            </Text>
          </List.Item>
        ))}
      </List>
    </>
  );
}

function Dimensions({ list }: { list: Screening["assessment"]["dimensions"][number] }) {
  const { t, lang } = useText("screening");
  const groups = findIndicatorSet("ILOEC")?.groups ?? [];
  return (
    <section className={classes.element}>
      <Title order={3} size="h4">
        {t("screening.dimensions")}
      </Title>
      <Text mb="xs">{t(`combination.${list.together}`)}</Text>
      <List size="sm">
        {list.found.map(({ id, line, unknown }) => (
          <List.Item key={id}>
            {groups.find((group) => group.id === id)?.label[lang] ?? id}
            {": "}
            <Text span fw={line === null ? 400 : 600} size="sm">
              {line === null ? t("line.none") : t("screening.holds", { line: t(`line.${line}`) })}
            </Text>{" "}
            <Text span c="dimmed" size="sm">
              {unknown > 0 ? t("screening.unknown", { count: unknown }) : ""}
            </Text>
          </List.Item>
        ))}
      </List>
    </section>
  );
}

/** What to do and to ask next. */
export function NextSteps({ found }: { found: Found }) {
  const { t, lang } = useText("screening");
  const { steps, next } = found.assessment;
  return (
    <Stack gap="sm">
      <List>
        {steps.map(({ code, days, hours }) => (
          <List.Item key={code}>
            {joined(
              t(`step.${code}`),
              days === undefined ? null : t("step.days", { count: days }),
              hours === undefined ? null : t("step.hours", { count: hours }),
            )}
          </List.Item>
        ))}
      </List>
      {next.length === 0 ? null : (
        <>
          <Title order={3} size="h4">
            {t("screening.next")}
          </Title>
          <List size="sm">
            {next.map((at) => (
              <List.Item key={`${at.instrument} ${at.question}`}>
                <bdi>{questionText(found.asked, at, lang)}</bdi>
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Stack>
  );
}

/** What must not stay as it is. */
export function Problems({ problems }: { problems: Screening["problems"] }) {
  const { t } = useText("screening");
  if (problems.length === 0) return null;
  return (
    <Notice kind="attention" title={t("screening.problems")}>
      <List size="sm">
        {problems.map((problem) => (
          <List.Item key={problem}>{t(`problem.${problem}`)}</List.Item>
        ))}
      </List>
    </Notice>
  );
}
