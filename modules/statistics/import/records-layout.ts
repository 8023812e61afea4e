import { codeList, countries } from "@palermo/vocabulary";
import type { ColumnRule, Layout } from "./layout.ts";

function listRule(name: string, list: Parameters<typeof codeList>[0], expected: string): ColumnRule {
  const map = codeList(list).codes.map(({ code }) => [code, code === "unknown" ? null : code] as const);
  return { kind: "code", to: name, from: name, map, expected };
}

function countryRule(name: string): ColumnRule {
  return {
    kind: "code",
    to: name,
    from: name,
    map: countries.map(({ alpha2 }) => [alpha2, alpha2] as const),
    expected: "country-2",
  };
}

/** Palermo's own columns for records of victims, with its own codes; the demonstration is written in them. */
export function recordsLayout(): Layout {
  const columns: ColumnRule[] = [
    { kind: "year", to: "year", from: "year", first: 1990, last: 2040 },
    listRule("source", "ctdc-data-source", "list-source"),
    listRule("sex", "sex", "list-sex"),
    listRule("age", "age-band-ctdc", "list-age"),
    countryRule("citizenship"),
    countryRule("exploited_in"),
    listRule("form", "ctdc-exploitation", "list-form"),
    listRule("means", "ctdc-control", "list-means"),
    listRule("recruiter", "ctdc-recruiter", "list-recruiter"),
    listRule("sector", "ctdc-labour", "list-sector"),
  ];
  const names = columns.flatMap((rule) => ("to" in rule ? [rule.to] : []));
  return {
    name: "palermo-records",
    kind: "records",
    header: names,
    columns,
    dimensions: names,
    warnings: [],
  };
}
