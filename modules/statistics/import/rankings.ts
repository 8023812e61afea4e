import { licenceLine, sourceLine } from "../known-lines.ts";
import { importerOf } from "./importer-of.ts";
import type { ColumnRule, Layout, Measure } from "./layout.ts";
import { byAlpha3, type PlacePair } from "./places.ts";
import { published } from "./publish.ts";

const year: ColumnRule = { kind: "year", to: "year", from: "year", first: 1990, last: 2040, required: true };
const country: ColumnRule = {
  kind: "code",
  to: "country",
  from: "iso",
  map: byAlpha3(),
  expected: "country-3",
  required: true,
};

function points(to: string, from: string, max: number): ColumnRule {
  return { kind: "number", to, from, expected: "points", min: 0, max, whole: true, unknown: ["NA"] };
}

function median(name: string): Measure {
  return { name, unit: "points", aggregate: "median" };
}

function ranking(
  name: string,
  columns: readonly ColumnRule[],
  measures: readonly Measure[],
  dimensions: readonly string[],
): Layout {
  return {
    name,
    kind: "series",
    header: columns.flatMap((rule) => ("from" in rule ? [rule.from] : [])),
    columns,
    dimensions,
    warnings: [],
    series: {
      grain: "year",
      measures,
      absent: "missing",
      breaks: [],
      unique: { columns: ["country", "year"], doubles: "refuse" },
      gapsBy: [],
    },
  };
}

const tiers: readonly PlacePair[] = [
  ["Tier 1", "1"],
  ["Tier 2", "2"],
  ["Watchlist", "2w"],
  ["Tier 2 Watch List", "2w"],
  ["Tier 3", "3"],
  ["1", "1"],
  ["2", "2"],
  ["2.5", "2w"],
  ["2W", "2w"],
  ["3", "3"],
  ["NA", null],
];

function tiersLayout(): Layout {
  // One value a cell; written as a list so that blanks around it do no harm.
  const tier: ColumnRule = {
    kind: "codes",
    to: "tier",
    from: "tier",
    separator: "|",
    map: tiers,
    expected: "tier",
  };
  return ranking("tip-tiers", [country, year, tier], [], ["year", "country", "tier"]);
}

function policyIndex(): Layout {
  return ranking(
    "policy-index-3p",
    [
      country,
      year,
      points("policy", "p", 15),
      points("prosecution", "prosecution", 5),
      points("prevention", "prevention", 5),
      points("protection", "protection", 5),
    ],
    ["policy", "prosecution", "prevention", "protection"].map(median),
    ["year", "country"],
  );
}

/** Rankings of countries by one government or study: kept apart, never shown unasked (M1). */
export const rankings = importerOf({
  name: "rankings",
  about:
    "Rankings of countries by one government or study (tiers of the United States’ reports, 3P index); off by default.",
  layouts: () => [policyIndex(), tiersLayout()],
  publication: (reading) =>
    published(
      {
        prefix: "ranking",
        title: reading.layout,
        source: sourceLine(reading.layout === "tip-tiers" ? "tip-tiers" : "policy-index-3p"),
        licence: licenceLine("not-stated"),
        republication: "unstated",
        unit: "points",
        caveats: [],
        ranking: true,
      },
      reading,
    ),
});
