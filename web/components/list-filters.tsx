import { Button, Menu } from "@mantine/core";
import { Fragment } from "react";
import type { ListCounts } from "#kernel/words";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { Icon } from "./icon.tsx";
import styles from "./list-filters.module.css";
import type { ListState } from "./list-state.ts";

export type Filter = {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** More than one option at once. */
  readonly several?: boolean;
};

type Filters = ListState["filters"];
export type ListFiltersProps = {
  readonly filters: readonly Filter[];
  /** How many rows each option would leave, where the list counts. */
  readonly counts?: ListCounts["by"] | undefined;
  readonly values: Filters;
  readonly onChange: (values: Filters) => void;
};

function chosenOf(value: Filters[string] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

/** Filters as chips that read as one sentence: "open · in Lakeside · over 48 h". */
export function ListFilters({ filters, counts, values, onChange }: ListFiltersProps) {
  const { t } = useText();
  const used = filters.filter((filter) => values[filter.id] !== undefined);
  const unused = filters.filter((filter) => values[filter.id] === undefined);

  function set(filter: Filter, value: string | readonly string[] | undefined): void {
    const { [filter.id]: _gone, ...rest } = values;
    onChange(value === undefined || value.length === 0 ? rest : { ...rest, [filter.id]: value });
  }

  return (
    <fieldset className={styles.filters} aria-label={t("list.filters")}>
      {used.map((filter, place) => (
        <Fragment key={filter.id}>
          {place > 0 ? (
            <span className={styles.dot} aria-hidden="true">
              ·
            </span>
          ) : null}
          <FilterChip
            filter={filter}
            counts={counts?.[filter.id]}
            value={values[filter.id]}
            onChange={(value) => set(filter, value)}
          />
        </Fragment>
      ))}
      {unused.map((filter) => (
        <FilterChip
          key={filter.id}
          filter={filter}
          counts={counts?.[filter.id]}
          value={undefined}
          onChange={(value) => set(filter, value)}
        />
      ))}
    </fieldset>
  );
}

type FilterChipProps = {
  readonly filter: Filter;
  readonly counts: ListCounts["by"][string] | undefined;
  readonly value: Filters[string] | undefined;
  readonly onChange: (value: string | readonly string[] | undefined) => void;
};

function FilterChip({ filter, counts, value, onChange }: FilterChipProps) {
  const { t } = useText();
  const { number } = useFormat();
  const chosen = chosenOf(value);
  const labels = filter.options
    .filter((option) => chosen.includes(option.value))
    .map((option) => option.label);
  const said = labels.length > 0 ? labels.join(", ") : filter.label;

  function choose(option: string): void {
    if (!filter.several) onChange(chosen.includes(option) ? undefined : option);
    else onChange(chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option]);
  }

  return (
    <Menu>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant={labels.length > 0 ? "light" : "default"}
          className={styles.chip ?? ""}
          rightSection={<Icon name="down" size={14} />}
          aria-label={labels.length > 0 ? t("list.filter-set", { filter: filter.label, value: said }) : said}
        >
          {said}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.options ?? ""}>
        {filter.options.map((option) => (
          <Menu.CheckboxItem
            key={option.value}
            checked={chosen.includes(option.value)}
            closeMenuOnClick={!filter.several}
            onChange={() => choose(option.value)}
            rightSection={
              counts ? <span className={styles.count}>{number(counts[option.value] ?? 0)}</span> : null
            }
          >
            {option.label}
          </Menu.CheckboxItem>
        ))}
        {chosen.length > 0 ? (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<Icon name="close" size={14} />} onClick={() => onChange(undefined)}>
              {t("list.any", { filter: filter.label })}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
