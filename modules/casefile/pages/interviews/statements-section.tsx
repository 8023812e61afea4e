import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { holds, useSession } from "../../../../web/api/session.ts";
import { useQuestion } from "../../../../web/api/use-question.ts";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import { EmptyState } from "../../../../web/components/empty-state.tsx";
import { Notice } from "../../../../web/components/notice.tsx";
import { ProblemPanel } from "../../../../web/components/problem-panel.tsx";
import styles from "../../../../web/components/record-lines.module.css";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { CaseFile } from "../../casefile.ts";
import type { CarriedSection } from "../../interviews/carried.ts";
import type { listStatements } from "../../interviews/list-statements.ts";
import type { StatementLine } from "../../interviews/statement.ts";
import { usePeople } from "../use-people.ts";
import { codeName } from "../vocabulary.ts";
import { Comparison } from "./comparison.tsx";
import { recordStatementWish } from "./statement-form.ts";
import { StatementHistory } from "./statement-history.tsx";
import { StatementWords } from "./statement-words.tsx";

/** What people of the case told, in the order in which it was taken down; opened one by one. */
export function StatementsSection({ found }: { found: CaseFile }) {
  const { t, lang } = useText("casefile");
  const { caseId } = found;
  const people = usePeople(caseId);
  const session = useSession();
  const asked = useQuestion<typeof listStatements>("casefile.list-statements", { caseId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={2} />;
  const { items, carried, earlierShut } = asked.data;
  const add =
    found.may.includes("add-record") && people.length > 0 ? (
      <ActionButton
        action="casefile.record-statement"
        label={t("statements.add-earlier")}
        icon="plus"
        variant="default"
        size="compact-sm"
        {...recordStatementWish({ t, lang }, { caseId, people })}
        done={t("record-statement.done")}
      />
    ) : null;
  const heard = Map.groupBy(items, ({ personCode }) => personCode);
  return (
    <>
      {earlierShut ? <Notice kind="attention">{t("interviews.earlier-shut")}</Notice> : null}
      <Carried sections={carried} />
      {items.length === 0 ? (
        <EmptyState title={t("case.nothing")} why={t("statements.why")} action={add} />
      ) : (
        <>
          <Group justify="flex-end" data-print="no">
            {add}
          </Group>
          <ul className={styles.list}>
            {items.map((line) => (
              <Line key={line.statementId} line={line} />
            ))}
          </ul>
          {[...heard].map(([code, [first]]) =>
            first === undefined ? null : (
              <Group key={code} gap="xs" mt="sm" align="start">
                <Comparison personCode={code} participantId={first.participantId} />
                {holds(session, "casefile.weigh") ? (
                  <StatementHistory personCode={code} participantId={first.participantId} />
                ) : null}
              </Group>
            ),
          )}
        </>
      )}
    </>
  );
}

function Line({ line }: { line: StatementLine }) {
  const { t, lang } = useText("casefile");
  const { date, number } = useFormat();
  const [opened, setOpened] = useState(false);
  return (
    <li className={styles.line}>
      <Group justify="space-between" align="start">
        <div>
          <strong className={line.withdrawn === null ? undefined : styles.over}>
            <bdi>{line.personCode}</bdi> · {date(line.takenOn)} · {t(`phase.${line.phase}`)}
          </strong>
          <div className={styles.quiet}>
            <span dir="auto">{line.takenBy}</span>
            {" · "}
            {joined(
              codeName("language", line.lang, lang),
              line.interpreted ? t("statements.interpreted") : null,
              t("statements.versions", { count: line.versions, number: number(line.versions) }),
            )}
          </div>
          {line.withdrawn === null ? null : (
            <div>
              {t("statements.withdrawn")} <span dir="auto">{line.withdrawn.reason}</span>
            </div>
          )}
        </div>
        <Button
          variant="default"
          size="compact-sm"
          aria-expanded={opened}
          data-print="no"
          onClick={() => setOpened(!opened)}
        >
          {opened ? t("statements.close") : t("statements.open")}
        </Button>
      </Group>
      {opened ? <StatementWords statementId={line.statementId} /> : null}
    </li>
  );
}

/** What was told in an interview before there was a case. */
function Carried({ sections }: { readonly sections: readonly CarriedSection[] }) {
  const { t } = useText("casefile");
  if (sections.length === 0) return null;
  return (
    <details open>
      <summary>{t("statements.carried")}</summary>
      {sections.map(({ title, words }) => (
        <section key={`${title} ${words}`}>
          <h4>
            <bdi>{title}</bdi>
          </h4>
          <p dir="auto" style={{ whiteSpace: "pre-wrap", maxInlineSize: "70ch" }}>
            {words}
          </p>
        </section>
      ))}
    </details>
  );
}
