import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Importer, Report } from "#kernel/import";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { exportTable } from "./export-table.ts";
import { getDataSet } from "./get-data-set.ts";
import { ctdc } from "./import/ctdc.ts";
import { unodc } from "./import/unodc.ts";
import { statistics } from "./index.ts";
import { listDataSets } from "./list-data-sets.ts";
import { makeTable } from "./make-table.ts";
import { removeDataSet } from "./remove-data-set.ts";
import { showJusticeFunnel } from "./show-justice-funnel.ts";
import { showView } from "./show-view.ts";
import { closeStore } from "./store/ask-store.ts";
import { setStatisticsFolder } from "./store/folder.ts";
import { sweep } from "./sweep-files.ts";

const shared = join(import.meta.dirname, "../../../shared/data");
const coded = join(shared, "ctdc/ctdc_global_2020_coded.csv.gz");
const reduced = join(shared, "ctdc/ctdc_global_2020_reduced.csv.gz");
const glotip = join(shared, "unodc/data_glotip_2025.csv.gz");

const folder = mkdtempSync(join(tmpdir(), "palermo-statistics-"));
let kernel: TestKernel;
let rapporteur: TestAccount;
let auditor: TestAccount;
let stranger: TestAccount;
let back: () => void;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [statistics] });
  back = setStatisticsFolder(join(folder, "statistics"));
  const agencyId = await kernel.openAgency();
  rapporteur = await kernel.openAccount({ agencyId, roles: ["rapporteur"] });
  auditor = await kernel.openAccount({ agencyId, roles: ["auditor"] });
  stranger = await kernel.openAccount({ agencyId, roles: [] });
});

afterAll(async () => {
  await closeStore();
  await kernel.close();
  back();
  rmSync(folder, { recursive: true, force: true });
});

async function imported(importer: Importer, path: string, who = rapporteur): Promise<Report> {
  return importer.commit({
    path,
    fileName: path,
    options: {},
    lang: "en",
    signal: new AbortController().signal,
    progress: async () => undefined,
    inTx: (work) => who.work(work),
    importId: crypto.randomUUID(),
    leaveOutRejected: true,
  });
}

/** Counts in the raw file, by other code than the importer's. */
async function raw(sql: string): Promise<Record<string, number>> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const rows = (await connection.runAndReadAll(sql)).getRows();
  return Object.fromEntries(rows.map(([key, value]) => [String(key), Number(value)]));
}

function shownOf(cells: { at: (string | null)[]; value?: number | undefined }[]): Record<string, number> {
  return Object.fromEntries(
    cells.flatMap(({ at, value }) =>
      value === undefined || value === 0 ? [] : [[at.map((place) => place ?? "*").join(" "), value]],
    ),
  );
}

describe("who may", () => {
  it("a stranger gets nothing", async () => {
    await expect(stranger.call(listDataSets, {})).rejects.toThrow();
    await expect(stranger.call(makeTable, { dataset: "ctdc-1" })).rejects.toThrow();
  });

  it("a reader without the right to import can neither import nor remove", async () => {
    const empty = await auditor.call(listDataSets, {});
    expect(empty).toEqual({ items: [], next: null, mayImport: false });
    await expect(auditor.call(removeDataSet, { dataset: "ctdc-1" })).rejects.toThrow();
  });

  it("pages have an answer before any data are in", async () => {
    const profile = await auditor.call(showView, { view: "victims", data: {}, filters: {} });
    expect(profile.panels.every(({ dataSet }) => dataSet === null)).toBe(true);
    const funnel = await auditor.call(showJusticeFunnel, {});
    expect(funnel.dataSet).toBeNull();
  });
});

describe.skipIf(!existsSync(coded))("CTDC, both published files", () => {
  it("takes every row and counts as plain SQL does", async () => {
    const report = await imported(ctdc, coded);
    expect(report).toMatchObject({ rowsRead: 48801, accepted: 48801, rejectedCount: 0, dataset: "ctdc-1" });
    const table = await auditor.call(makeTable, { dataset: "ctdc-1", by: ["sex"] });
    const source = `read_csv('${coded}', all_varchar = true)`;
    const bySex = await raw(`select lower(gender), count(*) from ${source} group by 1`);
    expect(shownOf(table.cells)).toEqual({ ...bySex, "*": 48801 });
    const byAge = await raw(
      `select coalesce(replace(ageBroad, '--', '-'), 'unknown'), count(*) from ${source} group by 1`,
    );
    const ages = await auditor.call(makeTable, { dataset: "ctdc-1", by: ["age"] });
    expect(shownOf(ages.cells)).toEqual({ ...byAge, "*": 48801 });
    expect(ages.known).toBe(48801 - (byAge.unknown ?? 0));
    const filtered = await auditor.call(makeTable, {
      dataset: "ctdc-1",
      by: ["sex", "age"],
      where: "year>=2015",
    });
    const recent = await raw(
      `select lower(gender) || ' ' || coalesce(replace(ageBroad, '--', '-'), 'unknown'), count(*) from ${source} where yearOfRegistration::double >= 2015 group by 1`,
    );
    const got = shownOf(filtered.cells);
    for (const [place, count] of Object.entries(recent)) expect(got[place] ?? count, place).toBe(count);
    expect(filtered.withheld).toBe(0);
    expect(got["* *"]).toBe(Object.values(recent).reduce((sum, count) => sum + count, 0));
  });

  it("reads 0 and empty as unknown and NA as Namibia in the reduced file", async () => {
    const report = await imported(ctdc, reduced);
    expect(report).toMatchObject({ rowsRead: 48773, accepted: 48773, dataset: "ctdc-2" });
    const table = await auditor.call(makeTable, { dataset: "ctdc-2", by: ["citizenship"] });
    const source = `read_csv('${reduced}', all_varchar = true)`;
    const counts = await raw(
      `select case when citizenship is null or citizenship = '0' then 'unknown' else citizenship end, count(*) from ${source} group by 1`,
    );
    expect(shownOf(table.cells)).toEqual({ ...counts, "*": 48773 });
    expect(counts.unknown).toBe(9136);
  });

  it("shows who the victims are, with what is unknown apart", async () => {
    const ask = { view: "victims", data: { view: "ctdc-1" }, filters: { sex: ["male"] } };
    const { panels } = await auditor.call(showView, ask);
    const means = panels.find(({ panel }) => panel === "means")?.table;
    expect(means?.cells.find(({ at }) => at[0] === null)).toMatchObject({ state: "shown", value: 13267 });
    expect(means?.caveats.length).toBeGreaterThan(2);
  });

  it("refuses a filter it cannot read, naming the place", async () => {
    await expect(
      auditor.call(makeTable, { dataset: "ctdc-1", by: [], where: "sex = " }),
    ).rejects.toMatchObject({
      detail: { refusal: "bad-filter" },
    });
    await expect(
      auditor.call(makeTable, { dataset: "ctdc-1", by: [], where: "sex=female; drop table x" }),
    ).rejects.toThrow();
    await expect(auditor.call(makeTable, { dataset: "ctdc-9", by: [] })).rejects.toThrow();
  });

  it("exports with source and caveats", async () => {
    const csv = await auditor.call(exportTable, { dataset: "ctdc-1", by: ["form", "means"] });
    expect(csv.fileName).toBe("ctdc-1-form-means.csv");
    expect(csv.text).toContain("hidden (small group)");
    expect(csv.text).toContain("# Source: Counter Trafficking Data Collaborative");
  });
});

describe.skipIf(!existsSync(glotip))("UNODC table", () => {
  it("names every row that it does not take", async () => {
    const report = await imported(unodc, glotip);
    expect(report).toMatchObject({
      rowsRead: 58769,
      accepted: 58620,
      rejectedCount: 149,
      dataset: "unodc-1",
    });
    const first = report.rejected[0];
    expect(first).toMatchObject({ row: 673, column: "txtVALUE", value: "6,112,019" });
    expect(first?.expected).toContain("questionnaire");
    const set = await auditor.call(getDataSet, { dataset: "unodc-1" });
    expect(set.rowsRead).toBe(set.accepted + set.rejectedCount);
    expect(set.caveats.some((caveat) => caveat.startsWith("110 figures"))).toBe(true);
  });

  it("adds only Dimension = Total, with bounds, as plain SQL does", async () => {
    const source = `read_csv('${glotip}', all_varchar = true, skip = 2, header = true)`;
    const bound = (censored: number) =>
      `sum(case when txtVALUE = '<5' then ${censored} else replace(txtVALUE, ',', '')::bigint end)`;
    const where = `Dimension = 'Total' and Sex = 'Total' and Age = 'Total'`;
    const low = await raw(`select Indicator, ${bound(1)} from ${source} where ${where} group by 1`);
    const high = await raw(`select Indicator, ${bound(4)} from ${source} where ${where} group by 1`);
    const funnel = await auditor.call(showJusticeFunnel, {});
    const names = {
      offences: "Offences of trafficking in persons",
      formal_contact: "Persons brought into formal contact",
      prosecuted: "Persons prosecuted",
      convicted: "Persons convicted",
    };
    for (const { stage, all } of funnel.stages) {
      expect(all?.low, stage).toBe(low[names[stage]]);
      expect(all?.high, stage).toBe(high[names[stage]]);
    }
    const years = funnel.byYear.reduce((sum, { figures }) => sum + (figures.convicted?.low ?? 0), 0);
    expect(years).toBe(low["Persons convicted"]);
    expect(funnel.matchedPairs).toBeGreaterThan(100);
    const table = await auditor.call(makeTable, {
      dataset: "unodc-1",
      by: ["sex"],
      where: "indicator=convicted",
    });
    const total = table.cells.find(({ at }) => at[0] === null);
    expect(total).toMatchObject({
      state: "censored",
      low: low["Persons convicted"],
      high: high["Persons convicted"],
    });
  });

  it("refuses to add different indicators", async () => {
    await expect(auditor.call(makeTable, { dataset: "unodc-1", by: ["year"] })).rejects.toMatchObject({
      detail: { refusal: "choose-indicator" },
    });
  });

  it("takes an import back: row and file go", async () => {
    const before = readdirSync(join(folder, "statistics")).filter((name) => name.endsWith(".parquet")).length;
    await rapporteur.call(removeDataSet, { dataset: "unodc-1" });
    await expect(auditor.call(getDataSet, { dataset: "unodc-1" })).rejects.toThrow();
    const left = await auditor.call(listDataSets, {});
    const kept = new Set(left.items.map(({ dataSetId }) => dataSetId));
    expect(await sweep(kept, Date.now() + 120_000)).toBe(1);
    expect(readdirSync(join(folder, "statistics")).filter((name) => name.endsWith(".parquet")).length).toBe(
      before - 1,
    );
  });
});
