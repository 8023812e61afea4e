import type { Lang } from "#kernel/words";
import ar from "./locales/ar.ts";
import en from "./locales/en.ts";
import es from "./locales/es.ts";
import fr from "./locales/fr.ts";
import ru from "./locales/ru.ts";
import zh from "./locales/zh.ts";

/** The module's texts, for the server. */
export const locales = { ar, zh, en, fr, ru, es };

type Texts = { readonly [part: string]: string | Texts };

/** The text under `part.part` in the reader's language, its `{{names}}` filled in. */
export function text(
  lang: Lang,
  key: string,
  params: Readonly<Record<string, string | number>> = {},
): string {
  let found: string | Texts | undefined = locales[lang];
  for (const part of key.split(".")) found = typeof found === "object" ? found[part] : undefined;
  if (typeof found !== "string") return key;
  return found.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(params[name] ?? ""));
}
