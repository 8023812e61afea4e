import { type Lang, labelOf } from "@palermo/vocabulary";
import { sql } from "kysely";
import { type Html, html, type PublicAsk, type Say } from "#kernel/public-face";
import { formatPartialDate, type PartialDate, type Words } from "#kernel/words";

export const base = (lang: Lang) => `/public/${lang}/law`;

/** The day of today, as the database counts it. */
export async function todayOf({ tx }: Pick<PublicAsk, "tx">): Promise<string> {
  const { rows } = await sql<{ day: string }>`select current_date::text as day`.execute(tx);
  return rows[0]?.day ?? "";
}

/** The day that an address asks for; today where it asks for none or writes no day. */
export function dayIn({ query }: Pick<PublicAsk, "query">, today: string): string {
  const asked = query.get("on")?.[0] ?? "";
  const real = /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked));
  return real && new Date(asked).toISOString().startsWith(asked) ? asked : today;
}

export function dayText(day: string | null, lang: Lang): string {
  if (day === null) return "–";
  return new Intl.DateTimeFormat(`${lang}-u-nu-latn-ca-gregory`, {
    ...{ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
  }).format(new Date(`${day}T00:00:00Z`));
}

export function dateText(date: PartialDate | undefined, lang: Lang, say: Say): string {
  return date === undefined
    ? "–"
    : formatPartialDate(date, lang, (word, params) => say(`date.${word}`, params));
}

/** A text in the reader's language where it has that version, else as it was written, marked with its own language. */
export function inline({ lang: own, text, translations }: Words, lang: Lang): Html {
  const there = own === lang ? undefined : translations[lang];
  return html`<bdi lang="${there === undefined ? own : lang}">${there ?? text}</bdi>`;
}

export function plain({ text, translations }: Words, lang: Lang): string {
  return translations[lang] ?? text;
}

export function languageName(code: string, lang: Lang): string {
  return labelOf("language", code, lang);
}

/** Parts of one line, joined as the language writes lists. */
export function joined(lang: Lang, parts: readonly (string | false | undefined)[]): string {
  const mark = lang === "ar" ? "، " : lang === "zh" ? "，" : ", ";
  return parts
    .filter((part) => part !== "" && part !== false && part !== undefined && part !== "–")
    .join(mark);
}
