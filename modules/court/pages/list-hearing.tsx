import { ActionButton } from "../../../web/components/action-button.tsx";
import type { Field } from "../../../web/components/fields.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { dayField } from "./court-fields.ts";
import type { PartProps } from "./proceeding-part.tsx";

/** Lists a hearing; every protective measure in force is named in it, and only people of whom it was decided are summoned. */
export function ListHearing({ file, proceeding }: PartProps) {
  const { t } = useText("court");
  const fields: Field[] = [
    dayField("day", t("hearings.day")),
    { name: "time", label: t("hearings.time"), kind: "text", required: true, hint: t("field.time-hint") },
    { name: "room", label: t("field.room"), kind: "text", maxLength: 200 },
    {
      name: "measures",
      label: t("field.measures"),
      kind: "long-text",
      required: true,
      maxLength: 2000,
      hint: t("field.measures-hint"),
    },
    ...(file.measures.length === 0
      ? []
      : [
          {
            name: "standing",
            label: t("field.standing"),
            kind: "choices",
            required: true,
            hint: t("field.standing-hint"),
            options: file.measures.map((one) => ({
              value: one.lineId,
              label: `${one.personCode} · ${t(`measure.${one.what}`)}`,
            })),
          } as const,
        ]),
    ...(file.summonable.length === 0
      ? []
      : [
          {
            name: "summoned",
            label: t("field.summoned"),
            kind: "choices",
            hint: t("field.summoned-hint"),
            options: file.summonable.map((one) => ({ value: one.participantId, label: one.personCode })),
          } as const,
        ]),
    { name: "note", label: t("field.note"), kind: "long-text", maxLength: 4000 },
  ];
  return (
    <ActionButton
      action="court.list-hearing"
      label={t("list-hearing.label")}
      about={t("list-hearing.about")}
      variant="default"
      size="compact-sm"
      fields={fields}
      input={(values) => ({
        ...values,
        eventId: crypto.randomUUID(),
        proceedingId: proceeding.proceedingId,
      })}
      done={t("list-hearing.done")}
    />
  );
}
