import type { Lang } from "@palermo/vocabulary";
import { treatiesAsOf, treatiesSource } from "@palermo/vocabulary/treaties";
import { type TreatyStatus as LawStatus, readTreaties, stateOn } from "#modules/law";
import { text } from "../text.ts";
import type { Place, Treaties, TreatyStatus } from "./country.ts";
import type { Tx } from "./country-panel.ts";

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

function statusOf(treaty: LawStatus, country: string, lang: Lang): TreatyStatus {
  const found = treaty.standings.find(({ participant }) => participant === country);
  const { signed = null, bound = null, how = null } = found ?? {};
  const stands = found === undefined ? "none" : stateOn(found, treaty.asOf ?? treatiesAsOf);
  // Whoever left is neither any longer.
  const state = stands === "ended" ? "none" : stands;
  const on = bound ?? signed;
  return {
    treaty: treaty.treaty,
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

/** What is said of the state of the data: once where all treaties are known up to one day, else treaty by treaty. */
function asOfNotes(treaties: readonly LawStatus[], lang: Lang): string[] {
  const note = ({ asOf }: LawStatus) =>
    text(lang, "country.treaty.as-of", { date: dayText(lang, asOf ?? treatiesAsOf) });
  const [first] = treaties;
  if (first !== undefined && treaties.every(({ asOf }) => asOf === first.asOf)) return [note(first)];
  return treaties.map((treaty) =>
    text(lang, "country.treaty.of-one", { treaty: treaty.label[lang], said: note(treaty) }),
  );
}

/**
 * How countries stand to the Protocols on trafficking and smuggling and to the Convention: the vocabulary's copy with what
 * was imported since, each treaty up to the day that its data know (rule L3).
 */
export async function treatiesOf(tx: Tx, places: readonly Place[], lang: Lang): Promise<Treaties> {
  const all = await readTreaties(tx);
  const treaties = shown.flatMap((code) => all.find(({ treaty }) => treaty === code) ?? []);
  const sources = treaties.map(({ source, asOf }) =>
    source === null || source === treatiesSource
      ? text(lang, "country.treaty.source", { date: dayText(lang, treatiesAsOf) })
      : text(lang, "country.treaty.imported", { source, date: dayText(lang, asOf ?? treatiesAsOf) }),
  );
  const former = places.some((place) => place.former);
  return {
    asOf: treaties.map(({ asOf }) => asOf ?? treatiesAsOf).sort()[0] ?? treatiesAsOf,
    source: [...new Set(sources)].join("; "),
    notes: [...asOfNotes(treaties, lang), ...(former ? [text(lang, "country.treaty.former")] : [])],
    items: places.map(({ code }) => ({
      country: code,
      treaties: treaties.map((treaty) => statusOf(treaty, code, lang)),
    })),
  };
}
