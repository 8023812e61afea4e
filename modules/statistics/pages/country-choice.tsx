import { MultiSelect, type OptionsFilter, Select } from "@mantine/core";
import { useMemo } from "react";
import { useQuestion } from "../../../web/api/use-question.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listCountries } from "../country/list-countries.ts";

/** Countries by any of their names in six languages. */
function useCountries() {
  const { t } = useText("statistics");
  const list = useQuestion<typeof listCountries>("statistics.list-countries", {});
  return useMemo(() => {
    const items = list.data?.items ?? [];
    const names = new Map(items.map(({ code, names: all }) => [code, folded(all)]));
    const filter: OptionsFilter = ({ options, search }) => {
      const wanted = folded(search);
      return options.filter(
        (option) => "value" in option && (names.get(option.value) ?? "").includes(wanted),
      );
    };
    const data = items.map(({ code, label, filled }) => ({
      value: code,
      label: filled ? label : `${label} · ${t("country.no-data-mark")}`,
    }));
    return { data, filter };
  }, [list.data, t]);
}

/** Letters without case and marks, so that "Cote d'Ivoire" finds "Côte d’Ivoire". */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase().trim();
}

export type CountryChoiceProps = {
  readonly value: string | null;
  readonly onChange: (code: string) => void;
};

/** One country. */
export function CountryChoice({ value, onChange }: CountryChoiceProps) {
  const { t } = useText("statistics");
  const { data, filter } = useCountries();
  return (
    <Select
      label={t("country.choose")}
      placeholder={t("country.choose-hint")}
      searchable
      allowDeselect={false}
      limit={60}
      w={360}
      maw="100%"
      data={data}
      filter={filter}
      value={value}
      onChange={(code) => (code === null ? undefined : onChange(code))}
      nothingFoundMessage={t("country.none")}
      data-print="no"
    />
  );
}

export type CountriesChoiceProps = {
  readonly values: readonly string[];
  readonly onChange: (codes: string[]) => void;
};

/** Up to four countries. */
export function CountriesChoice({ values, onChange }: CountriesChoiceProps) {
  const { t } = useText("statistics");
  const { data, filter } = useCountries();
  return (
    <MultiSelect
      label={t("country.compare-choose")}
      placeholder={values.length === 0 ? t("country.choose-hint") : ""}
      searchable
      clearable
      limit={60}
      maxValues={4}
      miw={320}
      maw="100%"
      data={data}
      filter={filter}
      value={[...values]}
      onChange={onChange}
      nothingFoundMessage={t("country.none")}
      data-print="no"
    />
  );
}
