/** One count of a file, made by our code and by plain SQL. */
export type Check = {
  readonly by: string[];
  readonly measure?: string;
  readonly where?: string;
  /** Counts in the raw file by other code than the importer's: the places joined by a blank, and the figure. */
  readonly sql: string;
  /** Published totals are margins; other margins are sums of these figures. */
  readonly total?: number;
};
export type File = {
  readonly importer: string;
  readonly path: string;
  readonly options?: Record<string, string>;
  readonly rows: number;
  readonly accepted: number;
  readonly checks: readonly Check[];
};

/** `raw` stands for the file, all its columns texts; `iso` turns codes of three letters into ours. */
const migration = "migration/iom_gdi_irreg_";
const nationality = (column: string) =>
  `coalesce((select two from iso where three = ${column}), case ${column} when 'XKX' then 'XK' when 'STL' then 'stateless' when 'OOO' then 'other' when 'OOS' then 'other_sub_saharan' when 'TIB' then 'tibet' end, 'unknown')`;
const byNationality: Check = {
  by: ["origin"],
  sql: `select ${nationality("nat")}, sum(n::int) from raw group by 1`,
};
const byMonth: Check = { by: ["month"], sql: "select left(t, 7), sum(n::int) from raw group by 1" };
const wide = (columns: Record<string, string>): Check => ({
  by: ["indicator"],
  sql: Object.entries(columns)
    .map(
      ([code, heading]) =>
        `select '${code}', sum("${heading}"::double) from raw having count("${heading}") > 0`,
    )
    .join(" union all "),
});
const deaths = (column: string) => `sum("${column}"::int)`;
const sound = `coalesce("Number of Survivors"::int, 0) >= 0 and "Minimum Estimated Number of Missing"::int >= 0`;
const soundEurope = `coalesce(try_cast("No. survivors" as int), 0) >= 0 and coalesce(try_cast("No. missing" as int), 0) >= 0 and coalesce("Country of Incident", '') not like 'Libya -%' and coalesce("Country of Incident", '') not like '%Ceuta%' and coalesce("Country of Incident", '') <> '012 52E'`;

export const files: readonly File[] = [
  {
    importer: "iom-missing-migrants",
    path: "migration/iom_gdi_iom_mmp.csv.gz",
    rows: 19669,
    accepted: 19664,
    checks: [
      {
        by: ["year"],
        sql: "select left(t, 4), sum(dead::int) from raw where coalesce(surv::int, 0) >= 0 group by 1",
      },
      {
        by: ["month"],
        measure: "rows",
        sql: "select left(t, 7), count(*) from raw where coalesce(surv::int, 0) >= 0 group by 1",
      },
      {
        by: ["country"],
        measure: "survivors",
        sql: `select ${nationality("geo")}, sum(surv::int) from raw where surv::int >= 0 group by 1`,
      },
    ],
  },
  {
    importer: "iom-missing-migrants",
    path: "migration/iom_missing_migrants_global_2014_2023.csv.gz",
    rows: 13020,
    accepted: 13011,
    checks: [
      {
        by: ["year"],
        sql: `select "Incident year", ${deaths("Total Number of Dead and Missing")} from raw where ${sound} group by 1`,
      },
      { by: [], measure: "dead", sql: `select '', ${deaths("Number of Dead")} from raw where ${sound}` },
      {
        by: [],
        measure: "children",
        sql: `select '', ${deaths("Number of Children")} from raw where ${sound}`,
      },
      {
        by: ["cause"],
        measure: "rows",
        where: "cause=drowning",
        sql: `select 'drowning', count(*) from raw where "Cause of Death" like '%Drowning%' and ${sound}`,
      },
    ],
  },
  {
    importer: "iom-missing-migrants",
    path: "migration/iom_missing_migrants_europe_incidents.csv.gz",
    rows: 6802,
    accepted: 6790,
    checks: [
      {
        by: ["year"],
        sql: `select left("Incident date", 4), ${deaths("No. dead/missing")} from raw where ${soundEurope} group by 1`,
      },
      {
        by: ["source_quality"],
        measure: "rows",
        where: "source_quality=5",
        sql: `select '5', count(*) from raw where "Source Quality" like '%5%' and ${soundEurope}`,
      },
    ],
  },
  {
    importer: "iom-missing-migrants",
    path: "migration/iom_missing_migrants_summary_2025-03-10.csv",
    rows: 1391,
    accepted: 1391,
    checks: [{ by: ["year"], sql: "select year, sum(n::int) from raw group by 1" }],
  },
  {
    importer: "frontex",
    path: "migration/iom_gdi_frontex.csv.gz",
    rows: 34273,
    accepted: 34273,
    checks: [
      byNationality,
      byMonth,
      {
        by: ["border", "year"],
        sql: "select lower(type) || ' ' || left(t, 4), sum(n::int) from raw group by 1",
      },
      {
        by: ["route"],
        where: "route=central_mediterranean",
        sql: "select 'central_mediterranean', sum(n::int) from raw where route = 'Central Mediterranean Route'",
      },
    ],
  },
  {
    importer: "border-series",
    path: `${migration}usa.csv.gz`,
    rows: 36676,
    accepted: 36676,
    checks: [
      byMonth,
      byNationality,
      {
        by: ["authority", "component"],
        sql: "select lower(replace(authority, ' ', '_')) || ' ' || case component when 'U.S. Border Patrol' then 'border_patrol' else 'field_operations' end, sum(n::int) from raw group by 1",
      },
    ],
  },
  {
    importer: "border-series",
    path: `${migration}mexico_nat.csv`,
    rows: 5759,
    accepted: 5759,
    checks: [byMonth, byNationality],
  },
  {
    importer: "border-series",
    path: `${migration}honduras_nat.csv`,
    rows: 4198,
    accepted: 4198,
    checks: [byMonth, byNationality],
  },
  {
    importer: "border-series",
    path: `${migration}guatemala.csv`,
    rows: 736,
    accepted: 736,
    checks: [
      byMonth,
      {
        by: ["sex", "age"],
        sql: "select sex || ' ' || replace(age, ' ', '_'), sum(n::int) from raw group by 1",
      },
    ],
  },
  {
    importer: "border-series",
    path: `${migration}darien_nat.csv`,
    rows: 2387,
    accepted: 2387,
    checks: [byMonth, byNationality],
  },
  {
    importer: "border-series",
    path: `${migration}darien_dmg.csv`,
    rows: 160,
    accepted: 160,
    checks: [byMonth, { by: ["demography"], sql: "select demog, sum(n::int) from raw group by 1" }],
  },
  {
    importer: "border-series",
    path: `${migration}australia.csv`,
    rows: 50,
    accepted: 50,
    checks: [
      { by: ["year"], sql: "select t, sum(n::int) from raw group by 1" },
      {
        by: ["year"],
        measure: "boats",
        sql: "select t, sum(boats::int) from raw where boats is not null group by 1",
      },
    ],
  },
  {
    importer: "us-dhs",
    path: "migration/us_dhs_apprehended.csv",
    rows: 89,
    accepted: 89,
    checks: [{ by: ["year"], sql: `select column0, sum("Aliens Apprehended"::int) from raw group by 1` }],
  },
  {
    importer: "us-dhs",
    path: "migration/us_dhs_apprehended_reg.csv",
    rows: 10,
    accepted: 10,
    checks: [
      { by: ["year"], sql: `select column000, sum("Total"::double) from raw group by 1` },
      {
        by: ["region"],
        where: "year=2010",
        sql: `select 'africa', "Africa"::double from raw where column000 = '2010' union all select 'northern_america', "North America"::double from raw where column000 = '2010'`,
      },
      {
        by: ["origin"],
        where: "origin in (CSXX, ANHH, SUHH, MX)",
        sql: `select 'CSXX', sum("Serbia and Montenegro"::double) from raw union all select 'ANHH', sum("Netherlands Antilles"::double) from raw union all select 'SUHH', sum("Soviet Union, former"::double) from raw union all select 'MX', sum("Mexico"::double) from raw`,
      },
    ],
  },
  {
    importer: "us-dhs",
    path: "migration/us_dhs_border_patrol.csv",
    rows: 10,
    accepted: 10,
    checks: [wide({ smugglers_located: "Smugglers of aliens located", processed: "Total processed" })],
  },
  {
    importer: "us-dhs",
    path: "migration/us_dhs_conviction.csv",
    rows: 13,
    accepted: 13,
    checks: [
      wide({
        convictions_smuggling: "Bringing in, transporting, harboring illegal aliens",
        convictions_all: "All violations",
      }),
    ],
  },
  {
    importer: "us-dhs",
    path: "migration/us_dhs_investigations.csv",
    rows: 10,
    accepted: 10,
    checks: [wide({ smugglers_arrested: "Smugglers arrested", smuggling_cases: "Smuggling cases" })],
  },
  {
    importer: "us-dhs",
    path: "migration/us_dhs_prosecutions.csv",
    rows: 13,
    accepted: 13,
    checks: [
      wide({
        prosecutions_acquitted: "Immigration acquittals",
        prosecutions_immigration: "Immigration prosecutions",
      }),
    ],
  },
  {
    importer: "us-smuggling-complaints",
    path: "migration/us_federal_smuggling_complaints_noname.csv",
    rows: 319,
    accepted: 317,
    checks: [
      {
        by: ["year"],
        measure: "rows",
        sql: `select right(date, 4), count(*) from raw where coalesce("price to be smuggled into U.S. (USD)", '') not like '$%' and coalesce("profit for smuggler (USD)", '') not like '%gas%' group by 1`,
      },
      {
        by: [],
        measure: "fee",
        sql: `select '', median(replace("price to be smuggled into U.S. (USD)", ',', '')::double) from raw where "price to be smuggled into U.S. (USD)" not like '$%'`,
      },
      {
        by: ["case_type"],
        measure: "rows",
        where: "case_type=human_smuggling",
        sql: `select 'human_smuggling', count(*) from raw where "case type" like '%human smuggling%' and coalesce("price to be smuggled into U.S. (USD)", '') not like '$%' and coalesce("profit for smuggler (USD)", '') not like '%gas%'`,
      },
    ],
  },
  {
    importer: "sdg-16-2-2",
    path: "unodc/sdg_16-2-2_uk.csv",
    rows: 429,
    accepted: 429,
    checks: [
      { by: ["year"], sql: "select Year, Value::double from raw where Sex is null and Age is null" },
      {
        by: ["sex"],
        sql: "select lower(Sex), sum(Value::double) from raw where Sex is not null and Age is null group by 1",
      },
      {
        by: ["age"],
        where: "sex=female and year=2020",
        sql: "select case Age when '75 and over' then '75+' when 'Age not known' then 'not_known' else replace(Age, ' to ', '-') end, Value::double from raw where Sex = 'Female' and Age is not null and Year = '2020' and Value::double > 0",
      },
    ],
  },
  {
    importer: "tip-directionality",
    path: "tip_report/hti_directionality_flat.csv.gz",
    rows: 22246,
    accepted: 22040,
    checks: [
      {
        by: ["origin", "destination"],
        where: "origin=NP and destination=IN",
        sql: "select 'NP IN', count(*) from raw where trim(Origin_Country) = 'Nepal' and trim(Destination_Country) = 'India' and coalesce(Type_Of_Trafficking, '') not like '11%' and coalesce(Means, '') not like '11%'",
      },
    ],
  },
  {
    importer: "tip-directionality",
    path: "tip_report/hti_directionality_2008_2016.xlsx",
    rows: 2002,
    accepted: 1986,
    checks: [],
  },
  {
    importer: "rankings",
    path: "tip_report/tip_tiers_1999_2015.csv",
    rows: 3208,
    accepted: 3208,
    checks: [
      {
        by: ["tier"],
        measure: "rows",
        sql: "select case trim(tier) when 'Tier 1' then '1' when 'Tier 2' then '2' when 'Watchlist' then '2w' when 'Tier 3' then '3' else 'unknown' end, count(*) from raw group by 1",
      },
    ],
  },
  { importer: "rankings", path: "tip_report/policy_index_3p.csv", rows: 3021, accepted: 2782, checks: [] },
];
