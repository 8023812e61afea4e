import { countries, labelOf } from "@palermo/vocabulary";
import type { TFunction } from "i18next";
import type { OutputOf } from "#kernel/action";
import { type Lang, wordsIn } from "#kernel/words";
import type { Field, Option } from "../../../web/components/fields.ts";
import { joined } from "../../../web/i18n/joined.ts";
import type { Specialisation } from "../courts/court.ts";
import type { proposeCourtsFor } from "../courts/propose-courts.ts";
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

/** Courts in the order in which they fit a case (K7), each with why. */
export type ProposedCourts = OutputOf<typeof proposeCourtsFor>;

export function courtOptions(t: TFunction, lang: Lang, proposed: ProposedCourts | undefined): Option[] {
  return (proposed?.items ?? []).map(({ court: { id, country, court }, because }) => {
    const words = (of: readonly Specialisation[]) => of.map((one) => t(`specialisation.${one}`)).join(", ");
    const fits = because.length === 0 ? null : t("propose.fits", { because: words(because) });
    const name = wordsIn(court.name, lang);
    return {
      value: id,
      label: fits === null ? name : joined(name, fits),
      about: joined(countryName(country, lang), words(court.specialisations)),
    };
  });
}

/** What stands under the choice of a court. */
export function courtHint(t: TFunction, proposed: ProposedCourts | undefined): string {
  return t(proposed?.child === true ? "propose.child" : "propose.order");
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
export function proceedingFields(t: TFunction, lang: Lang, proposed: ProposedCourts | undefined): Field[] {
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
      options: courtOptions(t, lang, proposed),
      hint: courtHint(t, proposed),
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
