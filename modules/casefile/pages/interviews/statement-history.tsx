import { Button } from "@mantine/core";
import { useState } from "react";
import { useQuestion } from "../../../../web/api/use-question.ts";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import { Facts } from "../../../../web/components/facts.tsx";
import { ProblemPanel } from "../../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { getStatementHistory } from "../../interviews/get-statement-history.ts";
import { weightSpec } from "../../interviews/statement.ts";
import { recordFields, recordInput, recordValues } from "../records/record-form.ts";
import { useRecordValue } from "../records/record-value.tsx";
import axis from "../records/timeline.module.css";
import { codeName } from "../vocabulary.ts";
import styles from "./interviews.module.css";

type Wish = { readonly personCode: string; readonly participantId: string };

/** All accounts of a person on one axis, with how they came about and why they differ. For prosecution alone. */
export function StatementHistory({ personCode, participantId }: Wish) {
  const { t } = useText("casefile");
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-expanded={opened}
        data-print="no"
        onClick={() => setOpened(!opened)}
      >
        {t("statement-history.open", { person: personCode })}
      </Button>
      {opened ? (
        <div className={styles.panel}>
          <Axis participantId={participantId} />
        </div>
      ) : null}
    </>
  );
}

function Axis({ participantId }: Pick<Wish, "participantId">) {
  const { t, lang } = useText("casefile");
  const { date, list } = useFormat();
  const show = useRecordValue();
  const asked = useQuestion<typeof getStatementHistory>("casefile.get-statement-history", { participantId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={4} />;
  const topicsIn = (topics: readonly string[]) =>
    list(topics.map((topic) => t(`record-option.topic.${topic}`)));
  return (
    <ol className={axis.axis} aria-label={t("statement-history.title")}>
      {asked.data.items.map((item) => (
        <li key={item.statementId} className={axis.point} data-span="no">
          <div className={axis.when}>{date(item.takenOn)}</div>
          <strong>{t(`phase.${item.phase}`)}</strong>
          <Facts
            items={[
              { label: t("record-field.takenBy"), value: <span dir="auto">{item.takenBy}</span> },
              {
                label: t("statements.lang"),
                value: joined(
                  codeName("language", item.lang, lang),
                  item.interpreted ? t("statements.interpreted") : null,
                ),
              },
              ...(item.topics.length === 0
                ? []
                : [{ label: t("record-field.topics"), value: topicsIn(item.topics) }]),
              ...(item.first.length === 0
                ? []
                : [{ label: t("statement-history.first"), value: topicsIn(item.first) }]),
              ...weightSpec.fields.flatMap((field) =>
                field.kind === "rows" || item.weight?.[field.name] === undefined
                  ? []
                  : [{ label: t(`record-field.${field.name}`), value: show(field, item.weight[field.name]) }],
              ),
            ]}
          />
          <ActionButton
            action="casefile.weigh-statement"
            label={t("weigh-statement.label")}
            about={t("weigh-statement.about")}
            variant="default"
            size="compact-sm"
            fields={recordFields(weightSpec, t, { lang, people: [] })}
            initial={item.weight === null ? {} : recordValues(weightSpec, item.weight, null)}
            input={(values) => ({
              statementId: item.statementId,
              weightId: crypto.randomUUID(),
              content: recordInput(weightSpec, values, { t, lang }).content,
            })}
            expects={item.weightVersion ?? undefined}
            done={t("weigh-statement.done")}
          />
        </li>
      ))}
    </ol>
  );
}
