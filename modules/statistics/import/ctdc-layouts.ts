import { type CodeList, codeList, countries } from "@palermo/vocabulary";
import type { ColumnRule, Layout } from "./layout.ts";

type Pair = readonly [string, string | null];

/** Texts of the CTDC files that mean "not known": NULL is missing, never "no" (CTDC codebook). */
const unknowns: readonly Pair[] = [
  ["NULL", null],
  ["null", null],
  ["Unknown", null],
];

function published(list: CodeList): Pair[] {
  return list.codes.flatMap(({ code, mappings }) =>
    (mappings.ctdc ?? []).map((text): Pair => [text, code === "unknown" ? null : code]),
  );
}

function listRule(
  to: string,
  from: string,
  list: Parameters<typeof codeList>[0],
  expected: string,
): ColumnRule {
  return { kind: "code", to, from, map: [...published(codeList(list)), ...unknowns], expected };
}

/**
 * Country columns hold alpha-2 codes, "NA" being Namibia. "0" is unknown: in the reduced file it stands in 8,858 rows
 * of citizenship and 844 of CountryOfExploitation, and never with a name, coordinates or alpha-3 code beside it.
 */
function countryRule(to: string, from: string): ColumnRule {
  const codes = countries.map(({ alpha2 }): Pair => [alpha2, alpha2]);
  return {
    kind: "code",
    to,
    from,
    map: [...codes, ...unknowns, ["0", null], ["0.0", null]],
    expected: "country-2",
  };
}

const yearRule: ColumnRule = {
  kind: "year",
  to: "year",
  from: "yearOfRegistration",
  first: 1990,
  last: 2040,
};

/** The coded copy of the CTDC global data set of April 2020. */
export function ctdcCoded(): Layout {
  return {
    name: "ctdc-coded",
    kind: "records",
    header: [
      "yearOfRegistration",
      "Datasource",
      "gender",
      "ageBroad",
      "citizenship",
      "isForcedLabour",
      "control_category",
      "RecruiterCategory",
      "ExploitType",
      "Labor_Type",
    ],
    columns: [
      yearRule,
      listRule("source", "Datasource", "ctdc-data-source", "list-source"),
      listRule("sex", "gender", "sex", "list-sex"),
      listRule("age", "ageBroad", "age-band-ctdc", "list-age"),
      countryRule("citizenship", "citizenship"),
      listRule("form", "ExploitType", "ctdc-exploitation", "list-form"),
      { kind: "flag", to: "forced_labour", from: "isForcedLabour" },
      listRule("means", "control_category", "ctdc-control", "list-means"),
      listRule("recruiter", "RecruiterCategory", "ctdc-recruiter", "list-recruiter"),
      listRule("sector", "Labor_Type", "ctdc-labour", "list-sector"),
    ],
    dimensions: [
      "year",
      "source",
      "sex",
      "age",
      "citizenship",
      "form",
      "forced_labour",
      "means",
      "recruiter",
      "sector",
    ],
    warnings: [],
  };
}

/** The reduced copy with country of exploitation. It has two flags and no type: the form is what the flags say together. */
export function ctdcReduced(): Layout {
  const yes = (column: string) => `{${column}} in ('1', '1.0')`;
  const no = (column: string) => `{${column}} in ('0', '0.0')`;
  return {
    name: "ctdc-reduced",
    kind: "records",
    header: [
      "yearOfRegistration",
      "gender",
      "ageBroad",
      "citizenship",
      "isForcedLabour",
      "isSexualExploit",
      "CountryOfExploitation",
    ],
    columns: [
      yearRule,
      listRule("sex", "gender", "sex", "list-sex"),
      listRule("age", "ageBroad", "age-band-ctdc", "list-age"),
      countryRule("citizenship", "citizenship"),
      countryRule("exploited_in", "CountryOfExploitation"),
      { kind: "flag", to: "forced_labour", from: "isForcedLabour" },
      { kind: "flag", to: "sexual_exploitation", from: "isSexualExploit" },
      {
        kind: "derived",
        to: "form",
        sql: `case when ${yes("isForcedLabour")} and ${yes("isSexualExploit")} then 'multiple' when ${yes("isForcedLabour")} then 'labour' when ${yes("isSexualExploit")} then 'sexual' when ${no("isForcedLabour")} and ${no("isSexualExploit")} then 'other' end`,
      },
    ],
    dimensions: [
      "year",
      "sex",
      "age",
      "citizenship",
      "exploited_in",
      "form",
      "forced_labour",
      "sexual_exploitation",
    ],
    warnings: [],
  };
}
