import { Button } from "@mantine/core";
import type { SearchFilters } from "#kernel/words";
import { useText } from "../../i18n/use-text.ts";
import { Icon } from "../icon.tsx";
import type { Facet } from "./facet-panel.tsx";
import styles from "./search.module.css";
import { withValue } from "./search-state.ts";

export type SearchChipsProps = {
  readonly facets: readonly Facet[];
  readonly filters: SearchFilters;
  readonly onChange: (filters: SearchFilters) => void;
};

/** The chosen values, each with its own way to be taken away. */
export function SearchChips({ facets, filters, onChange }: SearchChipsProps) {
  const { t } = useText("text-search");
  const chosen = facets.flatMap((facet) =>
    (filters[facet.id] ?? []).map((value) => ({ facet, value, label: facet.value?.(value) ?? value })),
  );
  if (chosen.length === 0) return null;
  return (
    <div className={styles.chips}>
      {chosen.map(({ facet, value, label }) => (
        <Button
          key={`${facet.id} ${value}`}
          size="compact-sm"
          variant="light"
          className={styles.chip ?? ""}
          rightSection={<Icon name="close" size={12} />}
          aria-label={t("facet.without", { value: label })}
          onClick={() => onChange(withValue(filters, facet.id, value))}
        >
          <bdi>{label}</bdi>
        </Button>
      ))}
      {chosen.length > 1 ? (
        <Button size="compact-sm" variant="subtle" onClick={() => onChange({})}>
          {t("facet.clear")}
        </Button>
      ) : null}
    </div>
  );
}
