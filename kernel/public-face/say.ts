import type { Lang } from "../i18n/lang.ts";
import { findText } from "../i18n/text.ts";
import type { Texts } from "../module/module.ts";
import type { Say } from "./declare.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };

const shared: Readonly<Record<Lang, Texts>> = { ar, zh, en, fr, ru, es };

/** The texts of one module's public pages in one language, with the shared ones behind them. */
export function sayIn(lang: Lang, texts?: Readonly<Record<Lang, Texts>>): Say {
  return (key, params = {}) =>
    findText(texts?.[lang], key, params) ?? findText(shared[lang], key, params) ?? key;
}

const numbers = new Map<Lang, Intl.NumberFormat>();

/** A number as the language writes it, in Latin digits as everywhere in Palermo. */
export function numberIn(lang: Lang, value: number): string {
  let format = numbers.get(lang);
  if (!format) {
    format = new Intl.NumberFormat(`${lang}-u-nu-latn`);
    numbers.set(lang, format);
  }
  return format.format(value);
}
