import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { InputOf } from "#kernel/action";
import type { Compartment } from "#kernel/words";
import { levels } from "#kernel/words";
import type { findGrantees, giveGrant } from "../../kernel/access/grants.ts";
import { useQuestion } from "../api/use-question.ts";
import { joined } from "../i18n/joined.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useText } from "../i18n/use-text.ts";
import { ActionButton } from "./action-button.tsx";
import type { CustomInput, Field } from "./fields.ts";

type Purpose = InputOf<typeof giveGrant>["purpose"];
/** Immigration enforcement is none of them (X3). */
const grantPurposes: readonly Purpose[] = [
  "own-work",
  "case-work",
  "protection",
  "investigation",
  "prosecution",
  "cooperation",
  "supervision",
];

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

function GranteePicker({ value, onChange, error }: CustomInput) {
  const { t, lang } = useText();
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed.trim(), 250);
  const found = useQuestion<typeof findGrantees>(
    "access.find-grantees",
    { text },
    { enabled: text.length >= 2 },
  );
  const grantees = found.data?.items ?? [];
  const held = value as { kind: string; id: string } | null;
  const chosen = held ? `${held.kind}/${held.id}` : null;
  const data = grantees.map((one) => ({
    value: `${one.kind}/${one.id}`,
    label: joined(nameIn(one.name, lang), one.kind === "agency" ? "" : nameIn(one.agency, lang)),
  }));
  return (
    <Select
      label={t("access.to")}
      description={t("access.to-hint")}
      required
      name="to"
      searchable
      filter={({ options }) => options}
      error={error}
      data={data}
      value={chosen}
      onSearchChange={setTyped}
      nothingFoundMessage={text.length < 2 ? t("access.type-more") : t("form.nothing-found")}
      onChange={(next) => {
        const [kind = "", id = ""] = next?.split("/") ?? [];
        onChange(next ? { kind, id } : null);
      }}
    />
  );
}
