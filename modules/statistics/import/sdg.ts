import { sourceLine } from "../known-lines.ts";
import { importerOf } from "./importer-of.ts";
import type { Layout } from "./layout.ts";
import type { PlacePair } from "./places.ts";
import { published } from "./publish.ts";

const ages: readonly PlacePair[] = [
  ...["0 to 14", "15 to 17", "18 to 24", "25 to 34", "35 to 44", "45 to 54", "55 to 64", "65 to 74"].map(
    (text): PlacePair => [text, text.replace(" to ", "-")],
  ),
  ["75 and over", "75+"],
  ["Age not known", "not_known"],
];

/** Indicator 16.2.2 of the Sustainable Development Goals in the layout of Open SDG platforms: an empty cell is the total. */
function openSdg(): Layout {
  return {
    name: "sdg-16-2-2",
    kind: "series",
    header: ["Year", "Series", "Sex", "Age", "Units", "Observation status", "Value"],
    columns: [
      { kind: "year", to: "year", from: "Year", first: 1990, last: 2040, required: true },
      { kind: "derived", to: "country", sql: "'GB'" },
      {
        kind: "code",
        to: "indicator",
        from: "Series",
        map: [["Detected victims of human trafficking (Number)", "detected_victims"]],
        expected: "sdg-series",
        required: true,
      },
      {
        kind: "code",
        to: "sex",
        from: "Sex",
        map: [
          ["Female", "female"],
          ["Male", "male"],
        ],
        expected: "list-sex",
        empty: "total",
      },
      { kind: "code", to: "age", from: "Age", map: ages, expected: "sdg-age", empty: "total" },
      {
        kind: "code",
        to: "unit",
        from: "Units",
        map: [["Number", "number"]],
        expected: "sdg-unit",
        required: true,
      },
      {
        kind: "number",
        to: "victims",
        from: "Value",
        expected: "people",
        min: 0,
        max: 10_000_000,
        whole: true,
        required: true,
      },
    ],
    dimensions: ["year", "country", "indicator", "sex", "age"],
    totals: ["sex", "age"],
    exclusive: ["indicator"],
    warnings: [],
    series: {
      grain: "year",
      measures: [{ name: "victims", unit: "persons", aggregate: "sum" }],
      absent: "missing",
      breaks: [],
      unique: { columns: ["year", "indicator", "sex", "age"], doubles: "refuse" },
      gapsBy: [],
    },
  };
}

export const sdg = importerOf({
  name: "sdg-16-2-2",
  about:
    "Detected victims by sex and age, indicator 16.2.2 as the United Kingdom publishes it (Open SDG layout).",
  layouts: () => [openSdg()],
  publication: (reading) =>
    published(
      {
        prefix: "sdg",
        title: "sdg-16-2-2",
        source: sourceLine("sdg"),
        licence: "Open Government Licence v3.0",
        republication: "attribution",
        unit: "persons",
        caveats: ["sdg-referrals", "sdg-detected"],
      },
      reading,
    ),
});
