import { Text } from "@mantine/core";
import type { myTasks } from "../../kernel/task/my-tasks.ts";
import { useQuestion } from "../api/use-question.ts";
import { Waiting } from "../components/waiting.tsx";
import { joined } from "../i18n/joined.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";

const shown = 5;

/** The next tasks on the home page. */
export function Card() {
  const { t } = useText("task");
  const { date } = useFormat();
  const asked = useQuestion<typeof myTasks>("task.my-tasks", { limit: shown });
  if (asked.error) return null;
  if (asked.isPending) return <Waiting lines={2} />;
  const { items, overdue } = asked.data;
  if (items.length === 0) return <p>{t("mine.none")}</p>;
  return (
    <>
      {overdue > 0 ? <p>{t("mine.overdue", { count: overdue })}</p> : null}
      <ul>
        {items.map((task) => (
          <li key={task.taskId}>
            <bdi>{task.title}</bdi>
            <Text size="sm" c="dimmed">
              {joined(task.dossierCode, task.due ? date(task.due.at) : null)}
            </Text>
          </li>
        ))}
      </ul>
    </>
  );
}
