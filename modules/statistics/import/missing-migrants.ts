import { sourceLine } from "../known-lines.ts";
import { importerOf } from "./importer-of.ts";
import type { ColumnRule, Layout, Measure } from "./layout.ts";
import { causes, regions, routes } from "./migration-codes.ts";
import { byAlpha3, byName, type PlacePair } from "./places.ts";
import { published } from "./publish.ts";

const persons = (name: string): Measure => ({ name, unit: "persons", aggregate: "sum" });

function people(to: string, from: string, required = false): ColumnRule {
  return {
    kind: "number",
    to,
    from,
    expected: "people",
    min: 0,
    max: 100_000,
    whole: true,
    required,
    unknown: ["NA"],
  };
}

function degrees(to: "lat" | "lon", from: string): ColumnRule {
  const max = to === "lat" ? 90 : 180;
  return { kind: "number", to, from, expected: to, min: -max, max };
}

function several(
  to: string,
  from: string,
  map: readonly PlacePair[],
  expected: string,
  separator = ",",
): ColumnRule {
  return { kind: "codes", to, from, separator, map, expected };
}

const incidents: readonly PlacePair[] = [
  ["Incident", "incident"],
  ["Split Incident", "split"],
  ["Cumulative Incident", "cumulative"],
];
/** "Mixed" says only that there were several: it names no country. */
const unnamed: readonly PlacePair[] = [
  ["Unknown", null],
  ["Mixed", null],
  ["Mixed/Unknown", null],
  ["NA", null],
];
const groups = (...names: string[]) => names.map((name) => ({ name, values: [] }));

function eventsOf(measures: readonly Measure[], grain: "day" | "month" | "year"): Layout["series"] {
  return { grain, measures, absent: "none", breaks: [], gapsBy: [] };
}

/** Incidents of the Missing Migrants Project as IOM's package of data lays them out. */
function fromPackage(): Layout {
  return {
    name: "missing-migrants-package",
    kind: "series",
    header: ["t", "m", "type", "route", "geo", "dead", "cause", "surv", "nat", "lon", "lat"],
    columns: [
      { kind: "date", from: "t", formats: ["%Y-%m-%d"], expected: "date-iso", grain: "day" },
      several("incident", "type", incidents, "incident"),
      several("route", "route", routes, "route"),
      { kind: "code", to: "country", from: "geo", map: byAlpha3(), expected: "country-3" },
      people("dead_missing", "dead", true),
      several("cause", "cause", causes, "cause"),
      people("survivors", "surv"),
      several("origin", "nat", byAlpha3(), "country-3"),
      degrees("lon", "lon"),
      degrees("lat", "lat"),
    ],
    dimensions: ["year", "quarter", "month", "route", "cause", "country", "origin", "incident"],
    groups: groups("route", "cause", "origin", "incident"),
    warnings: [
      {
        code: "same-rows",
        sql: "select count(*) - (select count(*) from (select distinct * from {file})) from {file}",
      },
    ],
    series: eventsOf([persons("dead_missing"), persons("survivors")], "day"),
  };
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
].map((name, index) => [name, String(index + 1).padStart(2, "0")] as const);

/** The public download of 2014 to 2023, with both coordinates in one cell. */
function fromDownload(): Layout {
  return {
    name: "missing-migrants-download",
    kind: "series",
    header: [
      "Incident Type",
      "Incident year",
      "Reported Month",
      "Region of Origin",
      "Region of Incident",
      "Country of Origin",
      "Number of Dead",
      "Minimum Estimated Number of Missing",
      "Total Number of Dead and Missing",
      "Number of Survivors",
      "Number of Females",
      "Number of Males",
      "Number of Children",
      "Cause of Death",
      "Migration route",
      "Coordinates",
    ],
    columns: [
      { kind: "year", to: "year", from: "Incident year", first: 2000, last: 2040, required: true },
      { kind: "month", from: "Reported Month", year: "Incident year", map: months },
      several("incident", "Incident Type", incidents, "incident"),
      several("region_of_origin", "Region of Origin", regions, "region-name"),
      several("region", "Region of Incident", regions, "region-name"),
      several("origin", "Country of Origin", byName(unnamed), "country-name"),
      people("dead_missing", "Total Number of Dead and Missing", true),
      people("dead", "Number of Dead"),
      people("missing", "Minimum Estimated Number of Missing"),
      people("survivors", "Number of Survivors"),
      people("women", "Number of Females"),
      people("men", "Number of Males"),
      people("children", "Number of Children"),
      several("cause", "Cause of Death", causes, "cause"),
      several("route", "Migration route", routes, "route"),
      { kind: "lat-lon", from: "Coordinates" },
    ],
    dimensions: [
      "year",
      "quarter",
      "month",
      "route",
      "cause",
      "region",
      "region_of_origin",
      "origin",
      "incident",
    ],
    groups: groups("route", "cause", "region", "region_of_origin", "origin", "incident"),
    warnings: [
      { code: "no-place", sql: "select count(*) from {file} where lat is null" },
      {
        code: "same-rows",
        sql: "select count(*) - (select count(*) from (select distinct * from {file})) from {file}",
      },
    ],
    series: eventsOf(
      ["dead_missing", "dead", "missing", "survivors", "women", "men", "children"].map(persons),
      "month",
    ),
  };
}

/** Incidents on routes to Europe, with the quality of each source. */
function fromEurope(): Layout {
  const quality = ["1", "2", "3", "4", "5"].map((code): PlacePair => [code, code]);
  return {
    name: "missing-migrants-europe",
    kind: "series",
    header: [
      "Incident ID",
      "Incident Type",
      "Region of Incident",
      "Incident date",
      "No. dead",
      "No. missing",
      "No. dead/missing",
      "No. survivors",
      "No. Female",
      "No. Male",
      "No. minors",
      "Country of Origin",
      "Region of Origin",
      "Cause of death (category)",
      "Route",
      "Country of Incident",
      "Source Quality",
      "Latitude",
      "Longitude",
    ],
    columns: [
      { kind: "date", from: "Incident date", formats: ["%Y-%m-%d"], expected: "date-iso", grain: "day" },
      several("incident", "Incident Type", incidents, "incident"),
      several("region", "Region of Incident", regions, "region-name"),
      several("region_of_origin", "Region of Origin", regions, "region-name"),
      several("origin", "Country of Origin", byName(unnamed), "country-name"),
      {
        kind: "code",
        to: "country",
        from: "Country of Incident",
        map: byName([["NA", null]]),
        expected: "country-name",
      },
      people("dead_missing", "No. dead/missing", true),
      people("dead", "No. dead"),
      people("missing", "No. missing"),
      people("survivors", "No. survivors"),
      people("women", "No. Female"),
      people("men", "No. Male"),
      people("children", "No. minors"),
      several("cause", "Cause of death (category)", causes, "cause"),
      several("route", "Route", routes, "route"),
      several("source_quality", "Source Quality", quality, "quality", ""),
      degrees("lat", "Latitude"),
      degrees("lon", "Longitude"),
    ],
    dimensions: [
      "year",
      "quarter",
      "month",
      "route",
      "cause",
      "country",
      "region",
      "region_of_origin",
      "origin",
      "incident",
      "source_quality",
    ],
    groups: groups("route", "cause", "region", "region_of_origin", "origin", "incident", "source_quality"),
    warnings: [],
    series: eventsOf(
      ["dead_missing", "dead", "missing", "survivors", "women", "men", "children"].map(persons),
      "day",
    ),
  };
}

/** The summary behind the project's graphic: deaths by year, cause and rounded place. */
function fromSummary(): Layout {
  return {
    name: "missing-migrants-summary",
    kind: "series",
    header: ["year", "cause", "lon", "lat", "n"],
    columns: [
      { kind: "year", to: "year", from: "year", first: 2000, last: 2040, required: true },
      several("cause", "cause", causes, "cause"),
      degrees("lon", "lon"),
      degrees("lat", "lat"),
      people("dead_missing", "n", true),
    ],
    dimensions: ["year", "cause"],
    groups: groups("cause"),
    warnings: [],
    series: eventsOf([persons("dead_missing")], "year"),
  };
}

export function missingMigrantLayouts(): Layout[] {
  return [fromPackage(), fromDownload(), fromEurope(), fromSummary()];
}

/** Migrants who died or went missing on the way, incident by incident (IOM, Missing Migrants Project). */
export const missingMigrants = importerOf({
  name: "iom-missing-migrants",
  about:
    "Dead and missing migrants, incident by incident (IOM Missing Migrants Project, four public layouts).",
  layouts: missingMigrantLayouts,
  publication: (reading) => {
    const summary = reading.layout === "missing-migrants-summary";
    return published(
      {
        prefix: "missing-migrants",
        title: reading.layout,
        source: sourceLine("missing-migrants"),
        licence: "CC BY 4.0",
        republication: "attribution",
        unit: summary ? "persons" : "incidents",
        caveats: ["mmp-minimum", "mmp-origin", ...(summary ? ["mmp-rounded"] : [])],
      },
      reading,
    );
  },
});
