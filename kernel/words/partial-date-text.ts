import type { PartialDate } from "./partial-date.ts";

export type DateWord =
  | "about"
  | "perhaps"
  | "until"
  | "from"
  | "between"
  | "spring"
  | "summer"
  | "autumn"
  | "winter";
/** Puts dates into a phrase of the reader's language, e.g. `("about", {date: "2018"})` gives "about 2018". */
export type DateWords = (word: DateWord, params: { date: string; end?: string }) => string;

/** Gregorian calendar and Latin digits in every language, so that a date reads the same on screen, file and paper. */
export function dateLocale(lang: string): string {
  return `${lang}-u-ca-gregory-nu-latn`;
}

function plainText(edtf: string, lang: string): string {
  const [year, month, day] = edtf
    .replace(/(-XX)+$/, "")
    .split("-")
    .map(Number);
  if (year === undefined || month === undefined) return edtf.replace(/(-XX)+$/, "");
  const options: Intl.DateTimeFormatOptions =
    day === undefined
      ? { year: "numeric", month: "long" }
      : { year: "numeric", month: "long", day: "numeric" };
  const date = new Date(Date.UTC(year, month - 1, day ?? 1));
  return new Intl.DateTimeFormat(dateLocale(lang), { ...options, timeZone: "UTC" }).format(date);
}

const seasons = { 1: "spring", 2: "summer", 3: "autumn", 4: "winter" } as const;

function oneEnd(edtf: string, lang: string, say: DateWords): string {
  const season = /^(\d{4})-2([1-4])$/.exec(edtf);
  if (season) return say(seasons[Number(season[2]) as 1 | 2 | 3 | 4], { date: season[1] ?? "" });
  if (/^\d{2,3}X+$/.test(edtf)) {
    return say("between", { date: edtf.replaceAll("X", "0"), end: edtf.replaceAll("X", "9") });
  }
  const sign = /[~?%]$/.exec(edtf)?.[0];
  if (!sign) return plainText(edtf, lang);
  return say(sign === "?" ? "perhaps" : "about", { date: plainText(edtf.slice(0, -1), lang) });
}

/** The date in words of the reader's language, e.g. "about March 2019". */
export function formatPartialDate(date: Pick<PartialDate, "text">, lang: string, say: DateWords): string {
  const [from, to] = date.text.split("/");
  if (from === undefined || to === undefined) return oneEnd(date.text, lang, say);
  if (from === "..") return say("until", { date: oneEnd(to, lang, say) });
  if (to === "..") return say("from", { date: oneEnd(from, lang, say) });
  return say("between", { date: oneEnd(from, lang, say), end: oneEnd(to, lang, say) });
}
