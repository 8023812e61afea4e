import type { TFunction } from "i18next";
import type { Field } from "../components/fields.ts";

export function nameField(t: TFunction): Field {
  return { name: "name", label: t("field.name"), kind: "text", required: true, maxLength: 80 };
}

/** The events that some action emits: their names, and those under which they are sent. */
export function eventsField(
  t: TFunction,
  offered: readonly string[],
  nameOf: (event: string) => string,
): Field {
  return {
    name: "events",
    label: t("field.events"),
    kind: "choices",
    required: true,
    options: offered.map((value) => ({ value, label: nameOf(value), about: value })),
  };
}
