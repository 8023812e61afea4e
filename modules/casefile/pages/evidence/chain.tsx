import { Text } from "@mantine/core";
import type { TFunction } from "i18next";
import { useQuestion } from "../../../../web/api/use-question.ts";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import { Notice } from "../../../../web/components/notice.tsx";
import { ProblemPanel } from "../../../../web/components/problem-panel.tsx";
import styles from "../../../../web/components/record-lines.module.css";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { Break, CustodyEvent } from "../../custody/custody.ts";
import type { getCustody } from "../../custody/get-custody.ts";

/** The chain of custody of one exhibit on one axis, where it breaks above it. */
export function Chain({ evidenceId }: { evidenceId: string }) {
  const { t } = useText("casefile");
  const asked = useQuestion<typeof getCustody>("casefile.get-custody", { evidenceId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={3} />;
  const { events, breaks, may } = asked.data;
  return (
    <div>
      {breaks.length > 0 ? (
        <Notice kind="attention" title={t("custody.breaks")}>
          <ul>
            {breaks.map((found) => (
              <li key={`${found.code} ${found.eventId}`}>{breakSentence(t, found)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <ol className={styles.list} aria-label={t("evidence.chain")}>
        {events.map((event) => (
          <Link
            key={event.eventId}
            event={event}
            evidenceId={evidenceId}
            strikes={may.includes("strike-custody")}
          />
        ))}
      </ol>
    </div>
  );
}

function Link({ event, evidenceId, strikes }: { event: CustodyEvent; evidenceId: string; strikes: boolean }) {
  const { t, lang } = useText("casefile");
  const { dateTime } = useFormat();
  const { struck, other } = event;
  const hands = event.act === "received" ? [other, event.by] : [event.by, other];
  return (
    <li className={styles.line}>
      <Text {...(struck ? { className: styles.over ?? "" } : {})}>
        <strong>{t(`custody-act.${event.act}`)}</strong> <bdi>{dateTime(event.at)}</bdi>
      </Text>
      <div>
        {hands
          .filter((hand) => hand !== null)
          .map((hand, at) => (
            <span key={hand}>
              {at > 0 ? (lang === "ar" ? " ← " : " → ") : ""}
              <bdi>{hand}</bdi>
            </span>
          ))}
      </div>
      <div className={styles.quiet}>
        <bdi>{event.place}</bdi>
      </div>
      <div className={styles.quiet}>
        <bdi>{event.reason}</bdi>
      </div>
      {event.seal === null ? null : (
        <div className={styles.quiet}>
          {t("custody.seal")}: <bdi>{event.seal}</bdi>
        </div>
      )}
      {struck ? (
        <div className={styles.quiet}>{t("custody.struck", { reason: isolated(struck.reason) })}</div>
      ) : null}
      {strikes && !struck ? (
        <ActionButton
          action="casefile.strike-custody"
          label={t("strike-custody.label")}
          about={t("strike-custody.about")}
          variant="subtle"
          size="compact-sm"
          fields={[
            {
              name: "reason",
              label: t("custody.strike-reason"),
              kind: "text",
              required: true,
              maxLength: 500,
            },
          ]}
          input={(values) => ({ ...values, evidenceId, eventId: event.eventId })}
          done={t("custody.done")}
        />
      ) : null}
    </li>
  );
}

function breakSentence(t: TFunction, { code, params }: Break): string {
  const words = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name === "act" ? t(`custody-state.${value}`) : isolated(value),
    ]),
  );
  return t(`break.${code}`, words);
}

function isolated(words: string): string {
  return `\u2068${words}\u2069`;
}
