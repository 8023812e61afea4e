import type { Compartment } from "#kernel/words";
import type { listTasks } from "../../kernel/task/list-tasks.ts";
import type { Task } from "../../kernel/task/task.ts";
import { useQuestion } from "../api/use-question.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import type { ActionWish } from "./action-dialog.tsx";
import { useTaskFields, wishOfTask } from "./open-task.tsx";
import styles from "./record-lines.module.css";

type OfRecord = { readonly dossierId: string; readonly recordId: string };

function useTasksOf({ dossierId, recordId }: OfRecord) {
  const asked = useQuestion<typeof listTasks>("task.list-tasks", { dossierId });
  const items = (asked.data?.items ?? []).filter((task) => task.recordId === recordId);
  return { items, writable: asked.data?.writable ?? [], countries: asked.data?.countries ?? [] };
}

/** Gives a task about one record, in the part in which the record lies; none where the reader may not write there. */
export function useTaskWishes(about: OfRecord & { readonly compartment: Compartment }): ActionWish[] {
  const { t } = useText("task");
  const { writable, countries } = useTasksOf(about);
  const fields = useTaskFields([about.compartment], countries);
  if (!writable.includes(about.compartment)) return [];
  return [
    {
      action: "task.open-task",
      label: t("open-task-here.label"),
      about: t("open-task.about"),
      fields: fields.filter(({ name }) => name !== "compartment"),
      initial: { country: countries[0], workingDays: true },
      input: (values) => ({ ...wishOfTask(values, about.dossierId), ...about }),
      changes: ["task.list-tasks", "deadline.list-deadlines"],
      done: t("open-task.done"),
    },
  ];
}

/** The tasks that are about one record, each in a line. */
export function RecordTasks(about: OfRecord) {
  const { t } = useText("task");
  const { items } = useTasksOf(about);
  if (items.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t("tasks-here")}>
      {items.map((task) => (
        <TaskOfRecord key={task.taskId} task={task} />
      ))}
    </ul>
  );
}

function TaskOfRecord({ task }: { task: Task }) {
  const { t, lang } = useText("task");
  const { list } = useFormat();
  const whom = task.mine ? t("for-me") : t("for", { name: nameIn(task.assignee.name, lang) });
  return (
    <li className={styles.quiet}>
      {t("task-here")} <bdi>{task.title}</bdi> ({list([whom, t(`state.${task.state}`)])})
    </li>
  );
}
