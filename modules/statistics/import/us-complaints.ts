import { licenceLine, sourceLine } from "../known-lines.ts";
import { importerOf } from "./importer-of.ts";
import type { ColumnRule, Layout } from "./layout.ts";
import { byName, type PlacePair } from "./places.ts";
import { published } from "./publish.ts";
import { states } from "./us-states.ts";

const caseTypes: readonly PlacePair[] = [
  ["human smuggling", "human_smuggling"],
  ["illegal entry", "illegal_entry"],
  ["drug trafficking", "drug_trafficking"],
  ["drug smuggling", "drug_trafficking"],
  ["other smuggling", "other_smuggling"],
  ["weapons", "weapons"],
  ["border tunnel", "border_tunnel"],
  ["money laundering", "money_laundering"],
  ["currency", "currency"],
  ["bribery", "bribery"],
  ["assault", "violence"],
  ["murder", "violence"],
  ["carjacking", "violence"],
  ["prison escape", "prison_escape"],
];

const agencies: readonly PlacePair[] = [
  ...[
    "HSI",
    "Border Patrol",
    "DEA",
    "CBP",
    "U.S. Attorney",
    "ICE",
    "FBI",
    "Grand jury",
    "ATF",
    "DHS",
    "USPIS",
  ].map((name): PlacePair => [name, name]),
  ["U.S. CBP", "CBP"],
  ["Department of Homeland Security", "DHS"],
  ["U.S. Postal Inspection Service", "USPIS"],
  ["U.S. Marshals Service", "U.S. Marshals Service"],
  ["U.S. Marshall", "U.S. Marshals Service"],
  ["n/a", null],
];

const nationalities = byName([
  ["U.S.", "US"],
  ["Mexican", "MX"],
]);

/** Charges in few words; the text itself is not kept. */
const charge = `case
  when {charge} is null then null
  when regexp_matches({charge}, 'transport\\w*.*alien') then 'transporting'
  when regexp_matches({charge}, 'bringing.*alien|alien smuggling') then 'bringing_in'
  when regexp_matches({charge}, 'controlled substance|fentanyl|meth|heroin|cocaine|drug|narcotic') then 'drugs'
  else 'other' end`;

function dollars(to: string, from: string): ColumnRule {
  return { kind: "number", to, from, expected: "amount", min: 0, max: 10_000_000 };
}

function listed(
  to: string,
  from: string,
  map: readonly PlacePair[],
  expected: string,
  separator = ", ",
): ColumnRule {
  return { kind: "codes", to, from, separator, map, expected };
}

const price = "price to be smuggled into U.S. (USD)";
const profit = "profit for smuggler (USD)";

/** Complaints in federal courts. Stories, case numbers, days, and everything on drugs are not stored. */
function complaints(): Layout {
  return {
    name: "us-smuggling-complaints",
    kind: "series",
    header: [
      "charge",
      "court",
      "state",
      "case type",
      "date",
      "Latitude",
      "Longitude",
      "n_defendants",
      "nationality",
      "vehicle1_make",
      price,
      profit,
      "agency",
    ],
    columns: [
      { kind: "date", from: "date", formats: ["%m/%d/%Y"], expected: "date-american", grain: "month" },
      { kind: "derived", to: "country", sql: "'US'" },
      { kind: "derived", to: "charge", sql: charge.replace(/\s+/g, " ") },
      listed("case_type", "case type", caseTypes, "case-type"),
      // One value a cell; written as a list so that blanks around it do no harm.
      listed(
        "state",
        "state",
        states.map((name): PlacePair => [name, name]),
        "us-state",
        "|",
      ),
      listed("agency", "agency", agencies, "agency", "|"),
      listed("nationality", "nationality", nationalities, "country-name"),
      { kind: "name", to: "vehicle", from: "vehicle1_make", map: [], closedWhere: "false" },
      dollars("fee", price),
      dollars("profit", profit),
      {
        kind: "number",
        to: "defendants",
        from: "n_defendants",
        expected: "people",
        min: 0,
        max: 1000,
        whole: true,
      },
    ],
    dimensions: [
      "year",
      "quarter",
      "month",
      "country",
      "case_type",
      "charge",
      "state",
      "nationality",
      "vehicle",
      "agency",
    ],
    groups: [
      { name: "case_type", values: [] },
      { name: "nationality", values: [] },
    ],
    warnings: [
      {
        code: "complaints-other",
        sql: "select count(*) from {file} where case_type is null or not contains(case_type, 'human_smuggling')",
      },
      { code: "complaints-fee", sql: "select count(*) from {file} where fee is not null" },
    ],
    series: {
      grain: "month",
      measures: [
        { name: "fee", unit: "usd", aggregate: "median" },
        { name: "profit", unit: "usd", aggregate: "median" },
        { name: "defendants", unit: "persons", aggregate: "sum" },
      ],
      absent: "none",
      breaks: [],
      gapsBy: [],
    },
  };
}

export const usComplaints = importerOf({
  name: "us-smuggling-complaints",
  about:
    "Fees, vehicles and charges in complaints before federal courts of the United States; the stories are not kept.",
  layouts: () => [complaints()],
  publication: (reading) =>
    published(
      {
        prefix: "us-complaints",
        title: "us-smuggling-complaints",
        source: sourceLine("us-complaints"),
        licence: licenceLine("not-stated"),
        republication: "unstated",
        unit: "complaints",
        caveats: ["complaints-selection", "complaints-coded", "complaints-allegation"],
      },
      reading,
    ),
});
