import { codeList } from "@palermo/vocabulary";
import type { TFunction } from "i18next";
import type { Lang } from "#kernel/words";
import type { Field, Values } from "../../../web/components/fields.ts";
import { languageField, shownIn, wordsOf } from "../../../web/components/words-fields.ts";
import { bases, elementCodes } from "../offences/elements.ts";
import { families, type Provision } from "../offences/offence.ts";
import { countryOptions, dayField } from "./court-fields.ts";

/** What an offence is entered with. */
export function offenceFields(t: TFunction, lang: Lang): Field[] {
  const number = (name: string, label: string, hint?: string): Field => ({
    name,
    label,
    kind: "number",
    ...(hint === undefined ? {} : { hint }),
  });
  return [
    {
      name: "country",
      label: t("field.country"),
      kind: "choice",
      required: true,
      options: countryOptions(lang),
    },
    { name: "citation", label: t("offence.citation"), kind: "text", required: true, maxLength: 200 },
    languageField(t),
    { name: "label", label: t("offence.label"), kind: "text", required: true, maxLength: 300 },
    {
      name: "family",
      label: t("offence.family"),
      kind: "choice",
      required: true,
      options: families.map((value) => ({ value, label: t(`family.${value}`) })),
    },
    {
      name: "bases",
      label: t("offence.bases"),
      kind: "choices",
      options: bases.map((value) => ({ value, label: t(`basis.${value.replaceAll(".", "-")}`) })),
    },
    {
      name: "iccs",
      label: t("offence.iccs"),
      kind: "choice",
      options: codeList("iccs").codes.map((one) => ({
        value: one.code,
        label: `${one.code} ${one.label[lang]}`,
      })),
    },
    {
      name: "elements",
      label: t("offence.elements"),
      kind: "choices",
      hint: t("offence.elements-hint"),
      options: elementCodes.map((value) => ({ value, label: t(`element.${value}`) })),
    },
    number("leastMonths", t("offence.least")),
    number("mostMonths", t("offence.most")),
    { name: "life", label: t("penalty.life"), kind: "switch" },
    { name: "fine", label: t("penalty.fine"), kind: "switch" },
    { name: "confiscation", label: t("penalty.confiscation"), kind: "switch" },
    number("amount", t("offence.limitation"), t("offence.limitation-hint")),
    {
      name: "unit",
      label: t("offence.unit"),
      kind: "choice",
      required: true,
      options: (["years", "months"] as const).map((value) => ({ value, label: t(`unit.${value}`) })),
    },
    {
      name: "firstDay",
      label: t("offence.first-day"),
      kind: "choice",
      required: true,
      options: (["next", "counts"] as const).map((value) => ({ value, label: t(`first-day.${value}`) })),
    },
    number("childFrom", t("offence.child-from"), t("offence.child-from-hint")),
    { name: "restarts", label: t("offence.restarts"), kind: "switch" },
    number("mostFactor", t("offence.most-factor"), t("offence.most-factor-hint")),
    { name: "nonPunishment", label: t("offence.non-punishment"), kind: "switch" },
    dayField("starts", t("field.from"), false),
    dayField("ends", t("field.until"), false),
    { name: "note", label: t("field.note"), kind: "long-text", maxLength: 2000 },
  ];
}

function numberOf(value: unknown): number | null {
  return value === "" || value === undefined || value === null ? null : Number(value);
}

function dayOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** The action's input of what the form holds; what the form does not show stays as it was. */
export function offenceInput(values: Values, before?: Provision): Record<string, unknown> {
  return {
    country: values.country,
    citation: values.citation,
    inForce: { starts: dayOf(values.starts), ends: dayOf(values.ends) },
    offence: {
      ...before?.offence,
      label: wordsOf(values, "label", before?.offence.label),
      family: values.family,
      bases: values.bases ?? [],
      iccs: values.iccs || null,
      elements: values.elements ?? [],
      penalty: {
        leastMonths: numberOf(values.leastMonths),
        mostMonths: numberOf(values.mostMonths),
        life: values.life === true,
        fine: values.fine === true,
        confiscation: values.confiscation === true,
      },
      limitation: {
        amount: numberOf(values.amount),
        unit: values.unit,
        firstDay: values.firstDay,
        childFrom: numberOf(values.childFrom),
        restarts: values.restarts === true,
        mostFactor: numberOf(values.mostFactor),
      },
      nonPunishment: values.nonPunishment === true,
      note: values.note ?? "",
    },
  };
}

/** What the form opens with. */
export function offenceValues({ country, citation, inForce, offence }: Provision, lang: Lang): Values {
  const { label, penalty, limitation, ...rest } = offence;
  return {
    ...{ country, citation, lang, ...inForce, ...rest, ...penalty, ...limitation },
    label: shownIn(label, lang),
  };
}
