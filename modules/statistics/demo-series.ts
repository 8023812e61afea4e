/** Invented dated rows of the invented State, in the columns of a table of one's own. */
import { drawer } from "./builders.ts";
import type { ColumnRule, Layout, Measure, Series } from "./import/layout.ts";
import { byAlpha3, type PlacePair } from "./import/places.ts";

export type DemoFile = {
  readonly prefix: string;
  /** Key of the title among the module's texts. */
  readonly title: string;
  readonly unit: string;
  readonly caveats: readonly string[];
  readonly layout: Layout;
  readonly text: (seed: number) => string;
};

const origins: readonly (readonly [string, number])[] = [
  ["NPL", 9],
  ["NGA", 8],
  ["PHL", 7],
  ["UKR", 5],
  ["COL", 4],
  ["SYR", 4],
  ["BGD", 3],
  ["ERI", 2],
];
const routeWeights: readonly (readonly [string, number])[] = [
  ["eastern_mediterranean", 6],
  ["western_balkans", 5],
  ["central_mediterranean", 4],
  ["black_sea", 1],
];
const causeWeights: readonly (readonly [string, number])[] = [
  ["drowning", 6],
  ["transport", 3],
  ["harsh_conditions", 2],
  ["drowning;harsh_conditions", 1],
  ["violence", 1],
];

type Draw = () => number;

function choose(draw: Draw, weights: readonly (readonly [string, number])[]): string {
  let rest = draw() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [code, weight] of weights) {
    rest -= weight;
    if (rest < 0) return code;
  }
  return weights[0]?.[0] ?? "";
}

function same(codes: readonly string[]): PlacePair[] {
  return codes.map((code): PlacePair => [code, code]);
}

const month: ColumnRule = {
  kind: "date",
  from: "month",
  formats: ["%Y-%m"],
  expected: "month",
  grain: "month",
};
const here: ColumnRule = { kind: "derived", to: "country", sql: "'XV'" };
const origin: Extract<ColumnRule, { kind: "code" }> = {
  kind: "code",
  to: "origin",
  from: "origin",
  map: byAlpha3(),
  expected: "country-3",
};

function listed(to: string, codes: readonly string[], expected: string): ColumnRule {
  return { kind: "codes", to, from: to, separator: ";", map: same(codes), expected };
}

function number(to: string, min = 0): ColumnRule {
  return { kind: "number", to, from: to, expected: "people", min, max: 100_000_000 };
}

function layout(
  name: string,
  columns: readonly ColumnRule[],
  dimensions: readonly string[],
  groups: readonly string[],
  series: Pick<Series, "grain" | "measures" | "absent"> & Partial<Series>,
): Layout {
  return {
    name,
    kind: "series",
    header: columns.flatMap((rule) => ("from" in rule ? [rule.from] : [])),
    columns,
    dimensions,
    groups: groups.map((group) => ({ name: group, values: [] })),
    warnings: [],
    series: { breaks: [], gapsBy: [], ...series },
  };
}

function sum(name: string, unit: string): Measure {
  return { name, unit, aggregate: "sum" };
}

function months(from: number, to: number): string[] {
  return Array.from(
    { length: (to - from + 1) * 12 },
    (_, n) => `${from + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`,
  );
}

/** Detections by month and route; two months were never published, and the office counted the sea only from 2022. */
function detections(seed: number): string {
  const draw = drawer(seed + 11);
  const lines = ["month,route,origin,detections"];
  for (const at of months(2019, 2025)) {
    if (at === "2021-03" || at === "2021-04") continue;
    const season = 1 + 0.5 * Math.sin(((Number(at.slice(5)) - 4) / 12) * 2 * Math.PI);
    for (const [route, weight] of routeWeights) {
      if (at < "2022-01" && route.endsWith("mediterranean") && route.startsWith("central")) continue;
      for (const [code, share] of origins)
        if (draw() < 0.7)
          lines.push(`${at},${route},${code},${1 + Math.round(weight * share * season * (0.5 + draw()))}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

/** Deaths on the way, incident by incident, with invented places at sea and on land. */
function deaths(seed: number): string {
  const draw = drawer(seed + 12);
  const lines = ["month,route,origin,cause,dead,missing,dead_missing,survivors,lat,lon"];
  const all = months(2019, 2025);
  for (let n = 0; n < 260; n++) {
    const at = all[Math.floor(draw() * all.length)];
    const [dead, missing] = [1 + Math.floor(draw() * draw() * 12), Math.floor(draw() * draw() * 9)];
    const place = `${(34 + 8 * draw()).toFixed(2)},${(12 + 16 * draw()).toFixed(2)}`;
    lines.push(
      `${at},${choose(draw, routeWeights)},${draw() < 0.3 ? "" : choose(draw, origins)},${choose(draw, causeWeights)},${dead},${missing},${dead + missing},${Math.floor(draw() * 30)},${place}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** Fees told to the courts; they rise when the border is watched more closely. */
function fees(seed: number): string {
  const draw = drawer(seed + 13);
  const lines = ["month,origin,charge,case_type,vehicle,fee,profit,defendants"];
  const all = months(2019, 2025);
  const vehicles: readonly (readonly [string, number])[] = [
    ["Van", 5],
    ["Lorry", 3],
    ["Car", 4],
    ["Boat", 2],
  ];
  for (let n = 0; n < 240; n++) {
    const at = all[Math.floor(draw() * all.length)] ?? "2019-01";
    const base = 1500 + 450 * (Number(at.slice(0, 4)) - 2019);
    const fee = draw() < 0.35 ? "" : String(Math.round((base * (0.6 + 0.9 * draw())) / 50) * 50);
    const profit = draw() < 0.6 ? "" : String(Math.round((300 + 900 * draw()) / 50) * 50);
    const kind = choose(draw, [
      ["human_smuggling", 8],
      ["human_smuggling;drug_trafficking", 1],
      ["human_smuggling;money_laundering", 1],
      ["other_smuggling", 2],
    ]);
    lines.push(
      `${at},${choose(draw, origins)},${draw() < 0.6 ? "transporting" : "bringing_in"},${kind},${choose(draw, vehicles)},${fee},${profit},${1 + Math.floor(draw() * 4)}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** Where people are trafficked from and to; Veridia is origin, destination and both. */
function flows(seed: number): string {
  const draw = drawer(seed + 14);
  const lines = ["year,origin,destination,form"];
  const forms: readonly (readonly [string, number])[] = [
    ["labour", 5],
    ["sexual", 5],
    ["domestic_servitude", 2],
    ["begging", 1],
    ["forced_marriage", 1],
  ];
  for (let n = 0; n < 420; n++) {
    const turn = draw();
    const from = turn < 0.35 ? "XVE" : choose(draw, origins);
    const to =
      turn < 0.2
        ? "XVE"
        : turn < 0.35
          ? choose(draw, [
              ["DEU", 3],
              ["ARE", 2],
              ["ITA", 2],
            ])
          : "XVE";
    lines.push(`${2018 + Math.floor(draw() * 8)},${from},${to},${choose(draw, forms)}`);
  }
  return `${lines.join("\n")}\n`;
}

function people(seed: number): string {
  const draw = drawer(seed + 15);
  const lines = ["year,country,population"];
  const bases: readonly (readonly [string, number])[] = [
    ["XVE", 8_400_000],
    ...origins.map(([code, weight]) => [code, weight * 9_000_000] as const),
  ];
  for (const [code, base] of bases)
    for (let year = 2014; year <= 2025; year++)
      lines.push(`${year},${code},${Math.round(base * 1.011 ** (year - 2014) * (0.998 + 0.004 * draw()))}`);
  return `${lines.join("\n")}\n`;
}

const persons = (...names: string[]) => names.map((name) => sum(name, "persons"));
const year: ColumnRule = { kind: "year", to: "year", from: "year", first: 1990, last: 2040, required: true };
const periods = ["year", "quarter", "month"];

/** The invented dated rows of the demonstration. */
export function demoSeries(): DemoFile[] {
  const routes = routeWeights.map(([code]) => code);
  const causes = ["drowning", "transport", "harsh_conditions", "violence"];
  return [
    {
      prefix: "demo-detections",
      title: "demo-detections",
      unit: "detections",
      caveats: ["demo-invented", "detections-not-people"],
      text: detections,
      layout: layout(
        "demo-detections",
        [month, here, listed("route", routes, "route"), origin, number("detections")],
        [...periods, "country", "route", "origin"],
        [],
        {
          grain: "month",
          measures: [sum("detections", "detections")],
          absent: "missing",
          breaks: [{ at: "2022-01", code: "demo-definition" }],
          gapsBy: ["route"],
        },
      ),
    },
    {
      prefix: "demo-deaths",
      title: "demo-deaths",
      unit: "incidents",
      caveats: ["demo-invented", "mmp-minimum"],
      text: deaths,
      layout: layout(
        "demo-deaths",
        [
          month,
          listed("route", routes, "route"),
          origin,
          listed("cause", causes, "cause"),
          ...["dead_missing", "dead", "missing", "survivors"].map((name) => number(name)),
          number("lat", -90),
          number("lon", -180),
        ],
        [...periods, "route", "origin", "cause"],
        ["cause"],
        { grain: "month", measures: persons("dead_missing", "dead", "missing", "survivors"), absent: "none" },
      ),
    },
    {
      prefix: "demo-fees",
      title: "demo-fees",
      unit: "complaints",
      caveats: ["demo-invented", "complaints-allegation"],
      text: fees,
      layout: layout(
        "demo-fees",
        [
          month,
          here,
          { ...origin, to: "nationality" },
          listed("charge", ["transporting", "bringing_in"], "case-type"),
          listed(
            "case_type",
            ["human_smuggling", "drug_trafficking", "money_laundering", "other_smuggling"],
            "case-type",
          ),
          { kind: "name", to: "vehicle", from: "vehicle", map: [], closedWhere: "false" },
          number("fee"),
          number("profit"),
          number("defendants"),
        ],
        [...periods, "country", "nationality", "charge", "case_type", "vehicle"],
        ["case_type"],
        {
          grain: "month",
          measures: [
            { name: "fee", unit: "usd", aggregate: "median" },
            { name: "profit", unit: "usd", aggregate: "median" },
            sum("defendants", "persons"),
          ],
          absent: "none",
        },
      ),
    },
    {
      prefix: "demo-flows",
      title: "demo-flows",
      unit: "statements",
      caveats: ["demo-invented"],
      text: flows,
      layout: layout(
        "demo-flows",
        [
          year,
          origin,
          { ...origin, to: "destination", from: "destination" },
          listed(
            "form",
            ["labour", "sexual", "domestic_servitude", "begging", "forced_marriage"],
            "tip-form",
          ),
        ],
        ["year", "origin", "destination", "form"],
        ["form"],
        { grain: "year", measures: [], absent: "none" },
      ),
    },
    {
      prefix: "demo-population",
      title: "demo-population",
      unit: "persons",
      caveats: ["demo-invented", "population-stock"],
      text: people,
      layout: layout(
        "demo-population",
        [year, { ...origin, to: "country", from: "country" }, number("population")],
        ["year", "country"],
        [],
        {
          grain: "year",
          measures: [{ name: "population", unit: "persons", aggregate: "sum", stock: true }],
          absent: "missing",
        },
      ),
    },
  ];
}
