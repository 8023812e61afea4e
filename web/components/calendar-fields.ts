import type { TFunction } from "i18next";
import { dateLocale, type Lang } from "#kernel/words";
import type { Field } from "./fields.ts";

/** The time zone of this device, which a deadline keeps unless another is chosen. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function zoneField(t: TFunction): Field {
  const zones = new Set([ownZone(), "UTC", ...Intl.supportedValuesOf("timeZone")]);
  return {
    name: "zone",
    label: t("zone"),
    kind: "choice",
    required: true,
    options: [...zones].map((value) => ({ value, label: value })),
  };
}

/** Countries whose public holidays are known, by their names in the reader's language. */
export function countryField(t: TFunction, lang: Lang, countries: readonly string[]): Field {
  const names = new Intl.DisplayNames([dateLocale(lang)], { type: "region", fallback: "code" });
  return {
    name: "country",
    label: t("country"),
    kind: "choice",
    required: true,
    options: countries.map((value) => ({
      value,
      label: value === "ZZ" ? t("weekends-only") : (names.of(value) ?? value),
    })),
  };
}

/** A moment as the clocks of a zone show it: a deadline ends by its own zone, not by the reader's. */
export function inZone(iso: string, zone: string, lang: Lang): string {
  return new Intl.DateTimeFormat(dateLocale(lang), {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: zone,
  }).format(new Date(iso));
}
