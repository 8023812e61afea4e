import { ActionButton } from "../../../web/components/action-button.tsx";
import { GranteePicker } from "../../../web/components/grantee-picker.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { CaseFile } from "../casefile.ts";
import { tasksFor } from "../tasks/templates.ts";

/** Gives the tasks that belong to the crime of a case, all at once. */
export function TemplateTasks({ found }: { found: CaseFile }) {
  const { t } = useText("casefile");
  if (!found.may.includes("add-record")) return null;
  const tasks = tasksFor(found.kind);
  return (
    <ActionButton
      action="casefile.give-template-tasks"
      label={t("give-template-tasks.label")}
      about={t("give-template-tasks.about")}
      fields={[
        {
          name: "tasks",
          label: t("give-template-tasks.which"),
          kind: "choices",
          required: true,
          options: tasks.map(({ code }) => ({ value: code, label: t(`task-template.${code}.title`) })),
        },
        {
          name: "assignee",
          label: t("give-template-tasks.who"),
          kind: "custom",
          required: true,
          render: (input) => (
            <GranteePicker
              {...input}
              name="assignee"
              label={t("give-template-tasks.who")}
              kinds={["account", "unit"]}
            />
          ),
        },
      ]}
      initial={{ tasks: tasks.map(({ code }) => code) }}
      input={(values) => ({
        caseId: found.caseId,
        tasks: (values.tasks as string[]).map((code) => ({ code, taskId: crypto.randomUUID() })),
        assignee: values.assignee,
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      })}
      changes={["task.list-tasks", "deadline.list-deadlines"]}
      variant="default"
      fullWidth
      done={t("give-template-tasks.done")}
    />
  );
}
