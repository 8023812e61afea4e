import { codeList, type Lang, type ListName, langs } from "@palermo/vocabulary";
import type { Option } from "../../../web/components/fields.ts";

/** Codes of a list as choices in the reader's language. */
export function listOptions(list: ListName, lang: Lang): Option[] {
  return codeList(list).codes.map(({ code, label }) => ({ value: code, label: label[lang] }));
}

/** Languages in which judgments are mostly written; the six of the United Nations first. */
const contentLangs = [
  ...langs,
  "de",
  "it",
  "nl",
  "pt",
  "pl",
  "ro",
  "bg",
  "cs",
  "sk",
  "hu",
  "el",
  "tr",
  "uk",
  "sr",
  "sq",
  "sv",
  "fi",
  "da",
  "no",
  "he",
  "hi",
  "bn",
  "ur",
  "id",
  "ms",
  "th",
  "vi",
  "km",
  "fil",
  "ja",
  "ko",
  "sw",
  "am",
  "ha",
  "yo",
];

export function languageOptions(lang: Lang): Option[] {
  const names = new Intl.DisplayNames(lang, { type: "language", fallback: "code" });
  return contentLangs.map((code) => ({ value: code, label: names.of(code) ?? code }));
}
