import { countries } from "@palermo/vocabulary";

export type PlacePair = readonly [string, string | null];

/** States that no longer exist keep a code of their own (ISO 3166-3) and are never read as a State of today. */
const former: readonly (readonly [code: string, alpha3: string, names: readonly string[]])[] = [
  ["CSXX", "SCG", ["Serbia and Montenegro", "Yugoslavia, Federal Republic of"]],
  ["ANHH", "ANT", ["Netherlands Antilles"]],
  [
    "SUHH",
    "SUN",
    ["Soviet Union, former", "Soviet Union", "USSR", "Former Soviet Union", "former Soviet Union"],
  ],
  ["YUCS", "YUG", ["Yugoslavia", "Yugoslavia, former"]],
  ["CSHH", "CSK", ["Czechoslovakia, former", "Czechoslovakia"]],
  ["DDDE", "DDR", ["German Democratic Republic"]],
];

/** Codes of three letters that publishers use beside ISO 3166-1. */
const published3: readonly PlacePair[] = [
  ["XKX", "XK"],
  ["STL", "stateless"],
  ["OOO", "other"],
  ["OOS", "other_sub_saharan"],
  ["KOS", "XK"],
  ["TIB", "tibet"],
  ["UNK", null],
];

/** Names under which publishers write countries of today. */
const written: readonly PlacePair[] = [
  ["Kosovo", "XK"],
  ["Stateless", "stateless"],
  ["Congo, Democratic Republic of", "CD"],
  ["Congo, Democratic Republic", "CD"],
  ["Democratic Republic of Congo", "CD"],
  ["Congo (DRC)", "CD"],
  ["D.R.C.", "CD"],
  ["D.R.C", "CD"],
  ["Congo, Republic of", "CG"],
  ["Congo, Republic", "CG"],
  ["Republic of Congo", "CG"],
  ["Iran, Islamic Republic of", "IR"],
  ["Korea, Democratic People's Republic of", "KP"],
  ["D.P.R.K", "KP"],
  ["Korea, South", "KR"],
  ["Yemen, Republic of", "YE"],
  ["Laos, People's Democratic Republic", "LA"],
  ["Egypt, Arab Republic of", "EG"],
  ["Gambia, The", "GM"],
  ["Bahamas, The", "BS"],
  ["Macedonia, Former Yugoslav Republic of", "MK"],
  ["Taiwan, China", "TW"],
  ["China, People's Republic", "CN"],
  ["Cote d'Ivoire", "CI"],
  ["Curacao", "CW"],
  ["Antigua-Barbuda", "AG"],
  ["Bosnia-Herzegovina", "BA"],
  ["Micronesia, Federated States", "FM"],
  ["Federal States of Micronesia", "FM"],
  ["Saint Kitts-Nevis", "KN"],
  ["St Vincent and the Grenadines", "VC"],
  ["St. Maarten", "SX"],
  ["St Maarten", "SX"],
  ["Guinea Bissau", "GW"],
  ["U.A.E.", "AE"],
  ["U.A.E", "AE"],
  ["U.K.", "GB"],
  ["CAR", "CF"],
  ["Commonwealth of the Northern Mariana Islands", "MP"],
];

/** Country codes of three letters with our codes. */
export function byAlpha3(): PlacePair[] {
  return [
    ...countries.map(({ alpha2, alpha3 }): PlacePair => [alpha3, alpha2]),
    ...former.map(([code, alpha3]): PlacePair => [alpha3, code]),
    ...published3,
  ];
}

/** Country names in English with our codes; `more` adds the texts of one publisher. */
export function byName(more: readonly PlacePair[] = []): PlacePair[] {
  return [
    ...countries.flatMap(({ alpha2, label, aliases }) =>
      [label.en, ...aliases].map((name): PlacePair => [name, alpha2]),
    ),
    ...written,
    ...former.flatMap(([code, , names]) => names.map((name): PlacePair => [name, code])),
    ...more,
  ];
}

/** Codes of two or three letters, or English names: what a table of one's own may hold. */
export function byAnyKey(): PlacePair[] {
  return [
    ...byName(),
    ...byAlpha3(),
    ...countries.map(({ alpha2 }): PlacePair => [alpha2, alpha2]),
    ...former.map(([code]): PlacePair => [code, code]),
  ];
}

/** Our codes of the wider areas that studies name in place of countries. */
export const widerAreas: readonly PlacePair[] = [
  ...areas("africa", "Africa", "African countries", "African Countries"),
  ...areas("asia", "Asia"),
  ...areas("europe", "Europe", "European countries"),
  ...areas("european_union", "European Union", "EU", "EU Countries"),
  ...areas("eastern_europe", "Eastern Europe", "East Europe"),
  ...areas("western_europe", "Western Europe"),
  ...areas("central_europe", "Central Europe", "Central Eastern Europe"),
  ...areas("southern_europe", "Southern Europe", "Southeastern Europe", "South Central Europe"),
  ...areas(
    "northern_europe",
    "Northern Europe",
    "Nordic Countries",
    "Nordic States",
    "Scandinavia",
    "Scandinavian countries",
  ),
  ...areas("balkans", "Balkans", "Balkan countries"),
  ...areas("baltics", "Baltics", "Baltic states"),
  ...areas("caucasus", "Caucasus"),
  ...areas(
    "former_soviet",
    "Former Soviet Countries",
    "Former Soviet States",
    "Former Soviet states",
    "former Soviet states",
    "Commonwealth of Independent States",
  ),
  ...areas("eurasia", "Eurasia"),
  ...areas("middle_east", "Middle East"),
  ...areas(
    "gulf",
    "Gulf States",
    "Gulf",
    "the Gulf",
    "Gulf Countries",
    "Gulf States countries",
    "Persian Gulf",
    "Persian Gulf States",
  ),
  ...areas("arab_states", "Arab countries", "Arab Countries", "Arab States"),
  ...areas("northern_africa", "North Africa", "Northern Africa", "Maghreb", "Maghreb Countries"),
  ...areas("sub_saharan_africa", "Sub-Saharan Africa", "sub-Saharan Africa", "Sub-Sahara"),
  ...areas("western_africa", "West Africa", "Western Africa", "West African countries"),
  ...areas("eastern_africa", "East Africa", "Horn of Africa"),
  ...areas("central_africa", "Central Africa", "Great Lakes region", "Great Lakes Region"),
  ...areas("southern_africa", "Southern Africa", "southern Africa"),
  ...areas("central_asia", "Central Asia"),
  ...areas("southern_asia", "South Asia", "South Central Asia", "Southwest Asia"),
  ...areas("south_eastern_asia", "Southeast Asia"),
  ...areas("eastern_asia", "East Asia", "Northeast Asia", "Far East", "East Asian countries"),
  ...areas(
    "pacific",
    "Pacific Islands",
    "Pacific islands",
    "Pacific",
    "Pacific Nations",
    "Asia Pacific",
    "Asia-Pacific",
  ),
  ...areas("americas", "Americas", "Western Hemisphere"),
  ...areas("northern_america", "North America"),
  ...areas("central_america", "Central America", "Northern Central America", "northern Central America"),
  ...areas("south_america", "South America"),
  ...areas("latin_america", "Latin America"),
  ...areas("caribbean", "Caribbean", "Caribbean countries", "Caribbean Countries", "Caribbean Islands"),
  ...areas(
    "neighbours",
    "Neighboring countries",
    "Neighboring Countries",
    "neighboring countries",
    "Nearby Countries",
    "nearby countries",
    "Region",
    "Local region",
    "Other countries in region",
    "Countries in the Region",
  ),
];

function areas(code: string, ...names: string[]): PlacePair[] {
  return names.map((name): PlacePair => [name, code]);
}
