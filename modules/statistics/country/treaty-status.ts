import type { Lang } from "@palermo/vocabulary";
import { findTreaty, treatiesAsOf } from "@palermo/vocabulary/treaties";
import { text } from "../text.ts";
import type { Place, Treaties, TreatyStatus } from "./country.ts";

/** The two Protocols first, then the Convention that they supplement. */
const shown = ["TIP", "SOM", "UNTOC"];

/** Days as the United Nations write them: Western figures in Arabic, the day first in English. */
const locales: Partial<Record<Lang, string>> = { ar: "ar-u-nu-latn", en: "en-GB" };

/** A day in words. */
export function dayText(lang: Lang, day: string): string {
  return new Intl.DateTimeFormat(locales[lang] ?? lang, {
    dateStyle: "long",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}

function statusOf(code: string, country: string, lang: Lang): TreatyStatus | undefined {
  const treaty = findTreaty(code);
  if (treaty === undefined) return undefined;
  const found = treaty.participants.find(({ alpha2 }) => alpha2 === country);
  const { signed = null, bound = null, how = null } = found ?? {};
  const state = bound !== null ? "party" : signed !== null ? "signatory" : "none";
  const on = bound ?? signed;
  return {
    treaty: code,
    label: treaty.label[lang],
    state,
    signed,
    bound,
    how,
    said: text(lang, `country.treaty.${state}`, {
      date: on === null ? "" : dayText(lang, on),
      how: how === null ? "" : text(lang, `country.how.${how}`),
    }),
  };
}

/** How countries stand to the Protocols on trafficking and smuggling and to the Convention, on the day of the copy. */
export function treatiesOf(places: readonly Place[], lang: Lang): Treaties {
  const asOf = dayText(lang, treatiesAsOf);
  const former = places.some((place) => place.former);
  return {
    asOf: treatiesAsOf,
    source: text(lang, "country.treaty.source", { date: asOf }),
    notes: [
      text(lang, "country.treaty.as-of", { date: asOf }),
      ...(former ? [text(lang, "country.treaty.former")] : []),
    ],
    items: places.map(({ code }) => ({
      country: code,
      treaties: shown.flatMap((treaty) => statusOf(treaty, code, lang) ?? []),
    })),
  };
}
