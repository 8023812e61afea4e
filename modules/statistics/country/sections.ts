import type { Needed } from "../find-data-set.ts";
import type { PanelPlan } from "../views/plan.ts";
import type { Chart } from "../views/view.ts";

/** A picture about a country: which variable holds the country, and what it is counted by. */
export type CountryPanel = PanelPlan & {
  /** The variables that may hold the country, the best first. */
  readonly at: readonly string[];
  /** How several countries stand side by side; left out of the comparison where it is not given. */
  readonly beside?: { readonly by: readonly string[]; readonly chart: Chart };
  /** Figures of citizens, which the table of official figures holds as names of countries. */
  readonly citizens?: "here" | "abroad";
  /** Per 100,000 inhabitants, where a data set of the population is here. */
  readonly rate?: true;
};

export type CountrySection = {
  readonly section: string;
  readonly panels: readonly CountryPanel[];
  /** Codes of texts under `elsewhere`. */
  readonly elsewhere: readonly string[];
};

const figures: readonly Needed[] = [{ kind: "indicators" }];
const records: readonly Needed[] = [{ kind: "records" }];
const statements: readonly Needed[] = [
  { kind: "series", measure: "rows", variables: ["destination", "form"] },
];
const victims = "indicator=detected_victims";
const chain = "indicator in (offences, formal_contact, prosecuted, convicted)";

const sideBySide = { by: ["year", "country"], chart: "lines" } as const;

function ofYears(panel: string, indicator: string): CountryPanel {
  return {
    panel,
    chart: "lines",
    from: figures,
    at: ["country"],
    by: ["year"],
    only: `indicator=${indicator}`,
    beside: sideBySide,
  };
}

/** A country's official figures come first, rankings never among them (M1). */
export const sections: readonly CountrySection[] = [
  {
    section: "victims",
    elsewhere: ["unodc", "sdg"],
    panels: [
      ofYears("detected", "detected_victims"),
      {
        panel: "victims-sex",
        chart: "lines",
        from: figures,
        at: ["country"],
        by: ["year", "sex"],
        only: victims,
        half: true,
      },
      {
        panel: "victims-age",
        chart: "lines",
        from: figures,
        at: ["country"],
        by: ["year", "age"],
        only: victims,
        half: true,
      },
      {
        panel: "victims-form",
        chart: "bars",
        from: figures,
        at: ["country"],
        by: ["form"],
        only: victims,
        bySize: true,
        beside: { by: ["country", "form"], chart: "stacked" },
      },
    ],
  },
  {
    section: "justice",
    elsewhere: ["unodc"],
    panels: [
      {
        panel: "stages",
        chart: "bars",
        from: figures,
        at: ["country"],
        by: ["indicator"],
        only: chain,
      },
      {
        panel: "stages-years",
        chart: "lines",
        from: figures,
        at: ["country"],
        by: ["year", "indicator"],
        only: chain,
      },
      ...["offences", "formal_contact", "prosecuted", "convicted"].map(
        (indicator): CountryPanel => ({
          panel: `years-${indicator.replace("_", "-")}`,
          chart: "lines",
          from: figures,
          at: ["country"],
          by: [],
          only: `indicator=${indicator}`,
          beside: sideBySide,
          half: true,
        }),
      ),
    ],
  },
  {
    section: "citizens",
    elsewhere: ["unodc", "ctdc"],
    panels: [
      {
        panel: "citizens-here",
        chart: "bars",
        from: figures,
        at: ["country"],
        by: ["citizenship"],
        citizens: "here",
        bySize: true,
        top: 20,
        half: true,
      },
      {
        panel: "citizens-abroad",
        chart: "bars",
        from: figures,
        at: ["country"],
        by: ["country"],
        citizens: "abroad",
        bySize: true,
        top: 20,
        half: true,
      },
      {
        panel: "records-here",
        chart: "bars",
        from: records,
        at: ["exploited_in"],
        by: ["citizenship"],
        bySize: true,
        top: 20,
        half: true,
      },
      {
        panel: "records-abroad",
        chart: "bars",
        from: records,
        at: ["citizenship"],
        by: ["exploited_in"],
        bySize: true,
        top: 20,
        half: true,
      },
    ],
  },
  {
    section: "flows",
    elsewhere: ["tip-directionality", "ctdc"],
    panels: [
      {
        panel: "flows-to",
        chart: "bars",
        from: statements,
        at: ["destination"],
        by: ["origin"],
        measure: "rows",
        bySize: true,
        top: 20,
        half: true,
      },
      {
        panel: "flows-from",
        chart: "bars",
        from: statements,
        at: ["origin"],
        by: ["destination"],
        measure: "rows",
        bySize: true,
        top: 20,
        half: true,
      },
    ],
  },
  {
    section: "routes",
    elsewhere: ["frontex", "missing-migrants", "border-series"],
    panels: [
      {
        panel: "detections-here",
        chart: "lines",
        from: [{ kind: "series", measure: "detections" }],
        at: ["country"],
        by: ["year"],
        measure: "detections",
        beside: sideBySide,
        half: true,
      },
      {
        panel: "detections-nationals",
        chart: "lines",
        from: [{ kind: "series", measure: "detections" }],
        at: ["origin", "nationality"],
        by: ["year", "route"],
        measure: "detections",
        top: 6,
        half: true,
      },
      {
        panel: "deaths-here",
        chart: "lines",
        from: [{ kind: "series", measure: "dead_missing" }],
        at: ["country"],
        by: ["year"],
        measure: "dead_missing",
        beside: sideBySide,
        half: true,
      },
      {
        panel: "deaths-nationals",
        chart: "bars",
        from: [{ kind: "series", measure: "dead_missing" }],
        at: ["origin"],
        by: ["route"],
        measure: "dead_missing",
        bySize: true,
        top: 12,
        half: true,
      },
    ],
  },
  {
    section: "rates",
    elsewhere: ["population"],
    panels: [
      { ...ofYears("rate-victims", "detected_victims"), rate: true, by: ["year", "country"], half: true },
      { ...ofYears("rate-convicted", "convicted"), rate: true, by: ["year", "country"], half: true },
    ],
  },
];
