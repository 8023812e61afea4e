import { Badge, Group, Stack, Text, Title } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { call } from "../../../web/api/call.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { saveMade } from "../../../web/components/save-made.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { languageField, shownIn, wordsOf } from "../../../web/components/words-fields.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportSheet, getSheet } from "../toolkits/read-sheets.ts";
import styles from "./law.module.css";
import { RecordVerbs } from "./record-verbs.tsx";

type Sheet = OutputOf<typeof getSheet>;
type Question = Sheet["sections"][number]["questions"][number];

/** One needs assessment: every question with its indicator, rating, finding and need. */
export function Page() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const asked = useQuestion<typeof getSheet>("law.get-sheet", { recordId: id });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={12} />;
  return <Shown sheet={asked.data} />;
}

function Shown({ sheet }: { sheet: Sheet }) {
  const { t } = useText("law");
  const { date, number } = useFormat();
  const { recordId } = sheet;
  const mean = (value: number | null) =>
    value === null
      ? t("toolkit.not-rated")
      : t("toolkit.mean-of", { mean: number(Math.round(value * 10) / 10) });
  return (
    <Stack gap="lg">
      <PageTitle
        title={sheet.title}
        about={<bdi>{joined(sheet.called, sheet.place, date(sheet.on), sheet.agency)}</bdi>}
        more={
          <Group gap="xs">
            {sheet.mayWrite ? <RecordVerbs noun="sheet" record={sheet} list="/app/law/toolkits" /> : null}
            <ExportMenu
              label={t("toolkit.report")}
              formats={["pdf", "xlsx", "csv"]}
              onExport={async (format) => {
                await saveMade(
                  await call<typeof exportSheet>("law.export-sheet", { recordId, format }),
                  format,
                );
              }}
            />
          </Group>
        }
      />
      <Group gap="xs">
        <Badge variant="light" color={sheet.shared === null ? "gray" : undefined}>
          {t(
            sheet.shared === null
              ? "record.draft"
              : sheet.shared === sheet.version
                ? "record.is-shared"
                : "record.newer-draft",
          )}
        </Badge>
        <Badge variant="light">
          {t("toolkit.rated-of", { rated: number(sheet.rated), all: number(sheet.questions) })}
        </Badge>
      </Group>
      <Text maw="75ch">{sheet.about}</Text>
      <ul className={styles.legend} aria-label={t("toolkit.ratings")}>
        {sheet.ratings.map(({ rating, label, about }) => (
          <li key={rating}>
            <strong>{t("toolkit.rating-of", { rating: number(rating), label })}</strong> {about}
          </li>
        ))}
      </ul>
      {sheet.sections.map((section) => (
        <section key={section.section}>
          <Group justify="space-between">
            <Title order={2} size="h3">
              {section.title}
            </Title>
            <Text c="dimmed">{mean(section.mean)}</Text>
          </Group>
          {section.questions.map((one) => (
            <Answered key={one.question} sheet={sheet} one={one} />
          ))}
        </section>
      ))}
      <Text size="sm" c="dimmed">
        {t("toolkit.own-words")}
      </Text>
    </Stack>
  );
}

function Answered({ sheet, one }: { sheet: Sheet; one: Question }) {
  const { t } = useText("law");
  const { number } = useFormat();
  const id = `question-${one.question}`;
  const words = (label: string, text: string | null) =>
    text === null ? null : (
      <Text dir="auto" maw="75ch" style={{ whiteSpace: "pre-line" }}>
        <strong>{label}</strong> {text}
      </Text>
    );
  return (
    <article className={styles.provision} aria-labelledby={id}>
      <Group justify="space-between" align="flex-start">
        <div style={{ flex: "1 1 18rem" }}>
          <Title order={3} size="h5" id={id}>
            {one.ask}
          </Title>
          <Text size="sm" c="dimmed" maw="75ch">
            {t("toolkit.shows", { indicator: one.indicator })}
          </Text>
          <Text size="sm" c="dimmed">
            {t("toolkit.look-at", { sources: joined(...one.lookAt) })}
          </Text>
        </div>
        <Group gap="xs">
          <Badge variant={one.rating === null ? "outline" : "light"} tt="none">
            {one.rating === null
              ? t("toolkit.not-rated")
              : t("toolkit.rating-of", { rating: number(one.rating), label: one.ratingLabel ?? "" })}
          </Badge>
          {sheet.mayWrite ? <AnswerButton sheet={sheet} one={one} /> : null}
        </Group>
      </Group>
      {words(t("toolkit.finding"), one.finding)}
      {words(t("toolkit.need"), one.need)}
      {one.sources.length === 0 ? null : words(t("toolkit.sources"), joined(...one.sources))}
    </article>
  );
}

function AnswerButton({ sheet, one }: { sheet: Sheet; one: Question }) {
  const { t, lang } = useText("law");
  const { number } = useFormat();
  const { recordId, version } = sheet;
  const { answer } = one;
  return (
    <ActionButton
      action="law.answer-question"
      label={t("toolkit.answer")}
      about={one.ask}
      variant="default"
      size="compact-sm"
      fields={[
        {
          name: "rating",
          kind: "choice",
          label: t("toolkit.rating"),
          options: sheet.ratings.map(({ rating, label }) => ({
            value: String(rating),
            label: t("toolkit.rating-of", { rating: number(rating), label }),
          })),
        },
        languageField(t),
        { name: "finding", kind: "long-text", label: t("toolkit.finding"), maxLength: 4000 },
        { name: "sources", kind: "choices", label: t("toolkit.sources"), options: sheet.sourceChoices },
        { name: "need", kind: "long-text", label: t("toolkit.need"), maxLength: 2000 },
      ]}
      initial={{
        lang,
        rating: one.rating === null ? "" : String(one.rating),
        finding: shownIn(answer?.finding, lang),
        sources: answer?.sources ?? [],
        need: shownIn(answer?.need, lang),
      }}
      input={(values) => {
        const finding = wordsOf(values, "finding", answer?.finding);
        const need = wordsOf(values, "need", answer?.need);
        return {
          recordId,
          question: one.question,
          sources: values.sources ?? [],
          ...(values.rating ? { rating: Number(values.rating) } : {}),
          ...(finding === undefined ? {} : { finding }),
          ...(need === undefined ? {} : { need }),
        };
      }}
      expects={version}
      done={t("toolkit.answered")}
      undo={() => ({ action: "law.take-back-sheet", input: { recordId } })}
    />
  );
}
