import { Group, Text } from "@mantine/core";
import type { Deadline } from "../../kernel/deadline/deadline.ts";
import type { listDeadlines } from "../../kernel/deadline/list-deadlines.ts";
import { useQuestion } from "../api/use-question.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { ActionButton } from "./action-button.tsx";
import { inZone } from "./calendar-fields.ts";
import { EmptyState } from "./empty-state.tsx";
import { ProblemPanel } from "./problem-panel.tsx";
import { RecordLine } from "./record-line.tsx";
import styles from "./record-lines.module.css";
import { SetDeadline } from "./set-deadline.tsx";
import { Waiting } from "./waiting.tsx";

/** Deadlines of a dossier in the parts that are open to the reader, and how each stands. */
export function Deadlines({ dossierId }: { dossierId: string }) {
  const { t } = useText("deadline");
  const asked = useQuestion<typeof listDeadlines>("deadline.list-deadlines", { dossierId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={3} />;
  const { items, writable, countries } = asked.data;
  const set =
    writable.length > 0 ? (
      <SetDeadline dossierId={dossierId} writable={writable} countries={countries} />
    ) : null;
  if (items.length === 0) return <EmptyState title={t("none")} why={t("none-why")} action={set} />;
  return (
    <>
      <Group justify="flex-end" data-print="no">
        {set}
      </Group>
      <ul className={styles.list}>
        {items.map((deadline) => (
          <DeadlineLine key={deadline.deadlineId} deadline={deadline} />
        ))}
      </ul>
    </>
  );
}

function DeadlineLine({ deadline }: { deadline: Deadline }) {
  const { t, lang } = useText("deadline");
  const { dateTime } = useFormat();
  const { state, paused, ended, steps } = deadline;
  const told = steps.flatMap((step) => (step.toldAt === null ? [] : [step.toldAt])).at(-1);
  return (
    <RecordLine
      compartment={deadline.compartment}
      state={{ label: t(`state.${state}`), urgent: state === "overdue" }}
      quiet={[
        paused
          ? t("paused", { at: dateTime(paused.at), reason: paused.reason ?? "" })
          : t("due", { at: inZone(deadline.dueAt, deadline.zone, lang), zone: deadline.zone }),
        ended ? t("ended", { name: ended.by.name, at: dateTime(ended.at) }) : null,
        ended?.reason ?? null,
        told === undefined ? null : t("told", { at: dateTime(told) }),
      ]}
      actions={<DeadlineVerbs deadline={deadline} />}
    >
      <Text component="bdi" fw={600}>
        {deadline.title}
      </Text>
    </RecordLine>
  );
}

const verbs = [
  "meet-deadline",
  "pause-deadline",
  "resume-deadline",
  "drop-deadline",
  "reopen-deadline",
] as const;

function DeadlineVerbs({ deadline }: { deadline: Deadline }) {
  const { t } = useText("deadline");
  const ids = { deadlineId: deadline.deadlineId, dossierId: deadline.dossierId };
  const reason = {
    name: "reason",
    label: t("reason"),
    kind: "text",
    required: true,
    maxLength: 500,
  } as const;
  return verbs
    .filter((verb) => deadline.may.includes(verb))
    .map((verb) => (
      <ActionButton
        key={verb}
        action={`deadline.${verb}`}
        label={t(`${verb}.label`)}
        variant="subtle"
        size="compact-sm"
        initial={ids}
        expects={deadline.version}
        done={t(`${verb}.done`)}
        changes={["task.list-tasks"]}
        {...(verb === "pause-deadline" || verb === "drop-deadline"
          ? { about: t(`${verb}.about`), fields: [reason] }
          : {})}
        {...(verb === "meet-deadline" || verb === "drop-deadline"
          ? { undo: () => ({ action: "deadline.reopen-deadline" as const, input: ids }) }
          : {})}
      />
    ));
}
