import type { TFunction } from "i18next";
import type { Lang } from "#kernel/words";
import type { Field, Values } from "../../../web/components/fields.ts";
import { reaches } from "../publications/kinds.ts";
import { parties } from "../stories/parties.ts";
import type { Story } from "../stories/words.ts";
import { choices, languageField, languageOptions, shownIn, textOf } from "./text-fields.ts";
import { codeOptions, countryOptions } from "./vocabulary.ts";

/** The form of a story's words. It has no place for a picture. */
export function storyFields(t: TFunction, lang: Lang): Field[] {
  const countries = countryOptions(lang);
  return [
    languageField(t),
    { name: "title", kind: "text", label: t("field.title"), required: true, maxLength: 200 },
    {
      name: "text",
      kind: "long-text",
      label: t("story.text"),
      hint: t("story.text-hint"),
      required: true,
      maxLength: 20_000,
    },
    { name: "origin", kind: "choice", label: t("story.origin"), options: countries },
    { name: "destination", kind: "choice", label: t("story.destination"), options: countries },
    { name: "form", kind: "choice", label: t("story.form"), options: codeOptions("form", lang) },
    { name: "sector", kind: "choice", label: t("story.sector"), options: codeOptions("sector", lang) },
    { name: "year", kind: "number", label: t("story.year"), hint: t("story.facts-hint") },
    { name: "invented", kind: "switch", label: t("story.invented") },
  ];
}

/** Who tells it: asked once, when the story is entered. */
export function tellerFields(t: TFunction): Field[] {
  return [
    { name: "minor", kind: "switch", label: t("story.minor") },
    { name: "eighteenOn", kind: "date", label: t("story.eighteen-on"), hint: t("story.eighteen-hint") },
  ];
}

const facts = ["origin", "destination", "form", "sector"] as const;

export function storyValues(story: Story, lang: Lang): Values {
  return {
    lang,
    title: shownIn(story.title, lang),
    text: shownIn(story.text, lang),
    year: story.year ?? "",
    invented: story.invented,
    ...Object.fromEntries(facts.map((name) => [name, story[name] ?? ""])),
  };
}

export function storyOf(values: Values, by: string, before?: Story): Record<string, unknown> {
  return {
    title: textOf(values, "title", { before: before?.title, by }),
    text: textOf(values, "text", { before: before?.text, by }),
    invented: values.invented === true,
    ...(values.year ? { year: Number(values.year) } : {}),
    ...Object.fromEntries(facts.flatMap((name) => (values[name] ? [[name, values[name]]] : []))),
  };
}

/** The record of a consent: never a name. */
export function consentFields(t: TFunction, lang: Lang, minor: boolean): Field[] {
  const whose = parties.filter((party) => (party === "survivor") !== minor);
  return [
    {
      name: "givenBy",
      kind: "choice",
      label: t("consent.given-by"),
      required: true,
      options: choices(t, "party", whose),
    },
    {
      name: "reach",
      kind: "choice",
      label: t("consent.reach"),
      required: true,
      options: choices(t, "reach", reaches),
    },
    {
      name: "langs",
      kind: "choices",
      label: t("consent.langs"),
      required: true,
      options: languageOptions(lang),
    },
    { name: "givenOn", kind: "date", label: t("consent.given-on"), required: true },
    {
      name: "validUntil",
      kind: "date",
      label: t("consent.valid-until"),
      hint: t("consent.valid-until-hint"),
    },
    { name: "note", kind: "text", label: t("consent.note"), hint: t("consent.note-hint"), maxLength: 500 },
  ];
}
