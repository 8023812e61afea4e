import type { Lang } from "@palermo/vocabulary";
import { locales, text } from "./text.ts";

/** Source lines and licences that we know of publishers: stored in English, shown in the reader's language. */
type Kind = "publisher" | "licence";
type Key<K extends Kind> = keyof (typeof locales.en)[K] & string;

/** What is stored of a known publisher's source. */
export function sourceLine(publisher: Key<"publisher">): string {
  return locales.en.publisher[publisher];
}

/** What is stored of a known licence that has no name of its own. */
export function licenceLine(licence: Key<"licence">): string {
  return locales.en.licence[licence];
}

const keys = new Map(
  (["publisher", "licence"] as const).flatMap((kind) =>
    Object.entries(locales.en[kind]).map(([key, line]) => [`${kind} ${line}`, `${kind}.${key}`] as const),
  ),
);

/** A stored line in the reader's language; what somebody typed, and names of licences, stand as they are. */
export function lineIn(lang: Lang, kind: Kind, stored: string): string {
  const key = keys.get(`${kind} ${stored}`);
  return key === undefined ? stored : text(lang, key);
}
