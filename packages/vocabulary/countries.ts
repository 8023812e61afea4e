import file from "./data/countries.json" with { type: "json" };
import { type Label, langs } from "./lang.ts";
import { nameKey } from "./name-key.ts";
import { readArray, readLabel, readRow, readText } from "./read.ts";

/** A country or area of ISO 3166-1; `region`, `subregion` and `intermediate` are codes of the list `region` (UN M49). */
export type Country = Readonly<{
  alpha2: string;
  alpha3: string;
  m49: string;
  label: Label;
  region: string | null;
  subregion: string | null;
  intermediate?: string;
  aliases: readonly string[];
  /** Only the invented State of the demonstration (user-assigned code XV). */
  demonstration?: true;
}>;

export type CountryKey = Readonly<
  { alpha2: string } | { alpha3: string } | { m49: string } | { name: string }
>;

function readCountry(value: unknown): Country {
  const row = readRow(value, "country");
  const alpha2 = readText(row.alpha2, "country.alpha2");
  const { region, subregion, intermediate, demonstration, aliases } = row;
  return {
    alpha2,
    alpha3: readText(row.alpha3, `${alpha2}.alpha3`),
    m49: readText(row.m49, `${alpha2}.m49`),
    label: readLabel(row.label, `${alpha2}.label`),
    region: typeof region === "string" ? region : null,
    subregion: typeof subregion === "string" ? subregion : null,
    ...(typeof intermediate === "string" ? { intermediate } : {}),
    aliases:
      aliases === undefined ? [] : readArray(aliases, `${alpha2}.aliases`).map((a) => readText(a, alpha2)),
    ...(demonstration === true ? { demonstration } : {}),
  };
}

/** 249 countries and areas of ISO 3166-1 by alpha-2 code ("NA" is Namibia), then the demonstration State XV. */
export const countries: readonly Country[] = readArray(file.codes, "countries").map(readCountry);

const byCode = new Map<string, Country>();
const byName = new Map<string, Country>();
for (const country of countries) {
  for (const code of [country.alpha2, country.alpha3, country.m49]) byCode.set(code, country);
  for (const name of [...langs.map((lang) => country.label[lang]), ...country.aliases]) {
    byName.set(nameKey(name), country);
  }
}

/** A country by one key, or nothing; codes ignore case and M49 may lack zeros, names match in any of the six languages or a common variant. */
export function findCountry(key: CountryKey): Country | undefined {
  if ("name" in key) return byName.get(nameKey(key.name));
  if ("alpha2" in key) return key.alpha2.length === 2 ? byCode.get(key.alpha2.toUpperCase()) : undefined;
  if ("alpha3" in key) {
    const isAlpha3 = /^[a-z]{3}$/i.test(key.alpha3);
    return isAlpha3 ? byCode.get(key.alpha3.toUpperCase()) : undefined;
  }
  return /^\d{1,3}$/.test(key.m49) ? byCode.get(key.m49.padStart(3, "0")) : undefined;
}
