import { licenceLine, sourceLine } from "../known-lines.ts";
import { importerOf } from "./importer-of.ts";
import type { ColumnRule, Layout, Series } from "./layout.ts";
import { byName } from "./places.ts";
import { published } from "./publish.ts";
import { dhsPlaces } from "./us-dhs-places.ts";

const year: ColumnRule = { kind: "year", to: "year", from: "", first: 1900, last: 2040, required: true };

/** The American fiscal year ended on 30 June until 1976, when it took in a further quarter, and on 30 September since. */
const fiscalYear = { at: "1977", code: "us-fiscal-year" };

type Figure = readonly [heading: string, at: Readonly<Record<string, string>>];

function wide(
  name: string,
  figures: readonly Figure[],
  more: Partial<Layout>,
  breaks: Series["breaks"] = [],
): Layout {
  return {
    name,
    kind: "series",
    header: ["", ...figures.map(([heading]) => heading)],
    columns: [
      year,
      { kind: "derived", to: "country", sql: "'US'" },
      ...figures.map(
        ([from], index): ColumnRule => ({
          kind: "number",
          to: `v${index}`,
          from,
          expected: "people",
          min: 0,
          max: 100_000_000,
          whole: true,
        }),
      ),
    ],
    dimensions: ["year", "country", ...Object.keys(figures[0]?.[1] ?? {})],
    warnings: [],
    ...more,
    series: {
      grain: "year",
      measures: [{ name: "detections", unit: "figures", aggregate: "sum" }],
      absent: "missing",
      breaks,
      unique: { columns: ["year"], doubles: "refuse" },
      gapsBy: [],
      unpivot: {
        value: "detections",
        columns: figures.map(([, at], index) => ({ stored: `v${index}`, at })),
      },
    },
  };
}

function byIndicator(name: string, figures: Readonly<Record<string, string>>): Layout {
  const columns = Object.entries(figures).map(([heading, indicator]): Figure => [heading, { indicator }]);
  return wide(name, columns, { exclusive: ["indicator"] });
}

const layouts: readonly (() => Layout)[] = [
  () =>
    byIndicator("dhs-border-patrol", {
      "Total processed": "processed",
      "Deportable aliens located": "deportable_located",
      "Smugglers of aliens located": "smugglers_located",
      "Aliens located who were smuggled": "smuggled_located",
      "Seizures (conveyances)": "conveyances_seized",
    }),
  () =>
    byIndicator("dhs-investigations", {
      "Smuggling cases": "smuggling_cases",
      "Smugglers arrested": "smugglers_arrested",
      "Smuggled aliens arrested": "smuggled_arrested",
      "Smuggling prosecutions": "smuggling_prosecutions",
      "Smuggling convictions": "smuggling_convictions",
    }),
  () =>
    byIndicator("dhs-convictions", {
      "All violations": "convictions_all",
      "Immigration violations": "convictions_immigration",
      "Bringing in, transporting, harboring illegal aliens": "convictions_smuggling",
      "Employing unauthorized aliens, peonage, false attestations for employment": "convictions_employing",
      "Alien prostitution": "convictions_prostitution",
    }),
  () =>
    byIndicator("dhs-prosecutions", {
      "Immigration prosecutions": "prosecutions_immigration",
      "Immigration convictions": "prosecutions_convicted",
      "Immigration acquittals": "prosecutions_acquitted",
      "Immigration dismissals": "prosecutions_dismissed",
    }),
  () => {
    const codes = new Map(byName());
    const figures = dhsPlaces.map(([heading, region]): Figure => {
      if (heading === "Total") return [heading, { origin: "total", region: "total" }];
      if (region !== null) return [heading, { origin: "total", region }];
      return [
        heading,
        { origin: heading === "Other" ? "other" : (codes.get(heading) ?? heading), region: "total" },
      ];
    });
    return wide("dhs-apprehended-by-country", figures, { totals: ["origin", "region"] });
  },
  () => ({
    ...wide("dhs-apprehended", [["Aliens Apprehended", { indicator: "apprehended" }]], {}, [fiscalYear]),
    exact: true,
  }),
];

/** Yearly tables of the United States' immigration statistics: smugglers located, prosecutions, apprehensions. */
export const usDhs = importerOf({
  name: "us-dhs",
  about:
    "Yearly figures of United States immigration enforcement: smugglers located, prosecutions, convictions, apprehensions.",
  layouts: () => layouts.map((make) => make()),
  publication: (reading) =>
    published(
      {
        prefix: "us-dhs",
        title: reading.layout,
        source: sourceLine("us-dhs"),
        licence: licenceLine("us-government"),
        republication: "attribution",
        unit: "figures",
        caveats: ["dhs-fiscal", "dhs-language"],
      },
      reading,
    ),
});
