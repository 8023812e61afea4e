import { type CodeList, codeList } from "@palermo/vocabulary";
import type { ColumnRule, Layout } from "./layout.ts";
import type { PlacePair } from "./places.ts";

const regions: readonly PlacePair[] = [
  ["Africa", "africa"],
  ["Americas/Oceania", "americas_oceania"],
  ["Asia", "asia"],
  ["Europe", "europe"],
];
const sexes: readonly PlacePair[] = [
  ["Female", "female"],
  ["Male", "male"],
];
const ages: readonly PlacePair[] = [
  ["0--29", "0-29"],
  ["30--38", "30-38"],
  ["39--47", "39-47"],
  ["48+", "48+"],
];
const yesNo: readonly PlacePair[] = [
  ["Yes", "yes"],
  ["No", "no"],
];

function relations(list: CodeList): PlacePair[] {
  return list.codes.flatMap(({ code, mappings }) =>
    (mappings.ctdc ?? []).map((text): PlacePair => [text, code]),
  );
}

function one(to: string, from: string, map: readonly PlacePair[], expected: string): ColumnRule {
  return { kind: "code", to, from, map, expected };
}

/** Values parted by ";": the record speaks of several perpetrators. */
function several(to: string, from: string, map: readonly PlacePair[], expected: string): ColumnRule {
  const values = [...new Set(map.flatMap(([, code]) => (code === null ? [] : [code])))];
  return { kind: "codes", to, from, separator: ";", map, expected, values };
}

const roles = [
  { code: "exploiter", from: ["IP_Exploiter"] },
  { code: "recruiter", from: ["IP_RecruiterBroker"] },
  { code: "transaction", from: ["IP_TransactionProcess"] },
  { code: "control", from: ["IP_ControlAbuseKidnap"] },
];

/** The victim–perpetrator synthetic data set of December 2022: one row a victim, perpetrators in the same row. */
export function ctdcVictimPerpetrator(): Layout {
  const relation = relations(codeList("ctdc-recruiter"));
  const relationRule = several("perpetrator_relation", "IP_Relation", relation, "list-recruiter");
  const rules: ColumnRule[] = [
    one(
      "years",
      "yearRegister",
      ["2005-2013", "2014-2018", "2019", "2020", "2021-2022"].map((text): PlacePair => [text, text]),
      "vp-years",
    ),
    one("sex", "gender", sexes, "list-sex"),
    one(
      "majority",
      "majorityStatus",
      [
        ["Adult", "adult"],
        ["Minor", "minor"],
      ],
      "majority",
    ),
    one("origin_region", "UN_COO_Region", regions, "world-region"),
    one("exploited_region", "UN_COE_Region", regions, "world-region"),
    {
      kind: "flags",
      to: "form",
      members: [
        { code: "labour", from: ["isForcedLabour"] },
        { code: "sexual", from: ["isSexualExploit"] },
      ],
    },
    { kind: "flags", to: "perpetrator_role", members: roles },
    several("perpetrator_sex", "IP_Gender", sexes, "list-sex"),
    several("perpetrator_age", "IP_ageBroad", ages, "vp-age"),
    several("perpetrator_region", "IP_citizen_UNRegion", regions, "world-region"),
    relationRule,
    several("payment", "IP_PayMoney", yesNo, "vp-payment"),
    { kind: "derived", to: "year", sql: "left({yearRegister}::varchar, 4)::smallint" },
    { kind: "derived", to: "year_last", sql: "right({yearRegister}::varchar, 4)::smallint" },
  ];
  return {
    name: "ctdc-vp",
    kind: "records",
    header: rules.flatMap((rule) => {
      if (rule.kind === "flags") return rule.members.flatMap(({ from }) => from);
      return "from" in rule ? [rule.from] : [];
    }),
    columns: rules,
    dimensions: rules.flatMap((rule) => ("to" in rule && rule.kind !== "derived" ? [rule.to] : [])),
    groups: rules.flatMap((rule) => {
      if (rule.kind === "flags") return [{ name: rule.to, values: rule.members.map(({ code }) => code) }];
      return rule.kind === "codes" && rule.values !== undefined
        ? [{ name: rule.to, values: rule.values }]
        : [];
    }),
    warnings: [],
  };
}
