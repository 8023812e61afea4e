import { Group } from "@mantine/core";
import { useQuestion } from "../../../../web/api/use-question.ts";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import { ProblemPanel } from "../../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { readStatement } from "../../interviews/read-statement.ts";
import type { Statement } from "../../interviews/statement.ts";
import { linesOf } from "../records/rows-input.tsx";
import { codeName, optionsOf } from "../vocabulary.ts";
import styles from "./interviews.module.css";
import { wordsFields, wordsInput } from "./statement-form.ts";

/** The words of a statement with the translation beside them, and every earlier version under them. */
export function StatementWords({ statementId }: { statementId: string }) {
  const { t } = useText("casefile");
  const asked = useQuestion<typeof readStatement>("casefile.read-statement", { statementId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={3} />;
  const statement = asked.data;
  const [newest, ...earlier] = statement.written;
  if (newest === undefined) return null;
  return (
    <>
      <Version statement={statement} version={newest} />
      <Verbs statement={statement} />
      {earlier.length > 0 ? (
        <details>
          <summary>{t("statements.earlier-versions")}</summary>
          {earlier.map((version) => (
            <Version key={version.number} statement={statement} version={version} />
          ))}
        </details>
      ) : null}
    </>
  );
}

type Written = Statement["written"][number];

function Version({ statement, version }: { statement: Statement; version: Written }) {
  const { t, lang } = useText("casefile");
  const { dateTime, list, number } = useFormat();
  const beside = statement.translations.filter((one) => one.number === version.number);
  return (
    <div className={styles.beside}>
      <div className={styles.column}>
        <div className={styles.quiet}>
          {t("statements.version", { number: number(version.number) })} ·{" "}
          {codeName("language", statement.lang, lang)} · <bdi>{version.writtenBy}</bdi>,{" "}
          {dateTime(version.writtenAt)}
        </div>
        <p className={styles.words} dir="auto" lang={statement.lang}>
          {version.words}
        </p>
        {version.reason === null ? null : (
          <div className={styles.quiet}>
            {t("statements.why-corrected")} <span dir="auto">{version.reason}</span>
          </div>
        )}
        {version.topics.length === 0 ? null : (
          <div className={styles.quiet}>
            {t("record-field.topics")}:{" "}
            {list(version.topics.map(({ topic }) => t(`record-option.topic.${topic}`)))}
          </div>
        )}
      </div>
      {beside.map((one) => (
        <div key={one.translationId} className={styles.column}>
          <div className={styles.quiet}>
            {codeName("language", one.lang, lang)} · {t("statements.translated-by")} <bdi>{one.by}</bdi>
            {one.checkedBy === null ? null : (
              <>
                {" · "}
                {t("statements.checked-by")} <bdi>{one.checkedBy}</bdi>
              </>
            )}
          </div>
          <p className={styles.words} dir="auto" lang={one.lang}>
            {one.words}
          </p>
        </div>
      ))}
    </div>
  );
}

function Verbs({ statement }: { statement: Statement }) {
  const { t, lang } = useText("casefile");
  const { statementId, may, versions, written } = statement;
  const newest = written[0];
  const common = { variant: "default", size: "compact-sm" } as const;
  if (may.length === 0 || newest === undefined) return null;
  return (
    <Group gap="xs" my="xs" data-print="no">
      <ActionButton
        {...common}
        action="casefile.translate-statement"
        label={t("translate-statement.label")}
        fields={[
          {
            name: "lang",
            label: t("statements.lang"),
            kind: "choice",
            required: true,
            options: optionsOf("language", lang, [statement.lang]),
          },
          {
            name: "words",
            label: t("statements.translation"),
            kind: "long-text",
            required: true,
            maxLength: 400_000,
          },
          { name: "by", label: t("statements.translated-by"), kind: "text", required: true, maxLength: 300 },
          { name: "checkedBy", label: t("statements.checked-by"), kind: "text", maxLength: 300 },
        ]}
        input={(values) => ({
          statementId,
          translationId: crypto.randomUUID(),
          number: versions,
          ...values,
        })}
        done={t("translate-statement.done")}
      />
      <ActionButton
        {...common}
        action="casefile.correct-statement"
        label={t("correct-statement.label")}
        about={t("correct-statement.about")}
        fields={[
          ...wordsFields({ t, lang }),
          {
            name: "reason",
            label: t("statements.why-corrected"),
            kind: "text",
            required: true,
            maxLength: 1000,
          },
        ]}
        initial={{ words: newest.words, topics: linesOf(newest.topics) }}
        input={(values) => ({
          statementId,
          after: versions,
          reason: values.reason,
          ...wordsInput(values, { t, lang }),
        })}
        done={t("correct-statement.done")}
      />
      <ActionButton
        {...common}
        action="casefile.withdraw-statement"
        label={t("withdraw-statement.label")}
        about={t("withdraw-statement.about")}
        fields={[
          { name: "reason", label: t("record.reason"), kind: "text", required: true, maxLength: 1000 },
        ]}
        input={(values) => ({ statementId, ...values })}
        done={t("withdraw-statement.done")}
      />
    </Group>
  );
}
