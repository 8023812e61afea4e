import { Button, Group, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useQuestion } from "../../../../web/api/use-question.ts";
import { ProblemPanel } from "../../../../web/components/problem-panel.tsx";
import styles from "../../../../web/components/record-lines.module.css";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { searchEvidence } from "../../evidence/search-evidence.ts";

/** Finds words in the evidence of this case alone; what is sought never stands in the address. */
export function EvidenceSearch({ caseId }: { caseId: string }) {
  const { t } = useText("casefile");
  const [typed, setTyped] = useState("");
  const [text, setText] = useState("");
  function submit(event: FormEvent): void {
    event.preventDefault();
    setText(typed.trim());
  }
  return (
    <search>
      <form onSubmit={submit} data-print="no">
        <Group align="end" gap="sm" mb="sm">
          <TextInput
            label={t("evidence.search")}
            value={typed}
            dir="auto"
            autoComplete="off"
            maxLength={200}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={typed.trim().length < 2}>
            {t("evidence.find")}
          </Button>
        </Group>
      </form>
      {text === "" ? null : <Finds caseId={caseId} text={text} />}
    </search>
  );
}

function Finds({ caseId, text }: { caseId: string; text: string }) {
  const { t } = useText("casefile");
  const asked = useQuestion<typeof searchEvidence>("casefile.search-evidence", { caseId, text });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={3} />;
  const { items, pages, complete, unread } = asked.data;
  return (
    <div aria-live="polite">
      {items.length === 0 ? <Text>{t("evidence.found-none", { pages })}</Text> : null}
      <ul className={styles.list}>
        {items.map((find) => (
          <li key={`${find.evidenceId} ${find.page} ${find.start} ${find.text}`} className={styles.line}>
            <bdi>{joined(`${find.exhibit}. ${find.title}`, t("evidence.page", { page: find.page }))}</bdi>
            <div dir="auto" className={styles.quiet}>
              {find.text.slice(0, find.start)}
              <mark>{find.text.slice(find.start, find.end)}</mark>
              {find.text.slice(find.end)}
            </div>
          </li>
        ))}
      </ul>
      {complete ? null : <Text size="sm">{t("evidence.found-more")}</Text>}
      {unread > 0 ? <Text size="sm">{t("evidence.unread", { count: unread })}</Text> : null}
    </div>
  );
}
