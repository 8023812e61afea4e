import { dateLocale, type Lang } from "#kernel/words";

/** Numbers, dates and lists as a language writes them: Latin digits and Gregorian calendar everywhere. */
export type Format = {
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  readonly date: (iso: string | Date) => string;
  readonly dateTime: (iso: string | Date) => string;
  /** "3 hours ago", "in 2 days". */
  readonly ago: (iso: string | Date, now?: Date) => string;
  readonly list: (items: readonly string[]) => string;
  readonly bytes: (count: number) => string;
};

const steps: readonly [limitMs: number, unit: Intl.RelativeTimeFormatUnit, unitMs: number][] = [
  [60_000, "second", 1000],
  [3_600_000, "minute", 60_000],
  [2 * 86_400_000, "hour", 3_600_000],
  [60 * 86_400_000, "day", 86_400_000],
  [730 * 86_400_000, "month", 30 * 86_400_000],
];

function relative(locale: string, at: Date, now: Date): string {
  const away = at.getTime() - now.getTime();
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const step = steps.find(([limit]) => Math.abs(away) < limit);
  if (!step) return words.format(Math.round(away / (365 * 86_400_000)), "year");
  return words.format(Math.round(away / step[2]), step[1]);
}

function inBytes(locale: string, count: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const place = Math.min(Math.max(Math.floor(Math.log10(Math.max(count, 1)) / 3), 0), 3);
  const format = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[place] ?? "byte",
    maximumFractionDigits: place === 0 ? 0 : 1,
  });
  return format.format(count / 1000 ** place);
}

const made = new Map<Lang, Format>();

/** One for each language: making it costs as much as drawing a line of a list. */
export function formatFor(lang: Lang): Format {
  const before = made.get(lang);
  if (before !== undefined) return before;
  const format = makeFormat(lang);
  made.set(lang, format);
  return format;
}

function makeFormat(lang: Lang): Format {
  const locale = dateLocale(lang);
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    date: (iso) => day.format(new Date(iso)),
    dateTime: (iso) => moment.format(new Date(iso)),
    ago: (iso, now = new Date()) => relative(locale, new Date(iso), now),
    list: (items) => list.format(items),
    bytes: (count) => inBytes(locale, count),
  };
}
