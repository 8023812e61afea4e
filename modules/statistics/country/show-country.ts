import { question, refuse } from "#kernel/action";
import { text } from "../text.ts";
import { profileSections, type SectionAnswer, yearsOf } from "./answer-sections.ts";
import { CountryAsk, CountryProfile, type Place } from "./country.ts";
import type { Tx } from "./country-panel.ts";
import { placeOf } from "./place.ts";
import { rankingsOf } from "./rankings.ts";
import { treatiesOf } from "./treaty-status.ts";

type Lang = Parameters<typeof placeOf>[1];

/** The whole page of one country, with what its files need beside it. */
export async function profileOf(
  tx: Tx,
  place: Place,
  { ask, lang }: { readonly ask: CountryAsk; readonly lang: Lang },
): Promise<{ readonly profile: CountryProfile; readonly sections: readonly SectionAnswer[] }> {
  const sections = await profileSections(
    tx,
    { codes: [place.code], data: ask.data, from: ask.from, to: ask.to, lang },
    ask.rankings,
  );
  return {
    sections,
    profile: {
      country: place,
      title: text(lang, "country.title", { country: place.label }),
      about: text(lang, "country.page-about"),
      notes: [
        ...(place.former ? [text(lang, "country.former", { country: place.label })] : []),
        text(lang, "note.detected-not-existing"),
      ],
      treaties: await treatiesOf(tx, [place], lang),
      sections: sections.map(({ section }) => section),
      years: yearsOf(sections),
      rankings: (await rankingsOf(tx, place.code)).length > 0,
    },
  };
}

export const showCountry = question({
  name: "statistics.show-country",
  about:
    "One page about a country: treaties, its own and official figures, citizens, flows, routes, rates, each with source and caveats. Rankings by one government or study only when asked for.",
  needs: "statistics.read",
  input: CountryAsk,
  output: CountryProfile,
  refusals: ["no-such-country"],
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const place = placeOf(input.country, actor.lang);
  if (place === undefined)
    return refuse("no-such-country", { path: ["country"], params: { found: input.country } });
  return (await profileOf(tx, place, { ask: input, lang: actor.lang })).profile;
});
