import { Button, Group, Select } from "@mantine/core";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Variable } from "../statistics.ts";

export type FilterBarProps = {
  readonly variables: readonly Variable[];
  /** Names in the address of the first and last year; the other variables stand under their own names. */
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (next: Record<string, string | undefined>) => void;
};

/** Filters of a page: one choice for each variable, two for the years, all kept in the address. */
export function FilterBar({ variables, values, onChange }: FilterBarProps) {
  const { t } = useText("statistics");
  const years = variables.find(({ name }) => name === "year");
  const others = variables.filter(({ name }) => name !== "year");
  const names = ["from", "to", ...others.map(({ name }) => name)];
  const chosen = names.some((name) => values[name] !== undefined);
  const choice = (name: string, label: string, options: Variable["categories"]) => (
    <Select
      key={name}
      size="sm"
      w={190}
      clearable
      searchable={options.length > 12}
      label={label}
      data={options.map((option) => ({ value: option.code, label: option.label }))}
      value={values[name] ?? null}
      onChange={(value) => onChange({ [name]: value ?? undefined })}
    />
  );
  const plainYears = years?.categories.filter(({ code }) => /^\d{4}$/.test(code)) ?? [];
  return (
    <Group gap="sm" align="flex-end" data-print="no" role="group" aria-label={t("page.filters")}>
      {others.map(({ name, label, categories }) => choice(name, label, categories))}
      {plainYears.length > 0 ? choice("from", t("page.first-year"), plainYears) : null}
      {plainYears.length > 0 ? choice("to", t("page.last-year"), plainYears) : null}
      {chosen ? (
        <Button
          variant="subtle"
          onClick={() => onChange(Object.fromEntries(names.map((name) => [name, undefined])))}
        >
          {t("page.clear")}
        </Button>
      ) : null}
    </Group>
  );
}
