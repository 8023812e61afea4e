import { licenceLine, sourceLine } from "../known-lines.ts";
import { importerOf } from "./importer-of.ts";
import type { ColumnRule, Layout } from "./layout.ts";
import { byName, type PlacePair, widerAreas } from "./places.ts";
import { published } from "./publish.ts";

const lists = {
  victim: ["women", "men", "girls", "boys", "transgender"],
  form: [
    "sexual",
    "labour",
    "domestic_servitude",
    "child_sex_tourism",
    "drug_trafficking",
    "begging",
    "child_soldiers",
    "criminal_activity",
    "child_sexual",
    "forced_marriage",
  ],
  means: [
    "false_work",
    "forced_marriage",
    "kidnapping",
    "romantic_deception",
    "false_marriage",
    "generational",
    "false_education",
    "child_fostering",
    "debt_bondage",
  ],
  trafficker: [
    "family",
    "rebels",
    "militia",
    "officials",
    "religious_leaders",
    "diplomats",
    "marriage_brokers",
    "employment_agencies",
    "businesses",
    "organised_crime",
    "pimps",
  ],
  sector: [
    "mining",
    "agriculture",
    "apparel",
    "bricks",
    "coal",
    "fishing",
    "textiles",
    "carpets",
    "factory",
    "construction",
    "sugarcane",
  ],
} as const;

/** Codes are numbers from 1, written `1` or `1.0`, several in a cell parted by commas. */
function numbered(to: keyof typeof lists, from: string): ColumnRule {
  const map = lists[to].flatMap((code, index): PlacePair[] => [
    [String(index + 1), code],
    [`${index + 1}.0`, code],
  ]);
  return { kind: "codes", to, from, separator: ",", map: [...map, ["", null]], expected: `tip-${to}` };
}

function place(to: string, from: string): ColumnRule {
  // One name a cell; written as a list so that blanks around a name do no harm.
  return { kind: "codes", to, from, separator: "|", map: byName(widerAreas), expected: "country-or-area" };
}

type Headings = {
  name: string;
  year: string;
  origin: string;
  transit: string;
  destination: string;
  victim: string;
  form: string;
  means: string;
  trafficker: string;
  sector: string;
};

function statements(at: Headings): Layout {
  return {
    name: at.name,
    kind: "series",
    header: Object.entries(at).flatMap(([key, heading]) => (key === "name" ? [] : [heading])),
    columns: [
      { kind: "year", to: "year", from: at.year, first: 1990, last: 2040, required: true },
      place("origin", at.origin),
      place("transit", at.transit),
      place("destination", at.destination),
      numbered("victim", at.victim),
      numbered("form", at.form),
      numbered("means", at.means),
      numbered("trafficker", at.trafficker),
      numbered("sector", at.sector),
    ],
    dimensions: [
      "year",
      "origin",
      "transit",
      "destination",
      "form",
      "victim",
      "means",
      "trafficker",
      "sector",
    ],
    groups: ["victim", "form", "means", "trafficker", "sector"].map((name) => ({ name, values: [] })),
    warnings: [
      { code: "tip-one-end", sql: "select count(*) from {file} where origin is null or destination is null" },
      { code: "tip-transit", sql: "select count(*) from {file} where transit is not null" },
    ],
    series: { grain: "year", measures: [], absent: "none", breaks: [], gapsBy: [] },
  };
}

function flat(): Layout {
  return statements({
    name: "tip-directionality",
    year: "Years",
    origin: "Origin_Country",
    transit: "Transit_Country",
    destination: "Destination_Country",
    victim: "Victim_Profile",
    form: "Type_Of_Trafficking",
    means: "Means",
    trafficker: "trafficker",
    sector: "Sector",
  });
}

/** Sheets of the uncleaned workbook: the year is the name of the first column, and two headings changed in 2012. */
function sheets(): Layout[] {
  const years = Array.from({ length: 9 }, (_, n) => String(2008 + n));
  return years.flatMap((year) =>
    [
      { origin: "Origin Country", form: "type of trafficking", trafficker: "trafficker" },
      { origin: "Origin Country/Region", form: "Type of Trafficking", trafficker: "Trafficker" },
    ].map((changed) =>
      statements({
        name: "tip-directionality-sheet",
        year,
        transit: "(Transit Country)",
        destination: "Destination Country",
        victim: "Victim Profile",
        means: "Means",
        sector: "Sector",
        ...changed,
      }),
    ),
  );
}

export function tipLayouts(): Layout[] {
  return [flat(), ...sheets()];
}

/** Statements of the reports of one government, coded by origin and destination (Human Trafficking Index). */
export const tipDirectionality = importerOf({
  name: "tip-directionality",
  about:
    "From where to where people are trafficked, as coded from the United States’ reports (Human Trafficking Index, 2008 to 2016; of a workbook one sheet at a time).",
  layouts: tipLayouts,
  publication: (reading) =>
    published(
      {
        prefix: "tip-directionality",
        title: "tip-directionality",
        source: sourceLine("tip-directionality"),
        licence: licenceLine("not-stated"),
        republication: "unstated",
        unit: "statements",
        caveats: ["tip-one-government", "tip-statements", "tip-tourism", "tip-coordinates"],
      },
      reading,
    ),
});
