import type { Compartment } from "#kernel/words";
import { useText } from "../i18n/use-text.ts";
import { ActionButton } from "./action-button.tsx";
import { countryField, ownZone, zoneField } from "./calendar-fields.ts";
import type { Field, Values } from "./fields.ts";
import { firstPart, partField } from "./part-field.ts";

const units = ["working-days", "days", "hours"] as const;
/** Roles that a dossier's team may hold. */
const roles = [
  "investigator",
  "analyst",
  "prosecutor",
  "court",
  "central",
  "advocate",
  "provider",
  "frontline",
] as const;

/** Sets a deadline, and who is told before it ends. */
export function SetDeadline({
  dossierId,
  writable,
  countries,
}: {
  dossierId: string;
  writable: readonly Compartment[];
  countries: readonly string[];
}) {
  const { t, lang } = useText("deadline");
  const fields: Field[] = [
    { name: "title", label: t("title"), kind: "text", required: true, maxLength: 200 },
    { name: "amount", label: t("amount"), kind: "number", required: true },
    {
      name: "unit",
      label: t("unit"),
      kind: "choice",
      required: true,
      options: units.map((value) => ({ value, label: t(`units.${value}`) })),
    },
    zoneField(t),
    countryField(t, lang, countries),
    { name: "rolls", label: t("rolls"), kind: "switch" },
    {
      name: "tell",
      label: t("tell"),
      kind: "choice",
      hint: t("tell-hint"),
      options: roles.map((value) => ({ value, label: t(`web:role.${value}`) })),
    },
    { name: "hoursBefore", label: t("hours-before"), kind: "number" },
    partField(t, writable),
  ];
  return (
    <ActionButton
      action="deadline.set-deadline"
      label={t("set-deadline.label")}
      about={t("set-deadline.about")}
      icon="plus"
      variant="default"
      fields={fields}
      initial={{
        ...firstPart(writable),
        zone: ownZone(),
        unit: "working-days",
        country: countries[0],
        hoursBefore: 24,
      }}
      input={(values) => inputOf(values, dossierId)}
      done={t("set-deadline.done")}
    />
  );
}

function inputOf({ tell, hoursBefore, ...values }: Values, dossierId: string): unknown {
  const steps = tell ? [{ when: { hoursBefore: hoursBefore ?? 24 }, to: { role: tell } }] : [];
  return { ...values, steps, dossierId, deadlineId: crypto.randomUUID() };
}
