import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { statistics } from "../index.ts";
import { setRepublication } from "../set-republication.ts";
import { closeStore } from "../store/ask-store.ts";
import { setStatisticsFolder } from "../store/folder.ts";
import type { PanelAnswer } from "../views/view.ts";
import { compareCountries } from "./compare-countries.ts";
import { exportComparison, exportCountry } from "./export-country.ts";
import { listCountries } from "./list-countries.ts";
import { showCountry } from "./show-country.ts";

const shared = join(import.meta.dirname, "../../../../shared/data");
const folder = mkdtempSync(join(tmpdir(), "palermo-country-"));
let kernel: TestKernel;
let rapporteur: TestAccount;
let reader: TestAccount;
let back: () => void;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [statistics] });
  back = setStatisticsFolder(join(folder, "statistics"));
  const agencyId = await kernel.openAgency();
  rapporteur = await kernel.openAccount({ agencyId, roles: ["rapporteur"] });
  reader = await kernel.openAccount({ agencyId, roles: ["auditor"] });
});

afterAll(async () => {
  await closeStore();
  await kernel.close();
  back();
  rmSync(folder, { recursive: true, force: true });
});

async function imported(name: string, path: string): Promise<string> {
  const importer = statistics.importers?.find((one) => one.name === name);
  if (importer === undefined) throw new Error(`no importer ${name}`);
  const report = await importer.commit({
    path,
    fileName: path,
    options: {},
    lang: "en",
    signal: new AbortController().signal,
    progress: async () => undefined,
    inTx: (work) => rapporteur.work(work),
    importId: crypto.randomUUID(),
    leaveOutRejected: true,
  });
  return report.dataset ?? "";
}

/** Rows of the raw UNODC file: a key and the least and most that its figures add up to. */
async function raw(where: string, key: string): Promise<Record<string, string>> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const { length } = await connection
    .runAndReadAll(
      `select ${key} as k,
         sum(case when txtVALUE = '<5' then 1 else replace(txtVALUE, ',', '')::int end)::int as low,
         sum(case when txtVALUE = '<5' then 4 else replace(txtVALUE, ',', '')::int end)::int as high
       from read_csv('${join(shared, "unodc/data_glotip_2025.csv.gz")}', all_varchar = true, skip = 2, header = true)
       where txtVALUE not like '%,%,%' and ${where} group by 1`,
    )
    .then((found) => {
      rows = found.getRows().map(([k, low, high]) => [String(k), `${low}-${high}`]);
      return rows;
    });
  expect(length).toBeGreaterThan(0);
  return Object.fromEntries(rows);
}
let rows: [string, string][] = [];

function panelOf(answer: { sections: { panels: PanelAnswer[] }[] }, name: string): PanelAnswer {
  const found = answer.sections.flatMap(({ panels }) => panels).find(({ panel }) => panel === name);
  if (found === undefined) throw new Error(`no panel ${name}`);
  return found;
}

/** Cells of a panel without margins, as bounds by their place. */
function boundsOf({ table }: PanelAnswer): Record<string, string> {
  return Object.fromEntries(
    (table?.cells ?? []).flatMap(({ at, state, value, low, high }) =>
      at.includes(null) || state === "missing"
        ? []
        : [[at.join(" "), state === "shown" ? `${value}-${value}` : `${low}-${high}`]],
    ),
  );
}

test("a stranger sees no country", async () => {
  const stranger = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: [] });
  for (const [question, input] of [
    ["show-country", { country: "PH" }],
    ["compare-countries", { countries: ["PH"] }],
    ["list-countries", {}],
    ["export-country", { country: "PH", format: "csv" }],
    ["export-comparison", { countries: ["PH"], format: "csv" }],
  ] as const)
    await expect(stranger.callByName(`statistics.${question}`, input)).rejects.toMatchObject({
      code: "not-found",
    });
});

describe("before any data is here", () => {
  it("[M1] says of each section where figures can be had, and how the country stands to the treaties", async () => {
    const answer = await reader.call(showCountry, { country: "ph" });
    expect(answer.country).toMatchObject({ code: "PH", former: false });
    expect(answer.sections.map(({ section }) => section)).toEqual([
      "victims",
      "justice",
      "citizens",
      "flows",
      "routes",
      "rates",
    ]);
    for (const { panels, elsewhere } of answer.sections) {
      expect(elsewhere.length).toBeGreaterThan(0);
      expect(panels.every(({ table }) => table === null)).toBe(true);
    }
    expect(answer.treaties.items[0]?.treaties).toMatchObject([
      { treaty: "TIP", state: "party", bound: "2002-05-28", how: "ratification" },
      { treaty: "SOM", state: "party", bound: "2002-05-28" },
      { treaty: "UNTOC", state: "party", bound: "2002-05-28" },
    ]);
    expect(answer.treaties.notes[0]).toContain("14 March 2015");
  });

  it("makes a document of treaties and sources all the same", async () => {
    const file = await reader.call(exportCountry, { country: "TV", format: "pdf" });
    expect(Buffer.from(file.base64, "base64").subarray(0, 5).toString()).toBe("%PDF-");
    expect(file.fileName).toMatch(/^country-tv-/);
  });

  it("refuses a code that names no country, with its place", async () => {
    await expect(reader.call(showCountry, { country: "ZZ" })).rejects.toMatchObject({
      detail: { refusal: "no-such-country" },
    });
    await expect(reader.call(compareCountries, { countries: ["PH", "QQ"] })).rejects.toMatchObject({
      detail: { refusal: "no-such-country" },
    });
    await expect(
      reader.call(compareCountries, { countries: ["PH", "NL", "DE", "FR", "ES"] }),
    ).rejects.toMatchObject({ code: "bad-input" });
  });

  it("offers each country by its names in six languages, former States among them", async () => {
    const { items } = await reader.call(listCountries, {});
    const named = (code: string) => items.find((item) => item.code === code);
    expect(named("PH")?.names).toMatch(/الفلبين.*菲律宾.*Philippines/);
    expect(named("CSXX")).toMatchObject({ former: true, filled: false });
    expect(items.filter(({ former }) => former)).toHaveLength(6);
  });
});

describe("with the UNODC table", () => {
  let dataset = "";
  beforeAll(async () => {
    dataset = await imported("unodc", join(shared, "unodc/data_glotip_2025.csv.gz"));
  }, 120_000);

  it.each([
    ["PH", "PHL"],
    ["NL", "NLD"],
  ])("shows what the raw file says of %s", async (country, iso) => {
    const answer = await reader.call(showCountry, { country });
    const own = `Iso3_code = '${iso}'`;
    const total = `Dimension = 'Total' and Sex = 'Total' and Age = 'Total'`;
    const detected = `Indicator = 'Detected trafficking victims'`;
    expect(boundsOf(panelOf(answer, "detected"))).toEqual(
      await raw(`${own} and ${detected} and ${total}`, "Year"),
    );
    expect(boundsOf(panelOf(answer, "victims-sex"))).toEqual(
      await raw(
        `${own} and ${detected} and Dimension = 'Total' and Age in ('Total', 'Unknown') and Sex <> 'Total'`,
        "Year || ' ' || lower(Sex)",
      ),
    );
    expect(boundsOf(panelOf(answer, "stages-years"))).toEqual(
      await raw(
        `${own} and ${total} and Indicator <> 'Detected trafficking victims'`,
        `Year || ' ' || case Indicator when 'Offences of trafficking in persons' then 'offences'
           when 'Persons brought into formal contact' then 'formal_contact'
           when 'Persons prosecuted' then 'prosecuted' else 'convicted' end`,
      ),
    );
    const here = panelOf(answer, "citizens-here");
    const expected = await raw(
      `${own} and ${detected} and Dimension = 'by citizenship' and Sex = 'Total' and Age = 'Total'`,
      "'all'",
    );
    const cells = Object.values(boundsOf(here)).map((bounds) => bounds.split("-").map(Number));
    const sum = (index: number) => cells.reduce((all, bounds) => all + (bounds[index] ?? 0), 0);
    expect(`${sum(0)}-${sum(1)}`).toBe(expected.all);
  });

  it("shows where nationals were detected abroad, never the country itself", async () => {
    const answer = await reader.call(showCountry, { country: "PH" });
    const expected = await raw(
      `Indicator = 'Detected trafficking victims' and Dimension = 'by citizenship' and Category = 'Philippines'
         and Iso3_code <> 'PHL' and Sex = 'Total' and Age = 'Total'`,
      "'all'",
    );
    const bounds = boundsOf(panelOf(answer, "citizens-abroad"));
    expect(Object.keys(bounds)).not.toContain("PH");
    const sum = (index: number) =>
      Object.values(bounds).reduce((all, one) => all + Number(one.split("-")[index]), 0);
    expect(`${sum(0)}-${sum(1)}`).toBe(expected.all);
  });

  it("narrows to years", async () => {
    const answer = await reader.call(showCountry, { country: "NL", from: 2018, to: 2020 });
    expect(Object.keys(boundsOf(panelOf(answer, "detected")))).toEqual(["2018", "2019", "2020"]);
  });

  it("sets countries side by side as each stands by itself, and ranks none", async () => {
    const both = await reader.call(compareCountries, { countries: ["NL", "PH", "NL"] });
    expect(both.countries.map(({ code }) => code)).toEqual(["NL", "PH"]);
    const together = boundsOf(panelOf(both, "detected"));
    for (const country of ["NL", "PH"]) {
      const alone = boundsOf(panelOf(await reader.call(showCountry, { country }), "detected"));
      for (const [year, bounds] of Object.entries(alone)) expect(together[`${year} ${country}`]).toBe(bounds);
    }
    expect(both.notes[0]).toContain("no ranking");
    expect(panelOf(both, "detected").bySize).toBe(false);
  });

  it("keeps a State that no longer exists to itself", async () => {
    const answer = await reader.call(showCountry, { country: "CSXX" });
    expect(answer.country).toMatchObject({ former: true, label: "Serbia and Montenegro (until 2006)" });
    expect(answer.notes[0]).toContain("no longer exists");
    expect(answer.treaties.items[0]?.treaties.every(({ state }) => state === "none")).toBe(true);
    expect(answer.treaties.notes).toHaveLength(2);
    expect(answer.sections.flatMap(({ panels }) => panels).every(({ table }) => table === null)).toBe(true);
  });

  it("has no rates without a population, and right ones with it", async () => {
    const before = await reader.call(showCountry, { country: "NL" });
    expect(panelOf(before, "rate-victims").table).toBeNull();
    const path = join(folder, "people.csv");
    writeFileSync(path, "year,country,population\n2019,NLD,17300000\n2020,NLD,17400000\n");
    await imported("population", path);
    const after = await reader.call(showCountry, { country: "NL" });
    const { table } = panelOf(after, "rate-victims");
    expect(table?.measure?.name).toBe("rate");
    expect(table?.caveats[0]).toContain("Population from");
    const detected = boundsOf(panelOf(after, "detected"));
    const rate = (year: number, people: number) =>
      Math.round((Number(detected[year]?.split("-")[0]) * 1e7) / people) / 100;
    const [y2019, y2020] = [rate(2019, 17_300_000), rate(2020, 17_400_000)];
    expect(boundsOf(panelOf(after, "rate-victims"))).toEqual({
      "2019 NL": `${y2019}-${y2019}`,
      "2020 NL": `${y2020}-${y2020}`,
    });
  });

  it("[M1] shows rankings only when asked for, each labelled", async () => {
    await imported("rankings", join(shared, "tip_report/policy_index_3p.csv"));
    const off = await reader.call(showCountry, { country: "PH" });
    expect(off.rankings).toBe(true);
    expect(JSON.stringify(off.sections)).not.toContain('"ranking":true');
    const on = await reader.call(showCountry, { country: "PH", rankings: true });
    const last = on.sections.at(-1);
    expect(last?.section).toBe("rankings");
    expect(last?.panels[0]?.title).toContain("one government or one study");
    expect(last?.panels[0]?.table).not.toBeNull();
  });

  it("makes files of every table, in each language, and refuses where the licence forbids it", async () => {
    const csv = await reader.call(exportCountry, { country: "NL", format: "csv" });
    const text = Buffer.from(csv.base64, "base64").toString();
    for (const word of ["as of", "acceptance", "bounds only", "Netherlands"])
      expect(text.toLowerCase()).toContain(word.toLowerCase());
    const xlsx = await reader.call(exportComparison, { countries: ["NL", "PH"], format: "xlsx" });
    expect(Buffer.from(xlsx.base64, "base64").subarray(0, 2).toString()).toBe("PK");
    const started = performance.now();
    const pdf = await reader.call(exportCountry, { country: "NL", format: "pdf" });
    expect(performance.now() - started).toBeLessThan(3000);
    expect(Buffer.from(pdf.base64, "base64").length).toBeGreaterThan(20_000);
    const one = await reader.call(exportCountry, { country: "NL", format: "pdf", panel: "detected" });
    expect(one.lines.title).toContain("detected");
    await rapporteur.call(setRepublication, {
      dataset,
      republication: "forbidden",
      licence: "for one reader",
    });
    for (const format of ["csv", "xlsx", "pdf", "picture"] as const)
      await expect(reader.call(exportCountry, { country: "NL", format })).rejects.toMatchObject({
        detail: { refusal: "no-republication", params: { licence: "for one reader" } },
      });
    await rapporteur.call(setRepublication, { dataset, republication: "attribution" });
  });
});

describe("newer status of treaties", () => {
  it("[L3] that law imported stands on the country's page, with the day up to which each treaty is known", async () => {
    const before = await reader.call(showCountry, { country: "PW" });
    expect(before.treaties.items[0]?.treaties[0]).toMatchObject({ treaty: "TIP", state: "none" });
    const owner = await kernel.database.owner();
    const importId = crypto.randomUUID();
    await owner.query(
      "insert into law.status_import (import_id, treaty, as_of, source) values ($1, 'TIP', '2020-01-01', 'A newer table')",
      [importId],
    );
    await owner.query(
      "insert into law.status_row (import_id, treaty, participant, bound, how) values ($1, 'TIP', 'PW', '2019-05-27', 'accession')",
      [importId],
    );
    await owner.end();
    const { treaties } = await reader.call(showCountry, { country: "PW" });
    expect(treaties.items[0]?.treaties[0]).toMatchObject({
      ...{ treaty: "TIP", state: "party", bound: "2019-05-27", how: "accession" },
    });
    expect(treaties.notes[0]).toContain("1 January 2020");
    expect(treaties.notes[1]).toContain("14 March 2015");
    expect(treaties.source).toContain("A newer table");
    expect(treaties.asOf).toBe("2015-03-14");
  });
});
