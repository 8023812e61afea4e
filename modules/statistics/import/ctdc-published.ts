import { codeList, countries } from "@palermo/vocabulary";
import type { ColumnRule, Group, Layout } from "./layout.ts";

type Pair = readonly [string, string | null];
type Member = { readonly code: string; readonly from: readonly string[] };

const nothing: readonly Pair[] = [
  ["NULL", null],
  ["Unknown", null],
];

function country(to: string, from: string, by: "alpha2" | "alpha3"): ColumnRule {
  const map = countries.map((one): Pair => [one[by], one.alpha2]);
  const zero: readonly Pair[] = by === "alpha2" ? [["0", null]] : [];
  return {
    kind: "code",
    to,
    from,
    map: [...map, ...nothing, ...zero],
    expected: by === "alpha2" ? "country-2" : "country-3",
  };
}

const year: ColumnRule = { kind: "year", to: "year", from: "yearOfRegistration", first: 1990, last: 2040 };
const ages: readonly Pair[] = codeList("age-band-ctdc").codes.flatMap(({ code, mappings }) =>
  (mappings.ctdc ?? []).map((text): Pair => [text, code]),
);
const age: ColumnRule = {
  kind: "code",
  to: "age",
  from: "ageBroad",
  map: [...ages, ...nothing],
  expected: "list-age",
};

function flags(to: string, members: readonly Member[]): ColumnRule {
  return { kind: "flags", to, members };
}

function each(prefix: string, names: Readonly<Record<string, string>>): Member[] {
  return Object.entries(names).map(([name, code]) => ({ code, from: [`${prefix}${name}`] }));
}

const recruiters = each("recruiterRelation", {
  IntimatePartner: "intimate_partner",
  Friend: "friend",
  Family: "family",
  Other: "other",
});

/** Means of control of the 2024 code book; the finer columns of 2021 are read as the groups into which it merged them. */
const meansOf2021: readonly Member[] = [
  { code: "debt_earnings", from: ["meansOfControlDebtBondage", "meansOfControlTakesEarnings"] },
  {
    code: "threats",
    from: ["meansOfControlThreats", "meansOfControlUsesChildren", "meansOfControlThreatOfLawEnforcement"],
  },
  {
    code: "abuse",
    from: ["meansOfControlPsychologicalAbuse", "meansOfControlPhysicalAbuse", "meansOfControlSexualAbuse"],
  },
  { code: "false_promises", from: ["meansOfControlFalsePromises"] },
  { code: "drugs_alcohol", from: ["meansOfControlPsychoactiveSubstances"] },
  {
    code: "basic_needs",
    from: [
      "meansOfControlRestrictsFinancialAccess",
      "meansOfControlRestrictsMovement",
      "meansOfControlRestrictsMedicalCare",
      "meansOfControlWithholdsNecessities",
    ],
  },
  { code: "work_hours", from: ["meansOfControlExcessiveWorkingHours"] },
  { code: "documents", from: ["meansOfControlWithholdsDocuments"] },
  { code: "other", from: ["meansOfControlOther"] },
];

function layoutOf(name: string, columns: readonly ColumnRule[]): Layout {
  const groups = columns.flatMap((rule): Group[] =>
    rule.kind === "flags" ? [{ name: rule.to, values: rule.members.map(({ code }) => code) }] : [],
  );
  return {
    name,
    kind: "records",
    header: columns.flatMap((rule) => {
      if (rule.kind === "flags") return rule.members.flatMap(({ from }) => [...from]);
      return "from" in rule ? [rule.from] : [];
    }),
    columns,
    dimensions: columns.flatMap((rule) => ("to" in rule ? [rule.to] : [])),
    groups,
    warnings: [],
  };
}

/** The k-anonymous data set of July 2021: one column for each means, kind of labour, relation; 1 or nothing. */
export function ctdcPublished2021(): Layout {
  const codes = (list: "sex" | "ctdc-data-source"): Pair[] => [
    ...codeList(list).codes.flatMap(({ code, mappings }) =>
      (mappings.ctdc ?? []).map((text): Pair => [text, code]),
    ),
    ...nothing,
  ];
  const majority: readonly Pair[] = [["Adult", "adult"], ["Minor", "minor"], ...nothing];
  return layoutOf("ctdc-2021", [
    year,
    {
      kind: "code",
      to: "source",
      from: "Datasource",
      map: codes("ctdc-data-source"),
      expected: "list-source",
    },
    { kind: "code", to: "sex", from: "gender", map: codes("sex"), expected: "list-sex" },
    age,
    { kind: "code", to: "majority", from: "majorityStatus", map: majority, expected: "majority" },
    country("citizenship", "citizenship", "alpha2"),
    country("exploited_in", "CountryOfExploitation", "alpha2"),
    flags("form", [
      { code: "labour", from: ["isForcedLabour"] },
      { code: "sexual", from: ["isSexualExploit"] },
      { code: "forced_marriage", from: ["isForcedMarriage"] },
      { code: "forced_military", from: ["isForcedMilitary"] },
      { code: "organ_removal", from: ["isOrganRemoval"] },
      { code: "slavery_or_similar", from: ["isSlaveryAndPractices"] },
      { code: "other", from: ["isOtherExploit"] },
    ]),
    flags("means_of_control", meansOf2021),
    flags(
      "sector",
      each("typeOfLabour", {
        Agriculture: "agriculture",
        Aquafarming: "aquafarming",
        Begging: "begging",
        Construction: "construction",
        DomesticWork: "domestic_work",
        Hospitality: "hospitality",
        IllicitActivities: "illicit_activities",
        Manufacturing: "manufacturing",
        MiningOrDrilling: "mining_or_drilling",
        Peddling: "peddling",
        Transportation: "transportation",
        Other: "other",
        NotSpecified: "not_specified",
      }),
    ),
    flags(
      "exploited_as",
      each("typeOfSex", {
        Prostitution: "prostitution",
        Pornography: "pornography",
        RemoteInteractiveServices: "remote_services",
        PrivateSexualServices: "private_services",
      }),
    ),
    { kind: "flag", to: "abduction", from: "isAbduction" },
    flags("recruiter", recruiters),
  ]);
}

const genders: readonly Pair[] = [
  ["Man", "man"],
  ["Woman", "woman"],
  ["Trans/Transgender/NonConforming", "transgender"],
  ...nothing,
];
const durations: readonly Pair[] = [
  ["0--12 (0-1 yr)", "0-12"],
  ["13--24 (1-2 yrs)", "13-24"],
  ["25+ (2+ yrs)", "25+"],
  ...nothing,
];

/** The synthetic data set of 2024; the code book and the files write one column in two ways. */
function synthetic(documents: string): Layout {
  return layoutOf("ctdc-2024", [
    year,
    { kind: "code", to: "gender", from: "gender", map: genders, expected: "gender" },
    age,
    country("citizenship", "citizenship", "alpha3"),
    country("exploited_in", "CountryOfExploitation", "alpha3"),
    { kind: "code", to: "duration", from: "traffickMonths", map: durations, expected: "duration" },
    flags("means_of_control", [
      { code: "debt_earnings", from: ["meansDebtBondageEarnings"] },
      { code: "threats", from: ["meansThreats"] },
      { code: "abuse", from: ["meansAbusePsyPhySex"] },
      { code: "false_promises", from: ["meansFalsePromises"] },
      { code: "drugs_alcohol", from: ["meansDrugsAlcohol"] },
      { code: "basic_needs", from: ["meansDenyBasicNeeds"] },
      { code: "work_hours", from: ["meansExcessiveWorkHours"] },
      { code: "documents", from: [documents] },
    ]),
    flags("form", [
      { code: "labour", from: ["isForcedLabour"] },
      { code: "sexual", from: ["isSexualExploit"] },
      { code: "other", from: ["isOtherExploit"] },
    ]),
    flags(
      "sector",
      each("typeOfLabour", {
        Agriculture: "agriculture",
        Construction: "construction",
        DomesticWork: "domestic_work",
        Hospitality: "hospitality",
      }),
    ),
    flags("exploited_as", each("typeOfSex", { Prostitution: "prostitution", Pornography: "pornography" })),
    flags("recruiter", recruiters),
  ]);
}

export function ctdcPublished2024(): Layout[] {
  return [synthetic("meansWithholdDocs"), synthetic("meansWithholdDocuments")];
}
