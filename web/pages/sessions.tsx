import { Badge, Group, Text } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import type { listSessions } from "../../kernel/session/sessions.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionButton } from "../components/action-button.tsx";
import { ProblemPanel } from "../components/problem-panel.tsx";
import { Waiting } from "../components/waiting.tsx";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import styles from "./sessions.module.css";

type Session = OutputOf<typeof listSessions>["items"][number];

/** Where the reader is signed in; each can be ended from here. */
export function Sessions() {
  const { t } = useText();
  const sessions = useQuestion<typeof listSessions>("session.list-sessions", {});
  if (sessions.error) return <ProblemPanel problem={sessions.error} onRetry={() => sessions.refetch()} />;
  if (sessions.isPending) return <Waiting lines={3} />;
  return (
    <>
      <Text c="dimmed" mb="sm">
        {t("sessions.about")}
      </Text>
      <ul className={styles.sessions}>
        {sessions.data.items.map((session) => (
          <SessionLine key={session.sessionId} session={session} />
        ))}
      </ul>
    </>
  );
}

function SessionLine({ session }: { session: Session }) {
  const { t } = useText();
  const { ago, dateTime } = useFormat();
  return (
    <li>
      <div>
        <Group gap="xs">
          <bdi>{session.device || t("sessions.unknown-device")}</bdi>
          {session.isThis ? (
            <Badge variant="light" className={styles.badge ?? ""}>
              {t("sessions.this")}
            </Badge>
          ) : null}
        </Group>
        <Text size="sm" c="dimmed">
          {t("sessions.seen", { seen: ago(session.seenAt), opened: dateTime(session.openedAt) })}
        </Text>
      </div>
      {session.isThis ? null : (
        <ActionButton
          action="session.revoke-session"
          label={t("sessions.end")}
          input={() => ({ sessionId: session.sessionId })}
          variant="default"
          done={t("sessions.ended")}
        />
      )}
    </li>
  );
}
