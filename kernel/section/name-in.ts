import type { Lang } from "../i18n/lang.ts";

/** A name kept in several languages, in the reader's, else in English, else in whichever there is. */
export function nameIn(lang: Lang, name: Readonly<Record<string, string>>): string {
  return name[lang] ?? name.en ?? Object.values(name)[0] ?? "";
}
