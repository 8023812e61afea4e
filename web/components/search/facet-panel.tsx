import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { SearchAnswer, SearchFilters } from "#kernel/words";
import { useFormat } from "../../i18n/use-format.ts";
import { useText } from "../../i18n/use-text.ts";
import styles from "./search.module.css";
import { withValue } from "./search-state.ts";

export type Facet = {
  readonly id: string;
  readonly label: string;
  /** A value in the reader's language; as it stands when left out. */
  readonly value?: (value: string) => string;
};

export type FacetPanelProps = {
  readonly facets: readonly Facet[];
  readonly counts: SearchAnswer["facets"];
  readonly filters: SearchFilters;
  readonly onChange: (filters: SearchFilters) => void;
};

/** What can be chosen, with how many records each choice gives. */
export function FacetPanel({ facets, counts, filters, onChange }: FacetPanelProps) {
  return (
    <div className={styles.facets}>
      {facets.map((facet) => (
        <FacetValues
          key={facet.id}
          facet={facet}
          counts={counts[facet.id] ?? []}
          chosen={filters[facet.id] ?? []}
          onToggle={(value) => onChange(withValue(filters, facet.id, value))}
        />
      ))}
    </div>
  );
}

/** So many values are shown until the reader asks for all. */
const usual = 8;

type FacetValuesProps = {
  readonly facet: Facet;
  readonly counts: SearchAnswer["facets"][string];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
};

function FacetValues({ facet, counts, chosen, onToggle }: FacetValuesProps) {
  const { t } = useText("text-search");
  const { number } = useFormat();
  const [all, setAll] = useState(false);
  const [part, setPart] = useState("");
  // A chosen value that nothing holds now must remain to be taken away.
  const missing = chosen.filter((value) => !counts.some((one) => one.value === value));
  const values = [...counts, ...missing.map((value) => ({ value, count: 0 }))].map((one) => ({
    ...one,
    label: facet.value?.(one.value) ?? one.value,
  }));
  if (values.length === 0) return null;
  const sought = part.trim().toLocaleLowerCase();
  const found = values.filter(
    ({ value, label }) => label.toLocaleLowerCase().includes(sought) || chosen.includes(value),
  );
  const shown = all ? found : found.filter(({ value }, index) => index < usual || chosen.includes(value));
  const find = t("facet.find", { label: facet.label });
  return (
    <fieldset className={styles.facet}>
      <legend>{facet.label}</legend>
      {all && values.length > 2 * usual ? (
        <TextInput
          size="xs"
          mb={4}
          aria-label={find}
          placeholder={find}
          value={part}
          onChange={(event) => setPart(event.currentTarget.value)}
        />
      ) : null}
      {shown.map(({ value, label, count }) => (
        <label key={value} className={styles.value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
          {/* Isolated within: a year alone would otherwise stand at the far end of an Arabic line. */}
          <span>
            <bdi>{label}</bdi>
          </span>
          <span className={styles.count}>{number(count)}</span>
        </label>
      ))}
      {values.length > usual ? (
        <Button size="compact-sm" variant="subtle" mt={4} onClick={() => setAll(!all)}>
          {all ? t("facet.fewer") : t("facet.all", { number: number(values.length) })}
        </Button>
      ) : null}
    </fieldset>
  );
}
