import { licenceLine, sourceLine } from "../known-lines.ts";
import { importerOf } from "./importer-of.ts";
import type { Layout } from "./layout.ts";
import { routes } from "./migration-codes.ts";
import { byAlpha3 } from "./places.ts";
import { published } from "./publish.ts";

/** Detections of irregular border crossings by route, kind of border, nationality and month. */
export function frontexLayout(): Layout {
  return {
    name: "frontex",
    kind: "series",
    header: ["route", "type", "nat", "t", "n"],
    exact: true,
    columns: [
      { kind: "date", from: "t", formats: ["%Y-%m-%d"], expected: "date-iso", grain: "month" },
      { kind: "code", to: "route", from: "route", map: routes, expected: "route", required: true },
      {
        kind: "code",
        to: "border",
        from: "type",
        map: [
          ["Sea", "sea"],
          ["Land", "land"],
          ["Air", "air"],
        ],
        expected: "border",
        required: true,
      },
      { kind: "code", to: "origin", from: "nat", map: byAlpha3(), expected: "country-3", required: true },
      {
        kind: "number",
        to: "detections",
        from: "n",
        expected: "people",
        min: 0,
        max: 10_000_000,
        whole: true,
        required: true,
      },
    ],
    dimensions: ["year", "quarter", "month", "route", "border", "origin"],
    warnings: [],
    series: {
      grain: "month",
      measures: [{ name: "detections", unit: "detections", aggregate: "sum" }],
      absent: "missing",
      breaks: [],
      unique: { columns: ["month", "route", "border", "origin"], doubles: "refuse" },
      gapsBy: ["route"],
    },
  };
}

export const frontex = importerOf({
  name: "frontex",
  about:
    "Detections of irregular border crossings at the external borders of the European Union, by route and nationality.",
  layouts: () => [frontexLayout()],
  publication: (reading) =>
    published(
      {
        prefix: "frontex",
        title: "frontex",
        source: sourceLine("frontex"),
        licence: licenceLine("frontex"),
        republication: "attribution",
        unit: "detections",
        caveats: ["detections-not-people", "detections-effort", "detections-unlisted"],
      },
      reading,
    ),
});
