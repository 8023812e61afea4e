import type { Lang } from "@palermo/vocabulary";
import { fieldsOfColumns, type ImporterField, readTable } from "#kernel/import";
import { licenceLine, sourceLine } from "../known-lines.ts";
import { locales } from "../text.ts";
import { type Beside, importerOf } from "./importer-of.ts";
import type { ColumnRule, Layout, Measure, Series } from "./layout.ts";
import { byAnyKey } from "./places.ts";
import { published } from "./publish.ts";

function label(name: string): Record<Lang, string> {
  return {
    ar: locales.ar.field[name as keyof typeof locales.ar.field],
    zh: locales.zh.field[name as keyof typeof locales.zh.field],
    en: locales.en.field[name as keyof typeof locales.en.field],
    fr: locales.fr.field[name as keyof typeof locales.fr.field],
    ru: locales.ru.field[name as keyof typeof locales.ru.field],
    es: locales.es.field[name as keyof typeof locales.es.field],
  };
}

function field(
  name: keyof typeof locales.en.field,
  aliases: readonly string[],
  required = false,
): ImporterField {
  return { name, label: label(name), aliases, required };
}

const period = field("period", ["year", "month", "date", "time", "annee", "ano"], true);
const country = field("country", [
  "iso",
  "iso2",
  "iso3",
  "alpha2",
  "alpha3",
  "country code",
  "area",
  "country name",
]);

/** What a table of one's own may hold. */
export const tableFields: readonly ImporterField[] = [
  period,
  field("value", ["count", "number", "n", "figure", "total"], true),
  country,
  field("origin", ["citizenship", "nationality", "from", "origin country"]),
  field("destination", ["to", "destination country"]),
  field("indicator", ["series", "measure"]),
  field("category", ["breakdown", "group", "form"]),
  field("unit", ["unit of measurement", "units"]),
  field("definition", ["method", "concept"]),
];

/** Population by country and year, for rates. */
export const populationFields: readonly ImporterField[] = [
  period,
  field("population", ["value", "pop", "inhabitants", "total population"], true),
  { ...country, required: true },
];

type Table = { readonly columns: readonly string[]; readonly periods: readonly string[] };

type Held = (field: string) => string | undefined;

/** The heading and the first periods of a table: they tell whether it is by year, quarter, month or day. */
async function lookAt(beside: Beside, fields: readonly ImporterField[]): Promise<Table & { held: Held }> {
  const { path, fileName, lang, matched, signal, options } = beside;
  const sheet = options.sheet === undefined ? {} : { sheet: options.sheet };
  for await (const { head, rows } of readTable(path, { fileName, signal, batchRows: 50, ...sheet })) {
    const names = fieldsOfColumns({ fields, columns: head.columns, matched, lang });
    const held: Held = (name) => {
      const at = names.indexOf(name);
      return at < 0 ? undefined : head.columns[at];
    };
    const at = names.indexOf("period");
    return { columns: head.columns, periods: rows.map(({ cells }) => (cells[at] ?? "").trim()), held };
  }
  return { columns: [], periods: [], held: () => undefined };
}

function grainOf(periods: readonly string[]): Series["grain"] {
  const known = periods.filter((text) => text !== "");
  const share = (shape: RegExp) => known.filter((text) => shape.test(text)).length > known.length / 2;
  if (share(/^\d{4}-Q[1-4]$/)) return "quarter";
  if (share(/^\d{4}-\d{2}$/)) return "month";
  return share(/\d.*[-./].*\d/) ? "day" : "year";
}

function periodRules(from: string, grain: Series["grain"]): ColumnRule[] {
  if (grain === "year") return [{ kind: "year", to: "year", from, first: 1900, last: 2100, required: true }];
  if (grain === "quarter") {
    const quarters = Array.from({ length: 800 }, (_, n) => `${1900 + Math.floor(n / 4)}-Q${(n % 4) + 1}`);
    return [
      {
        kind: "code",
        to: "quarter",
        from,
        map: quarters.map((text) => [text, text] as const),
        expected: "quarter",
        required: true,
      },
      { kind: "derived", to: "year", sql: `left({${from}}::varchar, 4)::smallint` },
    ];
  }
  const formats = grain === "month" ? ["%Y-%m"] : ["%Y-%m-%d", "%d.%m.%Y"];
  return [{ kind: "date", from, formats, expected: grain === "month" ? "month" : "date-day", grain }];
}

const places = ["country", "origin", "destination"];
const names = ["indicator", "category", "unit", "definition"];

type Kind = {
  readonly name: string;
  readonly measure: Measure;
  readonly value: string;
  readonly minimum: number;
};

async function layoutFor(beside: Beside, fields: readonly ImporterField[], kind: Kind): Promise<Layout[]> {
  const table = await lookAt(beside, fields);
  const grain = grainOf(table.periods);
  const from = table.held("period") ?? "";
  const value = table.held(kind.value) ?? "";
  const used = (list: readonly string[]) => list.filter((name) => table.held(name) !== undefined);
  const rules: ColumnRule[] = [
    ...periodRules(from, grain),
    ...used(places).map(
      (to): ColumnRule => ({
        kind: "code",
        to,
        from: table.held(to) ?? "",
        map: byAnyKey(),
        expected: "country-any",
        required: to === "country",
      }),
    ),
    ...used(names).map(
      (to): ColumnRule => ({
        kind: "name",
        to,
        from: table.held(to) ?? "",
        map: [],
        closedWhere: "false",
      }),
    ),
    {
      kind: "number",
      to: kind.measure.name,
      from: value,
      expected: "figure",
      min: kind.minimum,
      max: 1e12,
      required: true,
      ...(kind.measure.bounds ? { bounds: true } : {}),
    },
  ];
  const periods = {
    year: ["year"],
    quarter: ["year", "quarter"],
    month: ["year", "quarter", "month"],
    day: ["year", "quarter", "month"],
  };
  const key = grain === "day" ? "day" : grain;
  const dimensions = [...used(places), ...used(names)];
  return [
    {
      name: kind.name,
      kind: "series",
      header: rules.flatMap((rule) => ("from" in rule ? [rule.from] : [])),
      columns: rules,
      dimensions: [...periods[grain], ...dimensions],
      exclusive: used(["indicator", "unit", "definition"]),
      warnings: [],
      series: {
        grain,
        measures: [kind.measure],
        absent: "missing",
        breaks: [],
        unique: { columns: [key, ...dimensions], doubles: "refuse" },
        gapsBy: used(["country"]),
      },
    },
  ];
}

/** Any table of figures: the reader says which column is what, and that is remembered. */
export const figuresTable = importerOf({
  name: "figures-table",
  about:
    "A table of one’s own: a period and a value in each row, with country, indicator, category, definition as there are.",
  fields: tableFields,
  layouts: (beside) =>
    layoutFor(beside, tableFields, {
      name: "figures-table",
      value: "value",
      minimum: -1e12,
      measure: { name: "value", unit: "figures", aggregate: "sum", bounds: true },
    }),
  publication: (reading, { options, fileName }) => {
    const title = (
      options.title ?? fileName.replace(/^.*[\\/]/, "").replace(/\.(csv|csv\.gz|xlsx)$/i, "")
    ).slice(0, 200);
    return {
      ...published(
        {
          prefix: "table",
          title: "figures-table",
          source: title,
          licence: licenceLine("not-told"),
          republication: "unstated",
          unit: "figures",
          caveats: [],
        },
        reading,
        title,
      ),
    };
  },
});

export const population = importerOf({
  name: "population",
  about: "Population by country and year, from which rates are made.",
  fields: populationFields,
  layouts: (beside) =>
    layoutFor(beside, populationFields, {
      name: "population",
      value: "population",
      minimum: 0,
      measure: { name: "population", unit: "persons", aggregate: "sum", stock: true },
    }),
  publication: (reading) =>
    published(
      {
        prefix: "population",
        title: "population",
        source: sourceLine("not-told"),
        licence: licenceLine("not-told"),
        republication: "unstated",
        unit: "persons",
        caveats: ["population-stock"],
      },
      reading,
    ),
});
