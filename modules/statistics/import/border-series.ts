import { findCountry } from "@palermo/vocabulary";
import { z } from "zod";
import { sourceLine } from "../known-lines.ts";
import { type Beside, importerOf } from "./importer-of.ts";
import type { ColumnRule, Layout, Series } from "./layout.ts";
import { byAlpha3, type PlacePair } from "./places.ts";
import { published } from "./publish.ts";

const day = (grain: Series["grain"]): ColumnRule => ({
  kind: "date",
  from: "t",
  formats: ["%Y-%m-%d"],
  expected: "date-iso",
  grain,
});
const count: ColumnRule = {
  kind: "number",
  to: "detections",
  from: "n",
  expected: "people",
  min: 0,
  max: 100_000_000,
  whole: true,
  required: true,
};

function code(to: string, from: string, map: readonly PlacePair[], expected: string): ColumnRule {
  return { kind: "code", to, from, map, expected };
}

function country(alpha2: string): ColumnRule {
  return { kind: "derived", to: "country", sql: `'${alpha2}'` };
}

const nationality = (from = "nat") => code("origin", from, byAlpha3(), "country-3");

function monthly(key: readonly string[], gapsBy: readonly string[] = []): Series {
  return {
    grain: "month",
    measures: [{ name: "detections", unit: "detections", aggregate: "sum" }],
    absent: "missing",
    breaks: [],
    unique: { columns: ["month", ...key], doubles: "add" },
    gapsBy,
  };
}

const demographies: readonly PlacePair[] = [
  ["Single Adults", "single_adults"],
  ["FMUA", "family_unit"],
  ["UAC", "unaccompanied"],
  ["UC / Single Minors", "unaccompanied"],
  ["Accompanied Minors", "accompanied"],
  ["men", "men"],
  ["women", "women"],
  ["boys", "boys"],
  ["girls", "girls"],
];

function unitedStates(): Layout {
  return {
    name: "border-usa",
    kind: "series",
    header: ["t", "component", "area", "authority", "type", "demog", "nat", "n"],
    columns: [
      day("month"),
      country("US"),
      code(
        "component",
        "component",
        [
          ["U.S. Border Patrol", "border_patrol"],
          ["Office of Field Operations", "field_operations"],
        ],
        "component",
      ),
      { kind: "name", to: "area", from: "area", map: [], closedWhere: "false" },
      code(
        "authority",
        "authority",
        [
          ["Title 8", "title_8"],
          ["Title 42", "title_42"],
        ],
        "authority",
      ),
      code(
        "outcome",
        "type",
        [
          ["Apprehensions", "apprehension"],
          ["Inadmissibles", "inadmissible"],
          ["Expulsions", "expulsion"],
        ],
        "outcome",
      ),
      code("demography", "demog", demographies, "demography"),
      nationality(),
      count,
    ],
    dimensions: [
      "year",
      "quarter",
      "month",
      "country",
      "origin",
      "demography",
      "authority",
      "outcome",
      "component",
      "area",
    ],
    warnings: [{ code: "no-nationality", sql: "select count(*) from {file} where origin is null" }],
    series: monthly(["component", "area", "authority", "outcome", "demography", "origin"]),
  };
}

function guatemala(): Layout {
  return {
    name: "border-guatemala",
    kind: "series",
    header: ["t", "sex", "age", "origin", "n"],
    columns: [
      day("month"),
      country("GT"),
      code(
        "sex",
        "sex",
        [
          ["male", "male"],
          ["female", "female"],
        ],
        "list-sex",
      ),
      code(
        "age",
        "age",
        [
          ["adult", "adult"],
          ["accompanied child", "accompanied_child"],
          ["unaccompanied child", "unaccompanied_child"],
        ],
        "age-group",
      ),
      nationality("origin"),
      count,
    ],
    dimensions: ["year", "quarter", "month", "country", "origin", "sex", "age"],
    warnings: [{ code: "no-nationality", sql: "select count(*) from {file} where origin is null" }],
    series: monthly(["sex", "age", "origin"], ["origin"]),
  };
}

function darienGroups(): Layout {
  return {
    name: "border-darien-groups",
    kind: "series",
    header: ["t", "q", "demog", "n"],
    exact: true,
    columns: [day("month"), country("PA"), code("demography", "demog", demographies, "demography"), count],
    dimensions: ["year", "quarter", "month", "country", "demography"],
    warnings: [],
    series: monthly(["demography"], ["demography"]),
  };
}

function darienNationalities(): Layout {
  return {
    name: "border-darien",
    kind: "series",
    header: ["t", "q", "nat", "n"],
    exact: true,
    columns: [day("month"), country("PA"), nationality(), count],
    dimensions: ["year", "quarter", "month", "country", "origin"],
    warnings: [],
    series: monthly(["origin"]),
  };
}

/** Where the series was counted: told by the reader, or by the name of the file; the file itself does not say. */
function placeOf({ options, fileName }: Beside): string | null {
  const told = options.place?.trim().toUpperCase();
  const found = told === undefined ? undefined : findCountry({ alpha2: told });
  if (found !== undefined) return found.alpha2;
  if (/mexico/i.test(fileName)) return "MX";
  return /honduras/i.test(fileName) ? "HN" : null;
}

function byNationality(beside: Beside): Layout {
  const place = placeOf(beside);
  return {
    name: "border-nationality",
    kind: "series",
    header: ["t", "nat", "n"],
    exact: true,
    columns: [day("month"), ...(place === null ? [] : [country(place)]), nationality(), count],
    dimensions: ["year", "quarter", "month", ...(place === null ? [] : ["country"]), "origin"],
    warnings: place === null ? [{ code: "no-country", sql: "select count(*) from {file}" }] : [],
    series: monthly(["origin"]),
  };
}

function australia(): Layout {
  return {
    name: "border-australia",
    kind: "series",
    header: ["t", "boats", "n"],
    exact: true,
    columns: [
      { kind: "year", to: "year", from: "t", first: 1900, last: 2040, required: true },
      country("AU"),
      count,
      { kind: "number", to: "boats", from: "boats", expected: "people", min: 0, max: 100_000, whole: true },
    ],
    dimensions: ["year", "country"],
    warnings: [],
    series: {
      grain: "year",
      measures: [
        { name: "detections", unit: "persons", aggregate: "sum" },
        { name: "boats", unit: "boats", aggregate: "sum" },
      ],
      absent: "missing",
      breaks: [],
      unique: { columns: ["year"], doubles: "refuse" },
      gapsBy: [],
    },
  };
}

/** Detections at borders by month, as IOM's package gdidata lays out what border authorities published. */
export const borderSeries = importerOf({
  name: "border-series",
  about:
    "Detections at borders by month and nationality: United States, Mexico, Honduras, Guatemala, Darién, Australia (layouts of IOM’s package gdidata).",
  layouts: (beside) => [
    unitedStates(),
    guatemala(),
    darienGroups(),
    darienNationalities(),
    byNationality(beside),
    australia(),
  ],
  options: {
    place: z
      .string()
      .refine((code) => findCountry({ alpha2: code.trim().toUpperCase() }) !== undefined)
      .optional(),
  },
  publication: (reading, beside) => {
    const place = reading.layout === "border-nationality" ? placeOf(beside) : null;
    return published(
      {
        prefix: "border",
        title: place === null ? reading.layout : `border-${place.toLowerCase()}`,
        source: sourceLine("border-series"),
        licence: "MIT",
        republication: "attribution",
        unit: "detections",
        caveats: [
          "detections-not-people",
          "detections-effort",
          ...(reading.layout === "border-usa" ? ["usa-title-42", "usa-areas"] : []),
          ...(reading.layout === "border-guatemala" ? ["guatemala-origin"] : []),
          ...(reading.layout.startsWith("border-darien") ? ["darien-two-tables"] : []),
        ],
      },
      reading,
    );
  },
});
