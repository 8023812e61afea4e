import type { Compartment } from "#kernel/words";
import { levels } from "#kernel/words";
import { useText } from "../i18n/use-text.ts";
import { ActionButton } from "./action-button.tsx";
import type { Field } from "./fields.ts";
import { GranteePicker } from "./grantee-picker.tsx";
import { grantPurposes } from "./grants.ts";

/** Opens parts of a dossier to a colleague, a unit or an agency. */
export function GiveGrantButton({
  dossierId,
  compartments,
}: {
  dossierId: string;
  compartments: readonly Compartment[];
}) {
  const { t } = useText();
  const fields: Field[] = [
    {
      name: "to",
      label: t("access.to"),
      kind: "custom",
      required: true,
      render: (input) => <GranteePicker {...input} />,
    },
    {
      name: "compartments",
      label: t("access.parts"),
      kind: "choices",
      required: true,
      options: compartments.map((value) => ({ value, label: t(`compartment.${value}`) })),
    },
    {
      name: "level",
      label: t("access.level"),
      kind: "choice",
      required: true,
      options: levels.map((value) => ({ value, label: t(`level.${value}`) })),
    },
    {
      name: "purpose",
      label: t("access.purpose"),
      kind: "choice",
      required: true,
      options: grantPurposes.map((value) => ({ value, label: t(`purpose.${value}`) })),
    },
    { name: "reason", label: t("access.reason"), kind: "text", required: true, maxLength: 500 },
    { name: "until", label: t("access.until-when"), kind: "date-time", hint: t("access.until-hint") },
  ];
  return (
    <ActionButton
      action="access.give-grant"
      label={t("access.give")}
      about={t("access.give-about")}
      fields={fields}
      initial={{ dossierId, level: "read" }}
      variant="default"
      icon="plus"
      fullWidth
      done={t("access.given")}
    />
  );
}
