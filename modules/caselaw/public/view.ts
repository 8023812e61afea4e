import { findCountry, type Lang, type ListName, labelOf } from "@palermo/vocabulary";
import { type Html, html, type PublicAsk, queryText, type Say } from "#kernel/public-face";
import { formatPartialDate, type PartialDate, type TranslatedText } from "#kernel/words";
import { facetLists } from "../facets.ts";

/** In which language a page speaks, and in which texts are read: the reader's, or as they were written. */
export type View = { readonly lang: Lang; readonly say: Say; readonly original: boolean };

export function viewOf({ lang, say, query }: PublicAsk): View {
  return { lang, say, original: query.get("text")?.[0] === "original" };
}

export const base = (lang: Lang) => `/public/${lang}/caselaw`;

/** The address of all judgments that share one thing. */
export function facetLink(lang: Lang, facet: string, value: string): string {
  return `${base(lang)}?${queryText([[facet, value]])}`;
}

export function countryName(code: string, { lang, say }: Pick<View, "lang" | "say">): string {
  if (code === "INT") return say("international");
  return findCountry({ alpha2: code })?.label[lang] ?? code;
}

/** What a value of a facet is called. */
export function facetValue(facet: string, value: string, view: Pick<View, "lang" | "say">): string {
  const list: ListName | null | undefined = facetLists[facet];
  if (list) return labelOf(list, value, view.lang);
  if (facet === "jurisdiction") return countryName(value, view);
  return facet === "finality" ? view.say(`finality.${value}`) : value;
}

export function dateText(
  date: Pick<PartialDate, "text"> | null,
  { lang, say }: Pick<View, "lang" | "say">,
): string {
  if (date === null) return say("unknown");
  return formatPartialDate(date, lang, (word, params) => say(`date.${word}`, params));
}

/** Parts of one line, joined as the language writes lists. */
export function joined(lang: Lang, parts: readonly (string | false | undefined)[]): string {
  const mark = lang === "ar" ? "، " : lang === "zh" ? "，" : ", ";
  return parts.filter((part) => part !== "" && part !== false && part !== undefined).join(mark);
}

export type Read = {
  readonly text: string;
  readonly lang: string;
  /** Who translated it, when it is read in translation. */
  readonly by?: string;
  readonly reviewed?: boolean;
};

/** A text as this reader reads it: in their language where there is one, else as it was written. */
export function readText(words: TranslatedText, { lang, original }: View): Read {
  const there = original || words.lang === lang ? undefined : words.translations[lang];
  return there === undefined
    ? { text: words.text, lang: words.lang }
    : { text: there.text, lang, by: there.by, reviewed: there.reviewed };
}

/** A short text inside a line, isolated and in its own language. */
export function inline(words: TranslatedText, view: View): Html {
  const { text, lang } = readText(words, view);
  return html`<bdi lang="${lang}">${text}</bdi>`;
}

/** A time in years and months, as the language counts them: 100 months are 8 years, 4 months. */
export function timeText(months: number, lang: Lang): string {
  const unit = (value: number, name: "year" | "month") =>
    new Intl.NumberFormat(`${lang}-u-nu-latn`, { style: "unit", unit: name, unitDisplay: "long" }).format(
      value,
    );
  const years = Math.floor(months / 12);
  const rest = months % 12;
  return joined(lang, [years > 0 && unit(years, "year"), (rest > 0 || years === 0) && unit(rest, "month")]);
}

/** The beginning of a text, cut between words. */
export function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut}…`;
}
