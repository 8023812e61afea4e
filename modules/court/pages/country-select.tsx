import { Select } from "@mantine/core";
import { useText } from "../../../web/i18n/use-text.ts";
import { countryOptions } from "./court-fields.ts";

/** One country, or all of them. */
export function CountrySelect({ value, onChange }: { value: string; onChange: (country: string) => void }) {
  const { t, lang } = useText("court");
  return (
    <Select
      label={t("field.country")}
      data={[{ value: "", label: t("field.every-country") }, ...countryOptions(lang)]}
      value={value}
      onChange={(next) => onChange(next ?? "")}
      searchable
      maw={320}
      mb="md"
      data-print="no"
    />
  );
}
