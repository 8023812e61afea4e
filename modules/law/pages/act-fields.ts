import type { TFunction } from "i18next";
import type { Field, Values } from "../../../web/components/fields.ts";
import { languageField, shownIn, wordsOf } from "../../../web/components/words-fields.ts";
import type { Act, Provision } from "../legislation/act.ts";
import type { Choices } from "./use-choices.ts";

const kinds = ["constitution", "act", "decree", "regulation", "guideline", "amendment"];

/** Kinds of acts, for forms and filters. */
export function kindOptions(t: TFunction) {
  return kinds.map((value) => ({ value, label: t(`act.kinds.${value}`) }));
}

/** The form of an act's head. */
export function actFields(t: TFunction, { countries }: Choices): Field[] {
  return [
    { name: "country", kind: "choice", label: t("act.country"), required: true, options: countries },
    { name: "kind", kind: "choice", label: t("act.kind"), required: true, options: kindOptions(t) },
    languageField(t),
    { name: "title", kind: "text", label: t("act.title"), required: true, maxLength: 400 },
    { name: "number", kind: "text", label: t("act.number"), maxLength: 120 },
    { name: "adopted", kind: "partial-date", label: t("act.adopted") },
    { name: "starts", kind: "partial-date", label: t("act.in-force") },
    { name: "ends", kind: "partial-date", label: t("act.until") },
    { name: "summary", kind: "long-text", label: t("act.summary"), maxLength: 4000 },
    { name: "link", kind: "text", label: t("act.link"), maxLength: 500 },
    { name: "source", kind: "text", label: t("act.source"), maxLength: 300 },
  ];
}

const given = (values: Values, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));

/** What the form of an act sends; translations that were there before are kept. */
export function actOf(values: Values, before?: Act): Record<string, unknown> {
  const summary = wordsOf(values, "summary", before?.summary);
  return {
    country: values.country,
    kind: values.kind,
    title: wordsOf(values, "title", before?.title),
    ...given(values, ["number", "adopted", "starts", "ends", "link", "source"]),
    ...(summary === undefined ? {} : { summary }),
  };
}

/** What the form shows of an act. */
export function actValues(act: Act, lang: string): Values {
  return {
    lang,
    country: act.country,
    kind: act.kind,
    title: shownIn(act.title, lang),
    number: act.number ?? "",
    adopted: act.adopted ?? null,
    starts: act.starts ?? null,
    ends: act.ends ?? null,
    summary: shownIn(act.summary, lang),
    link: act.link ?? "",
    source: act.source ?? "",
  };
}

/** The form of a provision. A text in another language is kept beside the one that was there. */
export function provisionFields(t: TFunction, { duties, crimes, elements }: Choices): Field[] {
  return [
    {
      name: "number",
      kind: "text",
      label: t("act.provision"),
      hint: t("act.provision-hint"),
      required: true,
      maxLength: 60,
    },
    languageField(t),
    { name: "heading", kind: "text", label: t("act.heading"), maxLength: 300 },
    { name: "extract", kind: "long-text", label: t("act.extract"), required: true, maxLength: 12_000 },
    { name: "starts", kind: "partial-date", label: t("act.in-force"), hint: t("act.as-the-act") },
    { name: "ends", kind: "partial-date", label: t("act.until") },
    { name: "duties", kind: "choices", label: t("act.duties"), options: duties },
    { name: "crimes", kind: "choices", label: t("act.crimes"), options: crimes },
    { name: "elements", kind: "choices", label: t("act.elements"), options: elements },
  ];
}

/** What the form of a provision sends. */
export function provisionOf(values: Values, before?: Provision): Record<string, unknown> {
  const heading = wordsOf(values, "heading", before?.heading);
  return {
    provisionId: before?.provisionId ?? crypto.randomUUID(),
    number: values.number,
    extract: wordsOf(values, "extract", before?.extract),
    ...given(values, ["starts", "ends"]),
    ...(heading === undefined ? {} : { heading }),
    duties: values.duties ?? [],
    crimes: values.crimes ?? [],
    elements: values.elements ?? [],
  };
}

/** What the form shows of a provision. */
export function provisionValues(provision: Provision, lang: string): Values {
  return {
    lang,
    number: provision.number,
    heading: shownIn(provision.heading, lang),
    extract: shownIn(provision.extract, lang),
    starts: provision.starts ?? null,
    ends: provision.ends ?? null,
    duties: provision.duties,
    crimes: provision.crimes,
    elements: provision.elements,
  };
}
