import type { TFunction } from "i18next";
import type { Lang } from "#kernel/words";
import type { Field, Values } from "../../../web/components/fields.ts";
import { audiences, kinds, topics } from "../publications/kinds.ts";
import type { Publication } from "../publications/words.ts";
import { choices, languageField, languageOptions, shownIn, textOf } from "./text-fields.ts";

const lines = ["publisher", "place", "series", "number", "link", "doi", "isbn", "licence", "key"] as const;
const longest = {
  publisher: 300,
  place: 120,
  series: 300,
  number: 60,
  link: 600,
  doi: 210,
  isbn: 20,
  licence: 200,
  key: 80,
};

/** The form of an entry of the catalogue. */
export function publicationFields(t: TFunction, lang: Lang): Field[] {
  const line = (name: (typeof lines)[number]): Field => ({
    name,
    kind: "text",
    label: t(`field.${name}`),
    required: name === "publisher",
    maxLength: longest[name],
    ...(name === "key" ? { hint: t("field.key-hint") } : {}),
  });
  return [
    {
      name: "kind",
      kind: "choice",
      label: t("field.kind"),
      required: true,
      options: choices(t, "kind", kinds),
    },
    languageField(t),
    { name: "title", kind: "text", label: t("field.title"), required: true, maxLength: 400 },
    { name: "abstract", kind: "long-text", label: t("field.abstract"), maxLength: 6000 },
    {
      name: "authors",
      kind: "long-text",
      label: t("field.authors"),
      hint: t("field.authors-hint"),
      maxLength: 4000,
    },
    line("publisher"),
    { name: "year", kind: "number", label: t("field.year") },
    { name: "languages", kind: "choices", label: t("field.languages"), options: languageOptions(lang) },
    { name: "topics", kind: "choices", label: t("field.topics"), options: choices(t, "topic", topics) },
    {
      name: "audience",
      kind: "choices",
      label: t("field.audience"),
      options: choices(t, "audience", audiences),
    },
    ...lines.filter((name) => name !== "publisher").map(line),
  ];
}

type Held = Publication & { readonly key: string | null };

/** What the form shows of an entry. */
export function valuesOf(held: Held, lang: Lang): Values {
  return {
    lang,
    kind: held.kind,
    title: shownIn(held.title, lang),
    abstract: shownIn(held.abstract, lang),
    authors: held.authors.join("\n"),
    year: held.year ?? "",
    languages: held.languages,
    topics: held.topics,
    audience: held.audience,
    ...Object.fromEntries(lines.map((name) => [name, held[name] ?? ""])),
  };
}

/** An entry as the form has it; translations that the form did not touch are kept. */
export function publicationOf(values: Values, by: string, before?: Held): Record<string, unknown> {
  const abstract = textOf(values, "abstract", { before: before?.abstract, by });
  return {
    kind: values.kind,
    title: textOf(values, "title", { before: before?.title, by }),
    ...(abstract === undefined ? {} : { abstract }),
    authors: String(values.authors ?? "")
      .split("\n")
      .map((author) => author.trim())
      .filter((author) => author !== ""),
    year: values.year === "" || values.year === undefined ? null : Number(values.year),
    languages: values.languages ?? [],
    topics: values.topics ?? [],
    audience: values.audience ?? [],
    ...Object.fromEntries(lines.flatMap((name) => (values[name] ? [[name, values[name]]] : []))),
  };
}
