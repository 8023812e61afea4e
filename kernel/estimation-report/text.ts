import { termName } from "@palermo/mse";
import { findText, type Lang } from "../i18n/index.ts";
import type { Texts } from "../module/module.ts";
import { dateLocale } from "../words/index.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };

const all: Readonly<Record<Lang, Texts>> = { ar, zh, en, fr, ru, es };

/** Words and figures of a report in one language. */
export type Say = {
  readonly lang: Lang;
  (key: string, params?: Readonly<Record<string, string | number>>): string;
  /** A number of people, rounded to a whole one; a dash for none. */
  readonly people: (value: number | null) => string;
  readonly decimal: (value: number, digits: number) => string;
  readonly percent: (share: number) => string;
  /** "low – high"; an upper limit that there is none of is said to be open. */
  readonly limits: (limits: { readonly low: number; readonly high: number | null } | null) => string;
  /** Names joined as the language lists them. */
  readonly names: (names: readonly string[]) => string;
};

export function sayIn(lang: Lang): Say {
  const locale = dateLocale(lang);
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const people = (value: number | null) =>
    value === null || !Number.isFinite(value) ? "–" : whole.format(value);
  return Object.assign(
    (key: string, params?: Readonly<Record<string, string | number>>) => {
      const found = findText(all[lang], key, params);
      if (found === undefined) throw new Error(`the report has no text ${key}`);
      return found;
    },
    {
      lang,
      people,
      decimal: (value: number, digits: number) =>
        new Intl.NumberFormat(locale, {
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        }).format(value),
      percent: (share: number) => percent.format(share),
      limits: (limits: { readonly low: number; readonly high: number | null } | null) =>
        limits === null
          ? "–"
          : `\u2068${people(limits.low)} – ${limits.high === null ? "∞" : people(limits.high)}\u2069`,
      names: (names: readonly string[]) => list.format(names.map(isolated)),
    },
  );
}

/** A name of a list keeps its own direction inside a sentence. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

/** A pair of lists by name: "LA:NG" as "LA + NG". */
export function setName(mask: number, names: readonly string[]): string {
  return names.filter((_, list) => (mask >> list) & 1).join(" + ");
}

/** A pair or triple by numbers, as in the names of models. */
export function setNumber(mask: number, lists: number): string {
  return termName(mask, lists);
}
