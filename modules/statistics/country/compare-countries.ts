import { isRefusal, question, type Refusal, refuse } from "#kernel/action";
import { text } from "../text.ts";
import { comparedSections, type SectionAnswer, yearsOf } from "./answer-sections.ts";
import { CompareAsk, Comparison, type Place } from "./country.ts";
import type { Tx } from "./country-panel.ts";
import { placeOf } from "./place.ts";
import { treatiesOf } from "./treaty-status.ts";

type Lang = Parameters<typeof placeOf>[1];

/** The countries that are asked for, each once; a code that names none is refused with its place. */
export function placesOfAsk(codes: readonly string[], lang: Lang): Place[] | Refusal<"no-such-country"> {
  const places = new Map<string, Place>();
  for (const [index, code] of codes.entries()) {
    const place = placeOf(code, lang);
    if (place === undefined)
      return refuse("no-such-country", { path: ["countries", index], params: { found: code } });
    places.set(place.code, place);
  }
  return [...places.values()];
}

/** The whole comparison, with what its files need beside it. */
export async function comparisonOf(
  tx: Tx,
  places: readonly Place[],
  { ask, lang }: { readonly ask: CompareAsk; readonly lang: Lang },
): Promise<{ readonly comparison: Comparison; readonly sections: readonly SectionAnswer[] }> {
  const sections = await comparedSections(tx, {
    codes: places.map(({ code }) => code),
    data: ask.data,
    from: ask.from,
    to: ask.to,
    lang,
  });
  return {
    sections,
    comparison: {
      countries: [...places],
      title: text(lang, "country.compare-title"),
      about: text(lang, "country.compare-about"),
      notes: [
        text(lang, "country.not-ranked"),
        text(lang, "note.detected-not-existing"),
        ...places
          .filter(({ former }) => former)
          .map(({ label }) => text(lang, "country.former", { country: label })),
      ],
      treaties: await treatiesOf(tx, places, lang),
      sections: sections.map(({ section }) => section),
      years: yearsOf(sections),
    },
  };
}

export const compareCountries = question({
  name: "statistics.compare-countries",
  about:
    "Up to four countries side by side: the same figures by year, rates where their population is known. Never a ranking.",
  needs: "statistics.read",
  input: CompareAsk,
  output: Comparison,
  refusals: ["no-such-country"],
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const places = placesOfAsk(input.countries, actor.lang);
  if (isRefusal(places)) return places;
  return (await comparisonOf(tx, places, { ask: input, lang: actor.lang })).comparison;
});
