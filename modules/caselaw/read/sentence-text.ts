import type { Lang } from "@palermo/vocabulary";
import { type Money, textIn } from "#kernel/words";
import type { Sentence } from "../words/index.ts";

type Words = {
  readonly t: (key: string, params?: Record<string, string | number>) => string;
  readonly money: (money: Money) => string;
};

/** Months as years and months in the language's own words, "7 years, 6 months". */
export function monthsText(lang: Lang, months: number): string {
  const unit = (value: number, name: "year" | "month") =>
    new Intl.NumberFormat(lang, { style: "unit", unit: name, unitDisplay: "long" }).format(value);
  const years = Math.floor(months / 12);
  const rest = months % 12;
  const parts = [
    ...(years > 0 ? [unit(years, "year")] : []),
    ...(rest > 0 || years === 0 ? [unit(rest, "month")] : []),
  ];
  return new Intl.ListFormat(lang, { type: "unit", style: "short" }).format(parts);
}

/** A sentence in words: imprisonment, what of it is suspended, probation, fine, confiscation, compensation. */
export function sentenceText(lang: Lang, sentence: Sentence, { t, money }: Words): string {
  const parts: string[] = [];
  const { imprisonmentMonths, suspendedMonths, probationMonths } = sentence;
  if (sentence.life) parts.push(t("sentence.life"));
  if (imprisonmentMonths !== undefined)
    parts.push(t("sentence.imprisonment", { time: monthsText(lang, imprisonmentMonths) }));
  if (suspendedMonths !== undefined && suspendedMonths > 0)
    parts.push(t("sentence.suspended", { time: monthsText(lang, suspendedMonths) }));
  if (probationMonths !== undefined)
    parts.push(t("sentence.probation", { time: monthsText(lang, probationMonths) }));
  if (sentence.fine) parts.push(t("sentence.fine", { sum: money(sentence.fine) }));
  if (sentence.confiscation) parts.push(t("sentence.confiscation", { sum: money(sentence.confiscation) }));
  if (sentence.compensation) parts.push(t("sentence.compensation", { sum: money(sentence.compensation) }));
  if (sentence.other) parts.push(textIn(sentence.other, lang).text);
  return parts.join("; ");
}
