import { type CodeList, codeList, countries } from "@palermo/vocabulary";
import type { Layout } from "./layout.ts";

type Pair = readonly [string, string];

function published(list: CodeList): Pair[] {
  return list.codes.flatMap(({ code, mappings }) => (mappings.unodc ?? []).map((text): Pair => [text, code]));
}

function rule(to: string, from: string, list: Parameters<typeof codeList>[0], expected: string) {
  return { kind: "code", to, from, map: published(codeList(list)), expected, required: true } as const;
}

function regionRule(to: string, from: string) {
  const map = codeList("region").codes.map(({ code, label }): Pair => [label.en, code]);
  return { kind: "code", to, from, map, expected: "region", required: true } as const;
}

function countryNames(): Pair[] {
  return countries.flatMap(({ alpha2, label, aliases }) =>
    [label.en, ...aliases].map((name): Pair => [name, alpha2]),
  );
}

/** The UNODC table of the Global Report on Trafficking in Persons, as data_glotip.xlsx lays it out. */
export function unodcLayout(): Layout {
  const key = "country, indicator, breakdown, category, sex, age, year";
  return {
    name: "unodc-glotip",
    kind: "indicators",
    header: [
      "Iso3_code",
      "Country",
      "Region",
      "Subregion",
      "Indicator",
      "Dimension",
      "Category",
      "Sex",
      "Age",
      "Year",
      "Unit of measurement",
      "txtVALUE",
      "Source",
    ],
    columns: [
      {
        kind: "area",
        to: "country",
        from: "Iso3_code",
        name: "Country",
        map: countries.map(({ alpha2, alpha3 }): Pair => [alpha3, alpha2]),
      },
      regionRule("region", "Region"),
      regionRule("subregion", "Subregion"),
      rule("indicator", "Indicator", "unodc-indicator", "indicator"),
      rule("breakdown", "Dimension", "unodc-dimension", "breakdown"),
      {
        kind: "name",
        to: "category",
        from: "Category",
        map: [...countryNames(), ...published(codeList("unodc-category"))],
        closedWhere: "{Dimension} in ('Total', 'by form of exploitation')",
      },
      rule("sex", "Sex", "unodc-sex", "list-sex"),
      rule("age", "Age", "unodc-age", "list-age"),
      { kind: "year", to: "year", from: "Year", first: 1990, last: 2040 },
      {
        kind: "code",
        to: "unit",
        from: "Unit of measurement",
        map: [["Counts", "counts"]],
        expected: "unit",
        required: true,
      },
      { kind: "count", from: "txtVALUE" },
    ],
    dimensions: ["country", "region", "subregion", "indicator", "breakdown", "sex", "age", "year"],
    warnings: [
      { code: "unnamed-category", sql: "select count(*) from {file} where category is null" },
      { code: "unreadable-category", sql: "select count(*) from {file} where contains(category, '\uFFFD')" },
      { code: "area-without-code", sql: "select count(*) from {file} where length(country) > 2" },
      {
        code: "repeated-figures",
        sql: `select coalesce(sum(n), 0)::int from (select count(*) as n from {file} group by ${key} having count(*) > 1)`,
      },
    ],
  };
}
