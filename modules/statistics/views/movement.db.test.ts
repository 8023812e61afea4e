import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { countries } from "@palermo/vocabulary";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { exportView } from "../export-view.ts";
import { statistics } from "../index.ts";
import { showView } from "../show-view.ts";
import { closeStore } from "../store/ask-store.ts";
import { setStatisticsFolder } from "../store/folder.ts";
import type { PanelAnswer } from "./view.ts";

const shared = join(import.meta.dirname, "../../../../shared/data");
const folder = mkdtempSync(join(tmpdir(), "palermo-movement-"));
const files = {
  records: { importer: "ctdc", path: "ctdc/ctdc_global_2020_reduced.csv.gz" },
  figures: { importer: "unodc", path: "unodc/data_glotip_2025.csv.gz" },
  statements: { importer: "tip-directionality", path: "tip_report/hti_directionality_flat.csv.gz" },
  deaths: {
    importer: "iom-missing-migrants",
    path: "migration/iom_missing_migrants_global_2014_2023.csv.gz",
  },
  frontex: { importer: "frontex", path: "migration/iom_gdi_frontex.csv.gz" },
  groups: { importer: "border-series", path: "migration/iom_gdi_irreg_usa.csv.gz" },
  complaints: {
    importer: "us-smuggling-complaints",
    path: "migration/us_federal_smuggling_complaints_noname.csv",
  },
  arrests: { importer: "us-dhs", path: "migration/us_dhs_investigations.csv" },
} as const;
type File = keyof typeof files;

let kernel: TestKernel;
let rapporteur: TestAccount;
let back: () => void;
const codes: Partial<Record<File, string>> = {};
/** Rows of the raw file that were not accepted, as a spreadsheet numbers them. */
const rejected: Partial<Record<File, readonly number[]>> = {};

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [statistics] });
  back = setStatisticsFolder(join(folder, "statistics"));
  rapporteur = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["rapporteur"] });
  for (const [name, { importer, path }] of Object.entries(files)) {
    const found = statistics.importers?.find((one) => one.name === importer);
    if (found === undefined) throw new Error(`no importer ${importer}`);
    const report = await found.commit({
      path: join(shared, path),
      fileName: path,
      options: {},
      lang: "en",
      signal: new AbortController().signal,
      progress: async () => undefined,
      inTx: (work) => rapporteur.work(work),
      importId: crypto.randomUUID(),
      leaveOutRejected: true,
    });
    codes[name as File] = report.dataset;
    rejected[name as File] = report.rejected.map(({ row }) => row);
  }
}, 300_000);

afterAll(async () => {
  await closeStore();
  await kernel.close();
  back();
  rmSync(folder, { recursive: true, force: true });
});

/** The same by other code: the raw file, all its columns texts, rejected rows left out by their number. */
async function raw(file: File, sql: string): Promise<Record<string, number>> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run("create table iso (two varchar, three varchar, name varchar)");
  for (const { alpha2, alpha3, label } of countries)
    await connection.run("insert into iso values ($1, $2, $3)", [alpha2, alpha3, label.en]);
  const out = rejected[file] ?? [];
  await connection.run(
    `create table raw as select * from (select *, row_number() over () + 1 as line from
     read_csv('${join(shared, files[file].path)}', all_varchar = true, header = true, nullstr = ['', 'NA'], quote = '"', parallel = false))
     where line not in (${[0, ...out].join(", ")})`,
  );
  const rows = (await connection.runAndReadAll(sql)).getRows();
  return Object.fromEntries(
    rows.flatMap(([key, value]) => (Number(value) === 0 ? [] : [[String(key), Number(value)]])),
  );
}

async function panelOf(view: string, panel: string, file: File): Promise<PanelAnswer> {
  const code = codes[file] ?? "";
  const answer = await rapporteur.call(showView, { view, data: { [panel]: code } });
  const found = answer.panels.find((one) => one.panel === panel);
  if (found === undefined || found.table === null) throw new Error(`${view}.${panel}: ${found?.refusal}`);
  expect(found.dataSet?.code).toBe(code);
  return found;
}

function figuresOf({ table }: PanelAnswer): Record<string, number> {
  return Object.fromEntries(
    (table?.cells ?? []).flatMap(({ at, state, value }) =>
      at.includes(null) || state !== "shown" || !value ? [] : [[at.join(" "), value]],
    ),
  );
}

const byCode = "coalesce((select two from iso where three = nat), nat)";

const checks: readonly (readonly [string, string, File, string, RegExp?])[] = [
  [
    "smuggling-routes",
    "detections",
    "frontex",
    `select lower(replace(replace(route, ' Route', ''), ' ', '_')) || ' ' || left(t, 7), sum(n::int) from raw where route like '%Mediterranean Route' group by 1`,
    /^(central|eastern|western)_mediterranean /,
  ],
  [
    "smuggling-routes",
    "borders",
    "frontex",
    "select left(t, 4) || ' ' || lower(type), sum(n::int) from raw group by 1",
  ],
  [
    "smuggling-routes",
    "deaths",
    "deaths",
    `select 'central_mediterranean ' || "Incident year", sum("Total Number of Dead and Missing"::int) from raw where "Migration route" like '%Central Mediterranean%' group by 1`,
    /^central_mediterranean /,
  ],
  [
    "smuggling-routes",
    "causes",
    "deaths",
    `select 'drowning', sum("Total Number of Dead and Missing"::int) from raw where "Cause of Death" like '%Drowning%'`,
    /^drowning$/,
  ],
  [
    "smuggling-routes",
    "fees",
    "complaints",
    `select right(date, 4), median(replace("price to be smuggled into U.S. (USD)", ',', '')::double) from raw where "price to be smuggled into U.S. (USD)" is not null group by 1`,
  ],
  [
    "smuggled-migrants",
    "origins",
    "frontex",
    `select ${byCode}, sum(n::int) from raw where nat in ('SYR', 'AFG', 'NGA', 'MAR') group by 1`,
    /^(SY|AF|NG|MA)$/,
  ],
  ["smuggled-migrants", "months", "groups", "select left(t, 7), sum(n::int) from raw group by 1"],
  [
    "smuggled-migrants",
    "groups",
    "groups",
    "select left(t, 4) || ' ' || case demog when 'Single Adults' then 'single_adults' when 'FMUA' then 'family_unit' when 'Accompanied Minors' then 'accompanied' else 'unaccompanied' end, sum(n::int) from raw group by 1",
  ],
  ["smugglers", "prosecuted", "complaints", "select right(date, 4), count(*) from raw group by 1"],
  [
    "smugglers",
    "states",
    "complaints",
    "select trim(state), count(*) from raw where state is not null group by 1",
    /^(?!unknown)/,
  ],
  [
    "smugglers",
    "arrested",
    "arrests",
    `select 'smugglers_arrested ' || column00, sum("Smugglers arrested"::double) from raw group by column00`,
    /^smugglers_arrested /,
  ],
  [
    "conflict",
    "armed",
    "statements",
    `select 'rebels ' || Years::double::int, count(*) from raw where regexp_matches(trafficker, '(^|,)\\s*2(\\.0)?\\s*(,|$)') group by Years`,
    /^rebels /,
  ],
  [
    "conflict",
    "soldiers",
    "statements",
    `select two, count(*) from raw join iso on name = trim(Origin_Country) where regexp_matches(Type_Of_Trafficking, '(^|,)\\s*7(\\.0)?\\s*(,|$)') and two in ('UG', 'TD', 'SO', 'SD') group by 1`,
    /^(UG|TD|SO|SD)$/,
  ],
  [
    "flows",
    "map",
    "statements",
    `select o.two || ' ' || d.two, count(*) from raw join iso o on o.name = trim(Origin_Country) join iso d on d.name = trim(Destination_Country) where o.two in ('NP', 'PH', 'NG', 'UA') and d.two in ('IN', 'SA', 'IT', 'PL', 'NP') group by 1`,
    /^(NP|PH|NG|UA) (IN|SA|IT|PL|NP)$/,
  ],
  [
    "flows",
    "destinations",
    "statements",
    `select two, count(*) from raw join iso on name = trim(Destination_Country) where two in ('IT', 'FR', 'IN', 'TH') group by 1`,
    /^(IT|FR|IN|TH)$/,
  ],
];

describe("the pages of movement over the real files", () => {
  for (const [view, panel, file, sql, part = /./] of checks)
    test(`${view}, ${panel}: figures are those of plain SQL over the raw file`, async () => {
      const shown = figuresOf(await panelOf(view, panel, file));
      const wanted = Object.fromEntries(Object.entries(shown).filter(([key]) => part.test(key)));
      expect(Object.keys(wanted).length).toBeGreaterThan(0);
      expect(wanted).toEqual(await raw(file, sql));
    });

  test("[M4] flows of records show true counts of 11 and more only, and domestic trafficking is their diagonal", async () => {
    const all = await raw(
      "records",
      "select citizenship || ' ' || CountryOfExploitation, count(*) from raw where citizenship not in ('0', '-99') and CountryOfExploitation not in ('0', '-99') group by 1",
    );
    const map = figuresOf(await panelOf("flows", "records-map", "records"));
    const known = Object.entries(map).filter(([key]) => !key.includes("unknown"));
    expect(known.length).toBeGreaterThan(40);
    for (const [key, value] of known) {
      expect(value, key).toBe(all[key]);
      expect(value).toBeGreaterThanOrEqual(11);
    }
    const within = figuresOf(await panelOf("flows", "within", "records"));
    const diagonal = known.flatMap(([key, value]) => {
      const [from, to] = key.split(" ");
      return from === to && from ? [[from, value]] : [];
    });
    expect(within).toEqual(Object.fromEntries(diagonal));
    expect(Object.keys(within).length).toBeGreaterThan(2);
  });

  test("regions hold what is shown between their countries, nothing more", async () => {
    const total = (panel: PanelAnswer) =>
      Object.entries(figuresOf(panel)).reduce((sum, [, value]) => sum + value, 0);
    const regions = await panelOf("flows", "regions", "statements");
    expect(total(regions)).toBe(total(await panelOf("flows", "sankey", "statements")));
    const records = await panelOf("flows", "records-regions", "records");
    expect(total(records)).toBe(total(await panelOf("flows", "records-map", "records")));
  });

  test("deaths on the map are all deaths of incidents with a place", async () => {
    const { places } = await panelOf("smuggling-routes", "places", "deaths");
    const sums = await raw(
      "deaths",
      `select 'with', sum("Total Number of Dead and Missing"::int) from raw where Coordinates is not null union all select 'without', count(*) from raw where Coordinates is null`,
    );
    expect(places?.at.reduce((sum, { value }) => sum + value, 0)).toBe(sums.with);
    expect(places?.elsewhere).toBe(sums.without ?? 0);
  });

  test("a map leaves with the words on its borders", async () => {
    const words = await rapporteur.call(exportView, { view: "flows", panel: "map", format: "picture" });
    expect(words.lines.foot.join(" ")).toContain("do not imply official endorsement");
  });

  test("victims recorded by year are those of the raw file", async () => {
    const shown = figuresOf(await panelOf("scale", "recorded", "records"));
    const counted = await raw("records", "select yearOfRegistration, count(*) from raw group by 1");
    for (const [year, value] of Object.entries(shown)) expect(value, year).toBe(counted[year]);
    expect(Object.keys(shown).length).toBeGreaterThan(8);
  });
});
