import { codeList, countries, type ListName, labelOf } from "@palermo/vocabulary";
import type { Lang } from "#kernel/words";
import type { Option } from "../../../web/components/fields.ts";

/** Codes of a list as choices in the reader's language. */
export function optionsOf(list: ListName, lang: Lang, leftOut: readonly string[] = []): Option[] {
  return codeList(list)
    .codes.filter((entry) => !leftOut.includes(entry.code))
    .map((entry) => ({ value: entry.code, label: entry.label[lang] }));
}

/** Countries by name, with stateless before them. */
export function countryOptions(lang: Lang, stateless: string): Option[] {
  const named = countries.map((country) => ({ value: country.alpha2, label: country.label[lang] }));
  named.sort((a, b) => a.label.localeCompare(b.label, lang));
  return [{ value: "stateless", label: stateless }, ...named];
}

export function countryName(code: string, lang: Lang, stateless: string): string {
  if (code === "stateless") return stateless;
  return countries.find((country) => country.alpha2 === code)?.label[lang] ?? code;
}

export function codeName(list: ListName, code: string, lang: Lang): string {
  return labelOf(list, code, lang);
}
