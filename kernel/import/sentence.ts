import type { Lang } from "../i18n/lang.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };

type Texts = { readonly [part: string]: string | Texts };

type Say = (lang: Lang, key: string, params?: Readonly<Record<string, string | number>>) => string;

/** Makes what gives the text under `key` (`part.code`), its `{{names}}` filled in; the key itself where there is none. */
export function sentencesIn(texts: Readonly<Record<Lang, Texts>>): Say {
  return (lang, key, params = {}) => {
    let found: string | Texts | undefined = texts[lang];
    for (const part of key.split(".")) found = typeof found === "object" ? found[part] : undefined;
    if (typeof found !== "string") return key;
    return found.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(params[name] ?? ""));
  };
}

/** A text of the import's own. */
export const sentence = sentencesIn({ ar, zh, en, fr, ru, es });
