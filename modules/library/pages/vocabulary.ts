import { codeList, countries, labelOf } from "@palermo/vocabulary";
import type { Lang } from "#kernel/words";
import type { Option } from "../../../web/components/fields.ts";

/** Codes of a list as choices in the reader's language. */
export function codeOptions(list: "form" | "sector", lang: Lang): Option[] {
  return codeList(list).codes.map(({ code, label }) => ({ value: code, label: label[lang] }));
}

export function countryOptions(lang: Lang): Option[] {
  return countries
    .map(({ alpha2, label }) => ({ value: alpha2, label: label[lang] }))
    .sort((a, b) => a.label.localeCompare(b.label, lang));
}

export function countryName(code: string, lang: Lang): string {
  return countries.find(({ alpha2 }) => alpha2 === code)?.label[lang] ?? code;
}

export function codeName(list: "form" | "sector", code: string, lang: Lang): string {
  return labelOf(list, code, lang);
}
