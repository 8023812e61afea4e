import { countries, labelOf } from "@palermo/vocabulary";
import type { TFunction } from "i18next";
import { type Lang, wordsIn } from "#kernel/words";
import type { Field, Option } from "../../../web/components/fields.ts";
import type { Court } from "../courts/court.ts";
import { recordedKinds } from "../proceedings/event.ts";
import { crimes } from "../proceedings/proceeding.ts";

/** Countries by name. */
export function countryOptions(lang: Lang): Option[] {
  return countries
    .map((country) => ({ value: country.alpha2, label: country.label[lang] }))
    .sort((a, b) => a.label.localeCompare(b.label, lang));
}

export function countryName(code: string, lang: Lang): string {
  return countries.find((country) => country.alpha2 === code)?.label[lang] ?? code;
}

export function courtOptions(t: TFunction, lang: Lang, courts: readonly Court[]): Option[] {
  return courts.map(({ id, country, court }) => ({
    value: id,
    label: wordsIn(court.name, lang),
    about: [
      countryName(country, lang),
      ...court.specialisations.map((one) => t(`specialisation.${one}`)),
    ].join(" · "),
  }));
}

export function dayField(name: string, label: string, required = true): Field {
  return { name, label, kind: "date", required };
}

export function reasonField(t: TFunction, name = "reason"): Field {
  return { name, label: t("field.reason"), kind: "long-text", required: true, maxLength: 2000 };
}

export function crimeField(t: TFunction): Field {
  return {
    name: "crime",
    label: t("field.crime"),
    kind: "choice",
    required: true,
    options: crimes.map((crime) => ({ value: crime, label: t(`crime.${crime}`) })),
  };
}

/** What a proceeding is opened with. */
export function proceedingFields(t: TFunction, lang: Lang, courts: readonly Court[]): Field[] {
  return [
    crimeField(t),
    {
      name: "country",
      label: t("field.country"),
      kind: "choice",
      required: true,
      options: countryOptions(lang),
    },
    {
      name: "courtId",
      label: t("field.court"),
      kind: "choice",
      options: courtOptions(t, lang, courts),
      hint: t("field.court-hint"),
    },
    { name: "number", label: t("field.number"), kind: "text", maxLength: 100 },
  ];
}

/** What is recorded of an event. */
export function eventFields(t: TFunction, charges: readonly Option[]): Field[] {
  return [
    {
      name: "kind",
      label: t("field.event"),
      kind: "choice",
      required: true,
      options: recordedKinds.map((kind) => ({ value: kind, label: t(`event.${kind}`) })),
    },
    dayField("happenedOn", t("field.day")),
    ...(charges.length === 0
      ? []
      : [{ name: "chargeId", label: t("field.of-count"), kind: "choice", options: charges } as const]),
    { name: "outcome", label: t("field.outcome"), kind: "long-text", maxLength: 4000 },
    { name: "note", label: t("field.note"), kind: "long-text", maxLength: 4000 },
  ];
}

export function participationOptions(lang: Lang): Option[] {
  return ["principal", "accomplice", "organizer", "group_member", "unknown"].map((code) => ({
    value: code,
    label: labelOf("participation", code, lang),
  }));
}
