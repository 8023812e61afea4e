import { Group, Stack, Text, Title } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { Link } from "../../../web/components/link.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getDuty } from "../gaps/get-duty.ts";
import { AssessButton } from "./assess-button.tsx";
import { Comments } from "./comments.tsx";
import type { CountryGaps } from "./gaps-country.tsx";
import styles from "./law.module.css";
import { Standing } from "./standing.tsx";

export type DutyShown = OutputOf<typeof getDuty>;

/** One duty in a country: hint, judgments over time, provisions, comments of peers, and what may be done. */
export function DutyPanel({ gaps, duty }: { gaps: CountryGaps; duty: string }) {
  const { t } = useText("law");
  const { country, agencyId } = gaps;
  const asked = useQuestion<typeof getDuty>("law.get-duty", {
    country,
    duty,
    ...(agencyId === null ? {} : { agency: agencyId }),
  });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={4} />;
  const shown = asked.data;
  return (
    <Stack gap="sm" p="md" style={{ borderInlineStart: "3px solid var(--p-accent)" }}>
      <Text size="sm" c="dimmed">
        {joined(shown.duty.topic, t("gaps.look-at", { where: t(`assess.${shown.duty.assess}`) }))}
      </Text>
      {shown.duty.hint === null ? null : (
        <div className={styles.hint}>
          <strong>{t("gaps.often-missed")}</strong> {shown.duty.hint}
        </div>
      )}
      {shown.entries.length === 0 ? <Text c="dimmed">{t("gaps.nobody-assessed")}</Text> : null}
      {shown.entries.map((entry, at) => (
        <Entry key={entry.assessmentId} entry={entry} latest={at === 0} may={shown.may.includes("assess")} />
      ))}
      {shown.may.includes("assess") ? (
        <Group>
          <AssessButton country={country} shown={shown} />
        </Group>
      ) : null}
      <Comments
        country={country}
        agency={agencyId}
        duty={duty}
        comments={shown.comments}
        mayComment={shown.may.includes("comment")}
      />
    </Stack>
  );
}

type EntryProps = {
  readonly entry: DutyShown["entries"][number];
  readonly latest: boolean;
  readonly may: boolean;
};

function Entry({ entry, latest, may }: EntryProps) {
  const { t } = useText("law");
  const { date } = useFormat();
  const { assessmentId } = entry;
  const words = (label: string, text: string | null) =>
    text === null ? null : (
      <div>
        <Text size="sm" c="dimmed">
          {label}
        </Text>
        <Text dir="auto" maw="75ch" style={{ whiteSpace: "pre-line" }}>
          {text}
        </Text>
      </div>
    );
  return (
    <article style={{ opacity: latest ? 1 : 0.85 }}>
      <Group gap="sm">
        <Title order={3} size="h5">
          {date(entry.on)}
        </Title>
        <Standing standing={entry.status} />
        <Text size="sm" c="dimmed">
          <bdi>{joined(entry.author, entry.shared ? null : t("record.draft"))}</bdi>
        </Text>
        {may ? (
          <ActionButton
            action="law.withdraw-assessment"
            label={t("gaps.withdraw")}
            about={t("gaps.withdraw-about")}
            variant="subtle"
            size="compact-sm"
            input={() => ({ assessmentId })}
            done={t("gaps.withdrawn")}
            undo={() => ({ action: "law.restore-assessment", input: { assessmentId } })}
            danger
          />
        ) : null}
      </Group>
      {entry.cited.length === 0 ? null : (
        <ul aria-label={t("gaps.cited")}>
          {entry.cited.map(({ text, recordId }) => (
            <li key={text}>
              <bdi>
                {recordId === null ? text : <Link to={`/app/law/legislation/${recordId}`}>{text}</Link>}
              </bdi>
            </li>
          ))}
        </ul>
      )}
      {words(t("gaps.finding"), entry.finding)}
      {words(t("gaps.evidence"), entry.evidence)}
    </article>
  );
}
