import { type Lang, langs } from "@palermo/vocabulary";
import type { TranslatedText } from "#kernel/words";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };

type Texts = { readonly [part: string]: string | Texts };
const texts: Record<Lang, Texts> = { ar, zh, en, fr, ru, es };

/** A text of the importers under `key` (`part.code`), its `{{names}}` filled in. */
export function text(
  lang: Lang,
  key: string,
  params: Readonly<Record<string, string | number>> = {},
): string {
  let found: string | Texts | undefined = texts[lang];
  for (const part of key.split(".")) found = typeof found === "object" ? found[part] : undefined;
  if (typeof found !== "string") return key;
  return found.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(params[name] ?? ""));
}

/** The same text in all six languages. */
export function textInAll(key: string): Record<Lang, string> {
  return Object.fromEntries(langs.map((lang) => [lang, text(lang, key)])) as Record<Lang, string>;
}

/** A sentence of ours inside a record, in English with our translations. */
export function asWords(key: string, params: Readonly<Record<string, string | number>> = {}): TranslatedText {
  const others = langs.filter((lang) => lang !== "en");
  return {
    lang: "en",
    text: text("en", key, params),
    translations: Object.fromEntries(
      others.map((lang) => [lang, { text: text(lang, key, params), by: "Palermo", reviewed: false }]),
    ),
  };
}
