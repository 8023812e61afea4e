import { Group, Title } from "@mantine/core";
import { useState } from "react";
import type { OutputOf } from "#kernel/action";
import type { listResets } from "../../kernel/access/resets.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionButton } from "../components/action-button.tsx";
import { joined } from "../i18n/joined.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { OwnLine } from "./own-lines.tsx";
import styles from "./sessions.module.css";
import { ShownOnce } from "./shown-once.tsx";

type Reset = OutputOf<typeof listResets>["items"][number];

/** New passwords on their way: one's own, and those that wait for the reader's consent. Nothing where there are none. */
export function Resets() {
  const { t } = useText();
  const [code, setCode] = useState<string | null>(null);
  const answer = useQuestion<typeof listResets>("account.list-resets", {});
  const items = answer.data?.items ?? [];
  if (items.length === 0 && !code) return null;
  return (
    <section>
      <Title order={2} mb="sm">
        {t("resets.title")}
      </Title>
      {code ? (
        <ShownOnce
          title={t("resets.code")}
          about={t("resets.code-about")}
          value={code}
          onClose={() => setCode(null)}
        />
      ) : null}
      <ul className={styles.sessions}>
        {items.map((reset) => (
          <ResetLine key={reset.resetId} reset={reset} onCode={setCode} />
        ))}
      </ul>
    </section>
  );
}

function ResetLine({ reset, onCode }: { reset: Reset; onCode: (code: string) => void }) {
  const { t, lang } = useText();
  const { ago, dateTime } = useFormat();
  const { resetId } = reset;
  const started = t("resets.started", { name: reset.starter, when: ago(reset.startedAt) });
  const state = reset.confirmer
    ? t("resets.confirmed", { name: reset.confirmer, until: dateTime(reset.until) })
    : t("resets.waits");
  return (
    <OwnLine
      name={reset.own ? t("resets.own") : joined(reset.name, nameIn(reset.agency, lang))}
      mark={reset.dropsCode ? t("resets.drops-code") : undefined}
      detail={joined(started, state)}
    >
      <Group gap="xs" wrap="nowrap">
        {reset.may.includes("confirm-reset") ? (
          <ActionButton
            action="account.confirm-reset"
            label={t("resets.confirm")}
            about={t("resets.confirm-about", { name: reset.name })}
            input={() => ({ resetId })}
            done={t("resets.is-confirmed")}
            onDone={(output) => onCode((output as { code: string }).code)}
          />
        ) : null}
        <ActionButton
          action="account.stop-reset"
          label={t("resets.stop")}
          about={t("resets.stop-about")}
          input={() => ({ resetId })}
          variant="default"
          done={t("resets.stopped")}
        />
      </Group>
    </OwnLine>
  );
}
