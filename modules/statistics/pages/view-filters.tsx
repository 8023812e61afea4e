import { Button, Group, MultiSelect, Select } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Variable } from "../statistics.ts";
import type { ViewAsk } from "../views/view.ts";

export type ViewFiltersProps = {
  readonly variables: readonly Variable[];
  readonly filters: ViewAsk["filters"];
  readonly onChange: (next: Record<string, string | undefined>) => void;
};

/** What a page is narrowed by: several categories of each variable, first and last year; all of it in the address. */
export function ViewFilters(props: ViewFiltersProps) {
  const { t } = useText("statistics");
  const narrow = useMediaQuery("(max-width: 48em)") ?? false;
  const [open, setOpen] = useState(false);
  const chosen = Object.keys(props.filters).length;
  if (!narrow) return <Choices {...props} />;
  return (
    <>
      <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)} data-print="no">
        {chosen === 0 ? t("views.filters") : joined(t("views.filters"), String(chosen))}
      </Button>
      {open ? <Choices {...props} /> : null}
    </>
  );
}

function Choices({ variables, filters, onChange }: ViewFiltersProps) {
  const { t } = useText("statistics");
  const years = variables
    .find(({ name }) => name === "year")
    ?.categories.filter(({ code }) => /^\d{4}$/.test(code));
  const others = variables.filter(({ name }) => !["year", "quarter", "month"].includes(name));
  const yearChoice = (name: "from" | "to", label: string) => (
    <Select
      size="sm"
      w={130}
      clearable
      label={label}
      data={(years ?? []).map(({ code }) => code)}
      value={filters[name]?.[0] ?? null}
      onChange={(year) => onChange({ [name]: year ?? undefined })}
    />
  );
  return (
    <Group gap="sm" align="flex-end" data-print="no" role="group" aria-label={t("page.filters")}>
      {others.map(({ name, label, categories }) => (
        <MultiSelect
          key={name}
          size="sm"
          miw={190}
          maw="100%"
          clearable
          searchable={categories.length > 12}
          label={label}
          placeholder={(filters[name] ?? []).length === 0 ? t("views.filter-several") : ""}
          data={categories.map((category) => ({ value: category.code, label: category.label }))}
          value={filters[name] ?? []}
          onChange={(codes) => onChange({ [name]: codes.length === 0 ? undefined : codes.join(",") })}
        />
      ))}
      {years !== undefined && years.length > 1 ? yearChoice("from", t("page.first-year")) : null}
      {years !== undefined && years.length > 1 ? yearChoice("to", t("page.last-year")) : null}
      {Object.keys(filters).length > 0 ? (
        <Button
          variant="subtle"
          onClick={() => onChange(Object.fromEntries(Object.keys(filters).map((name) => [name, undefined])))}
        >
          {t("page.clear")}
        </Button>
      ) : null}
    </Group>
  );
}
