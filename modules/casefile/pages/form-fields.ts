import type { TFunction } from "i18next";
import type { Lang } from "#kernel/words";
import type { Field } from "../../../web/components/fields.ts";
import { caseKinds } from "../casefile.ts";
import { optionsOf } from "./vocabulary.ts";

/** What a case is opened with, and what may be changed of it. */
export function caseFields(t: TFunction): Field[] {
  return [
    {
      name: "kind",
      label: t("cases.kind"),
      kind: "choice",
      required: true,
      options: caseKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
    },
    {
      name: "reference",
      label: t("cases.reference"),
      kind: "text",
      maxLength: 100,
      hint: t("open-case.reference-hint"),
    },
    { name: "title", label: t("case.title"), kind: "text", maxLength: 200 },
    { name: "summary", label: t("case.summary"), kind: "long-text", maxLength: 20_000 },
  ];
}

/** As what somebody stands in a case; capacities they have already are left out. */
export function capacityField(t: TFunction, lang: Lang, leftOut: readonly string[] = []): Field {
  return {
    name: "capacity",
    label: t("person.capacity"),
    kind: "choice",
    required: true,
    options: optionsOf("capacity", lang, leftOut),
  };
}

/** A note on somebody in a case. */
export function noteField(t: TFunction): Field {
  return { name: "note", label: t("person.note"), kind: "long-text", maxLength: 10_000 };
}
