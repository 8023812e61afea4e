import { Group, Title } from "@mantine/core";
import type { listTasks } from "../../kernel/task/list-tasks.ts";
import { useQuestion } from "../api/use-question.ts";
import { useText } from "../i18n/use-text.ts";
import { EmptyState } from "./empty-state.tsx";
import { OpenTask } from "./open-task.tsx";
import { ProblemPanel } from "./problem-panel.tsx";
import styles from "./record-lines.module.css";
import { TaskLine } from "./task-line.tsx";
import { Waiting } from "./waiting.tsx";

/** Tasks on a dossier in the parts that are open to the reader. */
export function Tasks({ dossierId }: { dossierId: string }) {
  const { t } = useText("task");
  const asked = useQuestion<typeof listTasks>("task.list-tasks", { dossierId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={3} />;
  const { items, writable, countries } = asked.data;
  const open =
    writable.length > 0 ? <OpenTask dossierId={dossierId} writable={writable} countries={countries} /> : null;
  if (items.length === 0) return <EmptyState title={t("none")} why={t("none-why")} action={open} />;
  const closed = items.filter((task) => task.state !== "open");
  return (
    <>
      <Group justify="flex-end" data-print="no">
        {open}
      </Group>
      <ul className={styles.list}>
        {items
          .filter((task) => task.state === "open")
          .map((task) => (
            <TaskLine key={task.taskId} task={task} />
          ))}
      </ul>
      {closed.length > 0 ? (
        <>
          <Title order={3} size="h4" mt="md">
            {t("closed-tasks")}
          </Title>
          <ul className={styles.list}>
            {closed.map((task) => (
              <TaskLine key={task.taskId} task={task} />
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
