import { MultiSelect } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { findGrantees } from "../../kernel/access/grants.ts";
import { useQuestion } from "../api/use-question.ts";
import { joined } from "../i18n/joined.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useText } from "../i18n/use-text.ts";
import type { CustomInput } from "./fields.ts";
import { granteeName } from "./grants.ts";

/** A chosen colleague, with the name that stays readable when the search goes on. */
export type ChosenColleague = { readonly accountId: string; readonly name: string };

type ColleaguesPickerProps = CustomInput & {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly most: number;
};

/** Finds colleagues by the beginning of the name and keeps several of them. */
export function ColleaguesPicker({ value, onChange, error, name, label, hint, most }: ColleaguesPickerProps) {
  const { t, lang } = useText();
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed.trim(), 250);
  const found = useQuestion<typeof findGrantees>(
    "access.find-grantees",
    { text },
    { enabled: text.length >= 2 },
  );
  const chosen = chosenColleagues(value);
  const names = new Map([
    ...(found.data?.items ?? [])
      .filter((one) => one.kind === "account")
      .map((one) => [one.id, joined(nameIn(granteeName(one), lang), nameIn(one.agency, lang))] as const),
    ...chosen.map((one) => [one.accountId, one.name] as const),
  ]);
  return (
    <MultiSelect
      label={label}
      description={hint}
      name={name}
      searchable
      clearable
      maxValues={most}
      filter={({ options }) => options}
      error={error}
      data={[...names].map(([id, shown]) => ({ value: id, label: shown }))}
      value={chosen.map((one) => one.accountId)}
      onSearchChange={setTyped}
      nothingFoundMessage={text.length < 2 ? t("access.type-more") : t("form.nothing-found")}
      onChange={(next) => onChange(next.map((id) => ({ accountId: id, name: names.get(id) ?? "" })))}
    />
  );
}

/** What a form keeps for this picker. */
export function chosenColleagues(value: unknown): ChosenColleague[] {
  return Array.isArray(value) ? (value as ChosenColleague[]) : [];
}
