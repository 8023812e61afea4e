import type { TFunction } from "i18next";
import { langs, type Words } from "#kernel/words";
import { langNames } from "../i18n/lang-names.ts";
import type { Field, Values } from "./fields.ts";

/** The language in which the texts of a form are written. */
export function languageField(t: TFunction): Field {
  return {
    name: "lang",
    kind: "choice",
    label: t("web:form.language"),
    required: true,
    options: langs.map((lang) => ({ value: lang, label: langNames[lang] })),
  };
}

/** A text of a form as words: other languages that it was written in before are kept. */
export function wordsOf(values: Values, name: string, before?: Words): Words | undefined {
  const text = values[name];
  const lang = values.lang as Words["lang"];
  if (typeof text !== "string" || text === "") return undefined;
  if (before === undefined) return { lang, text, translations: {} };
  if (before.lang === lang) return { ...before, text };
  return { ...before, translations: { ...before.translations, [lang]: text } };
}

/** A text as the form shows it in a language. */
export function shownIn(words: Words | undefined, lang: string): string {
  if (words === undefined) return "";
  if (words.lang === lang) return words.text;
  return words.translations[lang as Words["lang"]] ?? words.text;
}
