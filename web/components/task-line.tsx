import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Task } from "../../kernel/task/task.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { ActionButton } from "./action-button.tsx";
import { inZone } from "./calendar-fields.ts";
import { useAssigneeField } from "./open-task.tsx";
import { RecordLine } from "./record-line.tsx";
import styles from "./record-lines.module.css";
import { useRecordName } from "./record-names.ts";

/** One task: what, for whom, by when, and what may be done with it. `place` leads to its dossier. */
export function TaskLine({ task, place }: { task: Task; place?: ReactNode }) {
  const { t, lang } = useText("task");
  const { dateTime } = useFormat();
  const { due, closed, state } = task;
  const about = useRecordName(task.recordId);
  const overdue = state === "open" && due?.state === "overdue";
  return (
    <RecordLine
      compartment={task.compartment}
      state={
        state === "open"
          ? overdue || due?.state === "due" || due?.state === "soon"
            ? { label: t(`deadline-state.${due?.state === "overdue" ? "overdue" : "soon"}`), urgent: overdue }
            : undefined
          : { label: t(`state.${state}`) }
      }
      quiet={[
        task.mine ? t("for-me") : t("for", { name: nameIn(task.assignee.name, lang) }),
        due ? t("due", { at: inZone(due.at, due.zone, lang) }) : null,
        closed ? t("closed", { name: closed.by.name, at: dateTime(closed.at) }) : null,
        closed?.reason ?? null,
      ]}
      actions={<TaskVerbs task={task} />}
    >
      <Text component="bdi" fw={600} className={state === "dropped" ? (styles.over ?? "") : ""}>
        {task.title}
      </Text>
      {place}
      {about === undefined ? null : (
        <div className={styles.quiet}>
          {t("about-record")} <a href={`#${about.anchor}`}>{about.name}</a>
        </div>
      )}
      {task.details === null ? null : (
        <div className={styles.text} dir="auto">
          {task.details}
        </div>
      )}
    </RecordLine>
  );
}

const verbs = ["finish-task", "assign-task", "drop-task", "reopen-task"] as const;

function TaskVerbs({ task }: { task: Task }) {
  const { t } = useText("task");
  const assignee = useAssigneeField();
  const ids = { taskId: task.taskId, dossierId: task.dossierId };
  const asks = {
    "finish-task": {},
    "reopen-task": {},
    "assign-task": { about: t("assign-task.about"), fields: [assignee] },
    "drop-task": {
      about: t("drop-task.about"),
      fields: [{ name: "reason", label: t("reason"), kind: "text" as const, required: true, maxLength: 500 }],
    },
  };
  return verbs
    .filter((verb) => task.may.includes(verb))
    .map((verb) => (
      <ActionButton
        key={verb}
        action={`task.${verb}`}
        label={t(`${verb}.label`)}
        variant="subtle"
        size="compact-sm"
        initial={ids}
        expects={task.version}
        changes={["deadline.list-deadlines"]}
        done={t(`${verb}.done`)}
        {...asks[verb]}
        {...(verb === "finish-task" || verb === "drop-task"
          ? { undo: () => ({ action: "task.reopen-task" as const, input: ids }) }
          : {})}
      />
    ));
}
