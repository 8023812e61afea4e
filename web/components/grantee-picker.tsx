import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { findGrantees } from "../../kernel/access/grants.ts";
import { useQuestion } from "../api/use-question.ts";
import { joined } from "../i18n/joined.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useText } from "../i18n/use-text.ts";
import type { CustomInput } from "./fields.ts";
import { granteeName } from "./grants.ts";

export type GranteePickerProps = CustomInput & {
  readonly name?: string;
  readonly label?: string;
  readonly hint?: string;
  /** Who can be chosen; colleagues, units and agencies when left out. */
  readonly kinds?: readonly string[];
};

/** Finds a colleague, a unit or an agency by the beginning of the name. */
export function GranteePicker({ value, onChange, error, name, label, hint, kinds }: GranteePickerProps) {
  const { t, lang } = useText();
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed.trim(), 250);
  const found = useQuestion<typeof findGrantees>(
    "access.find-grantees",
    { text },
    { enabled: text.length >= 2 },
  );
  const grantees = (found.data?.items ?? []).filter((one) => kinds?.includes(one.kind) ?? true);
  const held = value as { kind: string; id: string } | null;
  const chosen = held ? `${held.kind}/${held.id}` : null;
  const data = grantees.map((one) => ({
    value: `${one.kind}/${one.id}`,
    label: joined(nameIn(granteeName(one), lang), one.kind === "agency" ? "" : nameIn(one.agency, lang)),
  }));
  return (
    <Select
      label={label ?? t("access.to")}
      description={hint ?? t("access.to-hint")}
      required
      name={name ?? "to"}
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
