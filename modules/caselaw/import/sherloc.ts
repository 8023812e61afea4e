import { findCountry } from "@palermo/vocabulary";

const crimes: Readonly<Record<string, string>> = {
  traffickingpersonscrimetype: "trafficking_in_persons",
  migrantsmugglingcrimetype: "smuggling_of_migrants",
  criminalgroupcrimetype: "organized_criminal_group",
  drugcrimetype: "drug_offences",
  moneylaunderingcrimetype: "money_laundering",
  counterfeitingcrimetype: "counterfeiting",
  illicitfirearmscrimetype: "firearms",
  corruptioncrimetype: "corruption",
  obstructionofjusticecrimetype: "obstruction_of_justice",
  cybercrimecrimetype: "cybercrime",
  terrorismcrimetype: "terrorism",
};

/** What the address of a case in UNODC's database tells by itself. */
export type SherlocAddress = {
  /** The case's own name in the database, the same whatever the site and the language. */
  readonly key: string;
  /** ISO 3166-1 alpha-2; INT for international and regional bodies; null where the address names no country. */
  readonly jurisdiction: string | null;
  readonly crimeType: string | null;
  readonly year: number | null;
};

/** Reads the address of a case, or gives nothing where it is none. */
export function readSherlocAddress(address: string): SherlocAddress | null {
  const found =
    /^https?:\/\/(?:sherloc|www)\.unodc\.org\/cld\/case-law-doc\/([a-z]+)\/([a-z_]{3,4})\/(?:(\d{4})\/)?([^/?#]+?)\.html/.exec(
      address.trim(),
    );
  if (found === null) return null;
  const [, crime = "", country = "", year, name = ""] = found;
  const jurisdiction =
    country === "_irb" ? "INT" : (findCountry({ alpha3: country.toUpperCase() })?.alpha2 ?? null);
  return {
    key: [crime, country, year, name]
      .filter((part) => part !== undefined)
      .join("/")
      .slice(0, 200),
    jurisdiction,
    crimeType: crimes[crime] ?? null,
    year: year === undefined ? null : Number(year),
  };
}

/** A title from the last part of an address: underscores are spaces, "v." stays small. */
export function titleOfAddress(name: string): string {
  const small = new Set([
    "v",
    "v.",
    "vs",
    "vs.",
    "and",
    "of",
    "the",
    "et",
    "al",
    "al.",
    "c.",
    "de",
    "la",
    "y",
    "no.",
    "n",
  ]);
  const words = name
    .replace(/^\d+_/, "")
    .split("_")
    .filter((word) => word !== "");
  return words
    .map((word, at) =>
      at > 0 && small.has(word)
        ? word
        : word.replace(
            /(^|[.\-/])(\p{L})/gu,
            (_all, before: string, letter: string) => before + letter.toUpperCase(),
          ),
    )
    .join(" ");
}
