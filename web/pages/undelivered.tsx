import type { listDeadLetters } from "../../kernel/event/dead-letters.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionButton } from "../components/action-button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { ProblemPanel } from "../components/problem-panel.tsx";
import { Waiting } from "../components/waiting.tsx";
import { useEventNames } from "../i18n/use-event-names.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { EventName } from "./event-name.tsx";
import styles from "./sessions.module.css";

/** Events that a part of Palermo could not handle: what kind of failure it was, and a way to tell them again. */
export function Page() {
  const { t } = useText("event");
  const { dateTime, number } = useFormat();
  const letters = useQuestion<typeof listDeadLetters>("event.list-dead-letters", {});
  const nameOf = useEventNames(letters.data?.items.map(({ name }) => name) ?? []);
  return (
    <>
      <PageTitle title={t("nav.undelivered")} about={t("page.about")} />
      {letters.error ? <ProblemPanel problem={letters.error} onRetry={() => letters.refetch()} /> : null}
      {letters.isPending ? <Waiting /> : null}
      {letters.data?.items.length === 0 ? (
        <EmptyState title={t("page.none")} why={t("page.none-why")} />
      ) : null}
      <ul className={styles.sessions}>
        {letters.data?.items.map((letter) => (
          <li key={`${letter.eventId} ${letter.subscriber}`}>
            <div>
              <strong>
                <EventName event={letter.name} name={nameOf(letter.name)} />
              </strong>
              <div>
                {t("page.line", {
                  subscriber: letter.subscriber,
                  at: dateTime(letter.at),
                  tries: number(letter.tries),
                })}
              </div>
              <small>
                <bdi>{letter.problem}</bdi>
              </small>
            </div>
            <ActionButton
              action="event.retry-delivery"
              label={t("page.retry")}
              input={() => ({ eventId: letter.eventId, subscriber: letter.subscriber })}
              done={t("page.retried")}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
