import type { TFunction } from "i18next";
import { type Lang, langs, type TranslatedText } from "#kernel/words";
import type { Field, Values } from "../../../web/components/fields.ts";
import { langNames } from "../../../web/i18n/lang-names.ts";
import { reaches } from "../publications/kinds.ts";

/** The language in which the texts of a form are written. */
export function languageField(t: TFunction): Field {
  return {
    name: "lang",
    kind: "choice",
    label: t("field.lang"),
    hint: t("field.lang-hint"),
    required: true,
    options: langs.map((lang) => ({ value: lang, label: langNames[lang] })),
  };
}

/** A text of a form in the language chosen there; other languages stay as they were. */
export function textOf(
  values: Values,
  name: string,
  { before, by }: { before?: TranslatedText | undefined; by: string },
) {
  const text = values[name];
  const lang = String(values.lang);
  if (typeof text !== "string" || text === "") return undefined;
  if (before === undefined) return { lang, text, translations: {} };
  if (before.lang === lang) return { ...before, text };
  return { ...before, translations: { ...before.translations, [lang]: { text, by, reviewed: true } } };
}

/** A text as the form shows it in a language: empty where it is yet to be translated. */
export function shownIn(words: TranslatedText | null | undefined, lang: string): string {
  if (!words) return "";
  return words.lang === lang ? words.text : (words.translations[lang]?.text ?? words.text);
}

const more = ["pt", "de", "it", "tr", "fa", "ur", "hi", "bn", "sw", "am", "vi", "th", "id", "uk", "ro", "sq"];

/** Languages of publications and of consents, in the reader's words. */
export function languageOptions(lang: Lang, also: readonly string[] = []) {
  const codes = [...new Set([...langs, ...more, ...also])];
  return codes.map((value) => ({ value, label: languageName(value, lang) }));
}

export function languageName(code: string, lang: Lang): string {
  try {
    return new Intl.DisplayNames([lang], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Choices whose labels stand under `part`. */
export function choices(t: TFunction, part: string, values: readonly string[]) {
  return values.map((value) => ({ value, label: t(`${part}.${value}`) }));
}

/** Who shall read it. */
export function reachField(t: TFunction, label = "field.reach"): Field {
  return {
    name: "reach",
    kind: "choice",
    label: t(label),
    required: true,
    options: choices(t, "reach", reaches),
  };
}
