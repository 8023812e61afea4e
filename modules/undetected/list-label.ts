import type { Lang } from "#kernel/words";
import { text } from "./text.ts";

/** Lists that a country often has: a list of one of these names is called in the reader's language. */
export const listKinds = ["police", "ngo", "labour", "border", "other"] as const;

export function listLabel(name: string, lang: Lang): string {
  return listKinds.some((kind) => kind === name) ? text(lang, `list-kind.${name}`) : name;
}

/** Several lists as the package joins them: `police:ngo`. */
export function listsLabel(names: string, lang: Lang): string {
  return names
    .split(":")
    .map((name) => listLabel(name, lang))
    .join(" + ");
}

/** What this installation counted or invented itself is its own; any other source is as it was written. */
export function sourceLabel(source: string, lang: Lang): string {
  return source === "Palermo" ? text(lang, "study.own-source") : source;
}
