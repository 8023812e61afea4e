import { countries, findCountry, langs } from "@palermo/vocabulary";
import { z } from "zod";
import { question } from "#kernel/action";
import { allDataSets } from "../find-data-set.ts";
import { text } from "../text.ts";
import { Place } from "./country.ts";
import { otherPlaces, placeOf } from "./place.ts";

const holding = ["country", "citizenship", "exploited_in", "origin", "destination", "nationality"];

export const listCountries = question({
  name: "statistics.list-countries",
  about:
    "Every country with its names in the six languages, for a chooser, and whether any data set here names it.",
  needs: "statistics.read",
  input: z.object({}),
  output: z.object({
    items: z.array(
      Place.extend({
        names: z.string().describe("names in the six languages and common variants, to search in"),
        filled: z.boolean().describe("at least one data set here names it"),
      }),
    ),
  }),
  inAddress: true,
}).run(async ({ tx, actor }) => {
  const { lang } = actor;
  const sets = (await allDataSets(tx)).filter(({ ranking }) => !ranking);
  const named = new Set(
    sets.flatMap(({ variables, demonstration }) =>
      variables.flatMap(({ name, categories }) =>
        holding.includes(name)
          ? categories.filter((code) => !demonstration || findCountry({ alpha2: code ?? "" })?.demonstration)
          : [],
      ),
    ),
  );
  const names = new Map<string, string>(
    countries.map(({ alpha2, alpha3, label, aliases }) => [
      alpha2,
      [alpha2, alpha3, ...langs.map((one) => label[one]), ...aliases].join(" · "),
    ]),
  );
  for (const code of otherPlaces)
    names.set(code, [code, ...langs.map((one) => text(one, `code.place.${code}`))].join(" · "));
  const items = [...names].flatMap(([code, found]) => {
    const place = placeOf(code, lang);
    return place === undefined ? [] : [{ ...place, names: found, filled: named.has(code) }];
  });
  return { items: items.sort((a, b) => a.label.localeCompare(b.label, lang)) };
});
