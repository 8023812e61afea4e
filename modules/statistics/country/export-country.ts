import { isRefusal, question, refuse } from "#kernel/action";
import { ViewExport } from "../views/export-words.ts";
import { comparisonOf, placesOfAsk } from "./compare-countries.ts";
import { CompareAsk, CountryAsk, CountryFile } from "./country.ts";
import { countryFile, fileRefusals } from "./country-file.ts";
import { placeOf } from "./place.ts";
import { profileOf } from "./show-country.ts";

export const exportCountry = question({
  name: "statistics.export-country",
  about:
    "A country's page or one of its panels as CSV, workbook or PDF with treaties, figures, sources and caveats. Marked with its reader.",
  needs: "statistics.read",
  audited: true,
  input: CountryAsk.extend(CountryFile.shape),
  output: ViewExport,
  refusals: ["no-such-country", ...fileRefusals],
}).run(async (context) => {
  const { input, tx, actor } = context;
  const place = placeOf(input.country, actor.lang);
  if (place === undefined)
    return refuse("no-such-country", { path: ["country"], params: { found: input.country } });
  const { profile, sections } = await profileOf(tx, place, { ask: input, lang: actor.lang });
  const { title, about, notes, treaties } = profile;
  return countryFile(
    context,
    { name: `country-${place.code.toLowerCase()}`, title, about, notes, places: [place], treaties, sections },
    input,
  );
});

export const exportComparison = question({
  name: "statistics.export-comparison",
  about:
    "A comparison of up to four countries or one of its panels as CSV, workbook or PDF. Marked with its reader.",
  needs: "statistics.read",
  audited: true,
  input: CompareAsk.extend(CountryFile.shape),
  output: ViewExport,
  refusals: ["no-such-country", ...fileRefusals],
}).run(async (context) => {
  const { input, tx, actor } = context;
  const places = placesOfAsk(input.countries, actor.lang);
  if (isRefusal(places)) return places;
  const { comparison, sections } = await comparisonOf(tx, places, { ask: input, lang: actor.lang });
  const { title, about, notes, treaties } = comparison;
  const name = `compare-${places.map(({ code }) => code.toLowerCase()).join("-")}`;
  return countryFile(context, { name, title, about, notes, places, treaties, sections }, input);
});
