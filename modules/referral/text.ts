import type { Lang } from "#kernel/words";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };

type Texts = { readonly [part: string]: string | Texts };

/** The module's texts, for the server. */
export const locales = { ar, zh, en, fr, ru, es } satisfies Record<Lang, Texts>;

/** The text under `part.part` in the reader's language, its `{{names}}` filled in; the key itself where there is none. */
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
