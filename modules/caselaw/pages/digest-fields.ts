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

/** What a digest takes of a saved search. */
export type SavedSearch = {
  readonly searchId: string;
  readonly name: string;
  readonly query: string;
  readonly filters: Record<string, string[]>;
};

/** The fields of a digest's dialog; saved searches are offered where there are some. */
export function digestFields(t: TFunction, lang: Lang, saved: readonly SavedSearch[]): Field[] {
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
    ...(saved.length === 0
      ? []
      : [
          {
            name: "saved",
            kind: "choice" as const,
            label: t("digest.saved"),
            hint: t("digest.saved-hint"),
            options: saved.map(({ searchId, name }) => ({ value: searchId, label: name })),
          },
        ]),
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

/** What was typed as a digest; notes of issues that stay are kept. Codes go before a saved search, and that before an address. */
export function digestOf(
  values: Values,
  { before, saved = [] }: { before?: DigestContent; saved?: readonly SavedSearch[] } = {},
): Record<string, unknown> {
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
  const search =
    saved.find(({ searchId }) => searchId === values.saved) ?? readSearchAddress(String(values.search ?? ""));
  const issues = Array.isArray(values.issues) ? (values.issues as string[]) : [];
  return {
    title: words(values.title, before?.title),
    ...(values.about ? { about: words(values.about, before?.about) } : {}),
    issues: issues.map((issue) => before?.issues.find((one) => one.issue === issue) ?? { issue }),
    source:
      codes.length > 0
        ? { by: "hand", codes }
        : { by: "search", query: search.query, filters: search.filters },
  };
}
