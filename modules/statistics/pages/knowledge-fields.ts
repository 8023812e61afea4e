import type { TFunction } from "i18next";
import { langs } from "#kernel/words";
import type { Field, Values } from "../../../web/components/fields.ts";
import { langNames } from "../../../web/i18n/lang-names.ts";
import type { Words } from "../knowledge/words.ts";

/** The language in which the texts of a form are written. */
export function languageField(t: TFunction): Field {
  return {
    name: "lang",
    kind: "choice",
    label: t("knowledge.language"),
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

/** Choices among the entries of the register of sources. */
export function sourcesField(
  name: string,
  label: string,
  sources: readonly { entryId: string; name: string }[],
): Field {
  return {
    name,
    kind: "choices",
    label,
    options: sources.map(({ entryId, name: source }) => ({ value: entryId, label: source })),
  };
}
