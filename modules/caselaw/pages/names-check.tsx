import { Badge, Button, Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { OutputOf } from "#kernel/action";
import { asProblem } from "../../../web/api/problem.ts";
import { useAction } from "../../../web/api/use-action.ts";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { problemText } from "../../../web/components/problem-text.ts";
import { useToast } from "../../../web/components/use-toast.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { answerFindings, takeBackAnswer } from "../edit/answer-findings.ts";
import type { getDraft } from "../edit/get-draft.ts";
import { initialsOf } from "../publish/standing.ts";
import styles from "./judgment.module.css";

type Draft = OutputOf<typeof getDraft>;
type Finding = Draft["findings"][number];

/** Possible names in a judgment: each is answered before it can be published. */
export function NamesCheck({ draft }: { draft: Draft }) {
  const { t } = useText("caselaw");
  const open = draft.findings.filter(({ answer }) => answer === null);
  const answered = draft.findings.filter(({ answer }) => answer !== null);
  const editable = draft.may.includes("revise");
  return (
    <Stack gap="lg">
      <Text maw="70ch">{t("names.about")}</Text>
      {draft.pseudonyms.length > 0 ? (
        <section>
          <Text fw={600}>{t("names.pseudonyms")}</Text>
          <ul style={{ margin: 0 }}>
            {draft.pseudonyms.map(({ key, name, shown }) => (
              <li key={key}>
                <bdi>{name}</bdi> → <bdi>{shown}</bdi>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Text fw={600} role="status">
        {t("names.open", { count: open.length })}
      </Text>
      {draft.findings.length === 0 ? <EmptyState title={t("names.none")} why={t("names.none-why")} /> : null}
      {open.map((finding) => (
        <OpenFinding
          key={finding.finding}
          finding={finding}
          judgmentId={draft.judgmentId}
          disabled={!editable}
        />
      ))}
      {answered.length > 0 ? <Text fw={600}>{t("names.answered")}</Text> : null}
      {answered.map((finding) => (
        <AnsweredFinding key={finding.finding} finding={finding} judgmentId={draft.judgmentId} />
      ))}
    </Stack>
  );
}

function Context({ finding }: { finding: Finding }) {
  const { t } = useText("caselaw");
  return (
    <>
      <Group gap="xs">
        <strong>
          <bdi>{finding.finding}</bdi>
        </strong>
        <Badge variant="light" tt="none">
          {t(`names.kinds.${finding.kind}`)}
        </Badge>
        <Text size="sm" c="dimmed">
          {joined(
            finding.times > 0 ? t("names.times", { count: finding.times }) : null,
            ...finding.fields.map((field) => t(`field.${field}`)),
            finding.near === null ? null : t("names.near", { word: finding.near }),
          )}
        </Text>
      </Group>
      {finding.times > 0 ? (
        <Text size="sm" dir="auto" maw="80ch">
          …{finding.before}
          <mark className={styles.found}>{finding.finding}</mark>
          {finding.after}…
        </Text>
      ) : null}
    </>
  );
}

function OpenFinding({
  finding,
  judgmentId,
  disabled,
}: {
  finding: Finding;
  judgmentId: string;
  disabled: boolean;
}) {
  const { t } = useText("caselaw");
  const toast = useToast();
  const action = useAction<typeof answerFindings>("caselaw.answer-findings");
  const [is, setIs] = useState<"name" | "not-a-name">("name");
  const [by, setBy] = useState(
    finding.kind === "name" ? initialsOf(finding.finding) : t(`names.neutral.${finding.kind}`),
  );
  const [why, setWhy] = useState("");
  async function answer(): Promise<void> {
    try {
      await action.run({
        judgmentId,
        answers: [
          is === "name"
            ? { finding: finding.finding, answer: "name", replacement: by }
            : { finding: finding.finding, answer: "not-a-name", reason: why },
        ],
      });
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown)));
    }
  }
  const ready = is === "name" ? by.trim() !== "" : why.trim().length >= 3;
  return (
    <Stack gap={6} style={{ borderBlockEnd: "1px solid var(--p-line)", paddingBlockEnd: "0.75rem" }}>
      <Context finding={finding} />
      <Group gap="sm" align="flex-end">
        <SegmentedControl
          size="xs"
          aria-label={t("names.what-is", { finding: finding.finding })}
          value={is}
          onChange={(next) => setIs(next === "name" ? "name" : "not-a-name")}
          data={[
            { value: "name", label: t("names.is-a-name") },
            { value: "not-a-name", label: t("names.not-a-name") },
          ]}
        />
        {is === "name" ? (
          <TextInput
            size="xs"
            label={t("names.replaced-by")}
            value={by}
            maxLength={120}
            dir="auto"
            onChange={(event) => setBy(event.currentTarget.value)}
          />
        ) : (
          <TextInput
            size="xs"
            label={t("names.why")}
            value={why}
            maxLength={500}
            dir="auto"
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
        )}
        <Button size="xs" disabled={disabled || !ready} loading={action.pending} onClick={answer}>
          {t("names.answer")}
        </Button>
      </Group>
    </Stack>
  );
}

function AnsweredFinding({ finding, judgmentId }: { finding: Finding; judgmentId: string }) {
  const { t } = useText("caselaw");
  const action = useAction<typeof takeBackAnswer>("caselaw.take-back-answer");
  const { answer } = finding;
  return (
    <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
      <Text size="sm">
        <bdi>{finding.finding}</bdi>{" "}
        {answer?.answer === "name" ? (
          <>
            → <bdi>{answer.replacement}</bdi>
          </>
        ) : (
          <span style={{ color: "var(--p-quiet)" }}>
            {t("names.kept")} <bdi>{answer?.reason}</bdi>
          </span>
        )}
      </Text>
      <Button
        size="compact-xs"
        variant="subtle"
        loading={action.pending}
        onClick={() => void action.run({ judgmentId, finding: finding.finding })}
      >
        {t("names.ask-again")}
      </Button>
    </Group>
  );
}
