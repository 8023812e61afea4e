import type { TFunction } from "i18next";
import type { Lang } from "#kernel/words";
import type { Field, Values } from "../../../web/components/fields.ts";
import type { FactsChange } from "../casefile.ts";
import { countryOptions, optionsOf } from "./vocabulary.ts";

/** Fields for coded facts: each may stay untouched or be answered with "don't know". */
export function factFields(t: TFunction, lang: Lang): Field[] {
  return [
    {
      name: "sex",
      label: t("person.sex"),
      kind: "choice",
      options: optionsOf("sex", lang, ["unknown"]),
      unknown: true,
    },
    {
      name: "gender",
      label: t("person.gender"),
      kind: "choice",
      options: optionsOf("gender", lang, ["not_specified"]),
      unknown: true,
    },
    { name: "yearOfBirth", label: t("person.year-of-birth"), kind: "number", unknown: true },
    { name: "ageAtOffence", label: t("person.age-at-offence"), kind: "number", unknown: true },
    {
      name: "citizenships",
      label: t("person.citizenships"),
      kind: "choices",
      options: countryOptions(lang, t("person.stateless")),
      unknown: true,
    },
    {
      name: "languages",
      label: t("person.languages"),
      kind: "choices",
      options: optionsOf("language", lang),
      unknown: true,
    },
    {
      name: "traffickingStatus",
      label: t("person.trafficking-status"),
      kind: "choice",
      options: optionsOf("trafficking-status", lang),
      unknown: true,
    },
    {
      name: "forms",
      label: t("person.forms"),
      kind: "choices",
      options: optionsOf("form", lang, ["unknown"]),
      unknown: true,
    },
    {
      name: "meansOfControl",
      label: t("person.means-of-control"),
      kind: "choices",
      options: optionsOf("means-of-control", lang),
      unknown: true,
    },
  ];
}

const names = [
  "sex",
  "gender",
  "yearOfBirth",
  "ageAtOffence",
  "citizenships",
  "languages",
  "traffickingStatus",
  "forms",
  "meansOfControl",
];

/** Only what was answered: fields left untouched stay as they are. */
export function factsIn(values: Values): FactsChange {
  const answered = names.filter((name) => {
    const value = values[name];
    return typeof value === "object" && value !== null && "state" in value && value.state !== "not-asked";
  });
  return Object.fromEntries(answered.map((name) => [name, values[name]])) as FactsChange;
}
