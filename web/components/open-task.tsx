import type { Compartment } from "#kernel/words";
import { useText } from "../i18n/use-text.ts";
import { ActionButton } from "./action-button.tsx";
import { countryField, ownZone } from "./calendar-fields.ts";
import type { Field, Values } from "./fields.ts";
import { GranteePicker } from "./grantee-picker.tsx";
import { firstPart, partField } from "./part-field.ts";

/** Gives somebody something to do, perhaps in so many days. */
export function OpenTask({
  dossierId,
  writable,
  countries,
}: {
  dossierId: string;
  writable: readonly Compartment[];
  countries: readonly string[];
}) {
  const { t } = useText("task");
  const fields = useTaskFields(writable, countries);
  return (
    <ActionButton
      action="task.open-task"
      label={t("open-task.label")}
      about={t("open-task.about")}
      icon="plus"
      variant="default"
      fields={fields}
      initial={{ ...firstPart(writable), country: countries[0], workingDays: true }}
      input={(values) => wishOfTask(values, dossierId)}
      changes={["deadline.list-deadlines"]}
      done={t("open-task.done")}
    />
  );
}

/** What is asked about a new task. */
export function useTaskFields(writable: readonly Compartment[], countries: readonly string[]): Field[] {
  const { t, lang } = useText("task");
  return [
    { name: "title", label: t("title"), kind: "text", required: true, maxLength: 200 },
    { name: "details", label: t("details"), kind: "long-text", maxLength: 20_000 },
    useAssigneeField(),
    { name: "days", label: t("days"), kind: "number", hint: t("days-hint") },
    { name: "workingDays", label: t("working-days"), kind: "switch" },
    countryField(t, lang, countries),
    partField(t, writable),
  ];
}

/** Who does it: a colleague or a unit. */
export function useAssigneeField(): Field {
  const { t } = useText("task");
  return {
    name: "assignee",
    label: t("assignee"),
    kind: "custom",
    required: true,
    render: (input) => (
      <GranteePicker
        {...input}
        name="assignee"
        label={t("assignee")}
        hint={t("assignee-hint")}
        kinds={["account", "unit"]}
      />
    ),
  };
}

export function wishOfTask({ days, workingDays, country, ...values }: Values, dossierId: string): Values {
  const due =
    typeof days === "number" && days > 0
      ? { due: { unit: workingDays ? "working-days" : "days", amount: days, zone: ownZone(), country } }
      : {};
  return { ...values, ...due, dossierId, taskId: crypto.randomUUID() };
}
