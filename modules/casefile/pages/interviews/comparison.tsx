import { Button, Table } from "@mantine/core";
import { useState } from "react";
import { useQuestion } from "../../../../web/api/use-question.ts";
import { ProblemPanel } from "../../../../web/components/problem-panel.tsx";
import { ScrollBox } from "../../../../web/components/scroll-box.tsx";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { compareAccounts } from "../../interviews/compare-accounts.ts";
import styles from "./interviews.module.css";

type Wish = { readonly personCode: string; readonly participantId: string };

/** Which topics a person told of already, account by account: what was told is not asked again. */
export function Comparison({ personCode, participantId }: Wish) {
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
        {t("comparison.open", { person: personCode })}
      </Button>
      {opened ? (
        <div className={styles.panel}>
          <Compared participantId={participantId} personCode={personCode} />
        </div>
      ) : null}
    </>
  );
}

function Compared({ participantId, personCode }: Wish) {
  const { t } = useText("casefile");
  const { date } = useFormat();
  const asked = useQuestion<typeof compareAccounts>("casefile.compare-accounts", { participantId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={3} />;
  const { accounts, topics } = asked.data;
  return (
    <ScrollBox label={t("comparison.open", { person: personCode })}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("record-field.topic")}</Table.Th>
            {accounts.map((account) => (
              <Table.Th key={account.statementId} scope="col">
                {date(account.takenOn)}
                <br />
                {t(`phase.${account.phase}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {topics.map(({ topic, told }) => (
            <Table.Tr key={topic}>
              <Table.Th scope="row">{t(`record-option.topic.${topic}`)}</Table.Th>
              {accounts.map(({ statementId }) => {
                const here = told.find((one) => one.statementId === statementId);
                return (
                  <Table.Td key={statementId}>
                    {here === undefined ? (
                      <span className={styles.quiet}>{t("comparison.not-told")}</span>
                    ) : (
                      <>
                        {t("comparison.told")} <bdi>{here.place}</bdi>
                      </>
                    )}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}
