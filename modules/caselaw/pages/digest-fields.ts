import type { Lang } from "@palermo/vocabulary";
import type { TFunction } from "i18next";
import { textIn } from "#kernel/words";
import type { Field, Values } from "../../../web/components/fields.ts";
import type { DigestContent } from "../digest/words.ts";
import { languageOptions, listOptions } from "./options.ts";

/** The address of a search, as it is copied from the search page, as query and filters. */
export function readSearchAddress(text: string): { query: string; filters: Record<string, string[]> } {
  const start = text.indexOf("?");
  const params = new URLSearchParams(start === -1 ? text : text.slice(start + 1));
  const filters: Record<string, string[]> = {};
  for (const [name, value] of params)
    if (!["q", "sort", "limit", "after"].includes(name))
      filters[name] = value.split(",").filter((one) => one !== "");
  return { query: params.get("q") ?? "", filters };
}

/** The address of a digest's search. */
export function searchAddress({
  query,
  filters,
}: {
  query: string;
  filters: Record<string, string[]>;
}): string {
  const params = new URLSearchParams();
  if (query !== "") params.set("q", query);
  for (const [name, values] of Object.entries(filters)) params.set(name, values.join(","));
  return `?${params.toString()}`;
}

/** The fields of a digest's dialog. */
export function digestFields(t: TFunction, lang: Lang): Field[] {
  return [
    {
      name: "lang",
      kind: "choice",
      label: t("form.language"),
      required: true,
      options: languageOptions(lang),
    },
    { name: "title", kind: "text", label: t("field.title"), required: true, maxLength: 300 },
    { name: "about", kind: "long-text", label: t("digest.introduction"), maxLength: 4000 },
    {
      name: "issues",
      kind: "choices",
      label: t("field.issues"),
      required: true,
      options: listOptions("evidential-issue", lang),
    },
    {
      name: "search",
      kind: "text",
      label: t("digest.search"),
      hint: t("digest.search-hint"),
      maxLength: 1500,
    },
    {
      name: "codes",
      kind: "long-text",
      label: t("digest.codes"),
      hint: t("digest.codes-hint"),
      maxLength: 3000,
    },
  ];
}

export function digestValues(content: DigestContent, lang: Lang): Values {
  return {
    lang: content.title.lang,
    title: textIn(content.title, lang).text,
    about: content.about === undefined ? "" : textIn(content.about, lang).text,
    issues: content.issues.map(({ issue }) => issue),
    search: content.source.by === "search" ? searchAddress(content.source) : "",
    codes: content.source.by === "hand" ? content.source.codes.join(" ") : "",
  };
}

/** What was typed as a digest; notes of issues that stay are kept. */
export function digestOf(values: Values, before?: DigestContent): Record<string, unknown> {
  const words = (text: unknown, held?: { translations: unknown }) => ({
    lang: values.lang,
    text,
    ...(held === undefined ? {} : { translations: held.translations }),
  });
  const codes = [
    ...new Set(
      String(values.codes ?? "")
        .toUpperCase()
        .match(/J-[0-9A-Z]{6}/g) ?? [],
    ),
  ];
  const issues = Array.isArray(values.issues) ? (values.issues as string[]) : [];
  return {
    title: words(values.title, before?.title),
    ...(values.about ? { about: words(values.about, before?.about) } : {}),
    issues: issues.map((issue) => before?.issues.find((one) => one.issue === issue) ?? { issue }),
    source:
      codes.length > 0
        ? { by: "hand", codes }
        : { by: "search", ...readSearchAddress(String(values.search ?? "")) },
  };
}
