import { labelOf } from "@palermo/vocabulary";
import type { TFunction } from "i18next";
import type { Lang } from "#kernel/words";
import type { Field, Option } from "../../../../web/components/fields.ts";

/** Choices whose labels stand under `group` in the module's texts. */
export function choicesOf(t: TFunction, group: string, values: readonly string[]): Option[] {
  return values.map((value) => ({ value, label: t(`${group}.${value}`) }));
}

/** One required choice among values whose labels stand under `group`. */
export function choiceField(t: TFunction, name: string, group: string, values: readonly string[]): Field {
  return {
    name,
    label: t(`ask.${name}`),
    kind: "choice",
    required: true,
    options: choicesOf(t, group, values),
  };
}

export function longText(t: TFunction, name: string, required = false): Field {
  return { name, label: t(`ask.${name}`), kind: "long-text", required, maxLength: 4000 };
}

/** Languages in the reader's own; the code where the vocabulary has no name. */
export function languageNames(codes: readonly string[], lang: Lang): string[] {
  return codes.map((code) => labelOf("language", code, lang));
}
