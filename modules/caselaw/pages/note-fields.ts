import type { Lang } from "@palermo/vocabulary";
import type { TFunction } from "i18next";
import type { TranslatedText } from "#kernel/words";
import type { Field, Values } from "../../../web/components/fields.ts";
import type { DigestContent } from "../digest/words.ts";
import { languageOptions } from "./options.ts";

/** The fields of the dialog of a note; an empty note is none. */
export function noteFields(t: TFunction, lang: Lang): Field[] {
  return [
    {
      name: "lang",
      kind: "choice",
      label: t("form.language"),
      required: true,
      options: languageOptions(lang),
    },
    { name: "note", kind: "long-text", label: t("digest.note"), maxLength: 4000 },
  ];
}

/** The note is changed in the language in which it was written; translations are another's work. */
export function noteValues(held: TranslatedText | undefined, otherwise: string): Values {
  return { lang: held?.lang ?? otherwise, note: held?.text ?? "" };
}

/** The digest with this note on one issue: a note in other words loses its translations, which would say something else. */
export function withNote(
  { cases: _cases, ...content }: DigestContent,
  issue: string,
  { lang, note }: Values,
): Omit<DigestContent, "cases"> {
  const words = String(note ?? "").trim();
  return {
    ...content,
    issues: content.issues.map((one) => {
      if (one.issue !== issue) return one;
      if (words === "") return { issue };
      const same = one.note?.text === words && one.note.lang === lang;
      return same ? one : { issue, note: { lang: String(lang), text: words, translations: {} } };
    }),
  };
}
