import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { countries } from "@palermo/vocabulary";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { getDataSet } from "./get-data-set.ts";
import { statistics } from "./index.ts";
import { makeTable } from "./make-table.ts";
import { files } from "./real-files-list.ts";
import { closeStore } from "./store/ask-store.ts";
import { setStatisticsFolder } from "./store/folder.ts";

const shared = join(import.meta.dirname, "../../../shared/data");
const folder = mkdtempSync(join(tmpdir(), "palermo-files-"));
let kernel: TestKernel;
let rapporteur: TestAccount;
let auditor: TestAccount;
let back: () => void;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [statistics] });
  back = setStatisticsFolder(join(folder, "statistics"));
  const agencyId = await kernel.openAgency();
  rapporteur = await kernel.openAccount({ agencyId, roles: ["rapporteur"] });
  auditor = await kernel.openAccount({ agencyId, roles: ["auditor"] });
});

afterAll(async () => {
  await closeStore();
  await kernel.close();
  back();
  rmSync(folder, { recursive: true, force: true });
});

async function raw(path: string, sql: string): Promise<Record<string, number>> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run("create table iso (two varchar, three varchar)");
  await connection.run(
    `insert into iso values ${countries.map(({ alpha2, alpha3 }) => `('${alpha2}', '${alpha3}')`).join(", ")}`,
  );
  await connection.run(
    `create view raw as from read_csv('${join(shared, path)}', all_varchar = true, header = true, nullstr = ['', 'NA'], quote = '"')`,
  );
  const rows = (await connection.runAndReadAll(sql)).getRows();
  return Object.fromEntries(rows.map(([key, value]) => [String(key), Number(value)]));
}

function figures(cells: { at: (string | null)[]; value?: number | undefined }[]): Record<string, number> {
  return Object.fromEntries(
    cells.flatMap(({ at, value }) =>
      value === undefined || value === 0 || (at.length > 0 && at.includes(null))
        ? []
        : [[at.join(" "), value]],
    ),
  );
}

async function imported(name: string, path: string, options: Record<string, string> = {}) {
  const importer = statistics.importers?.find((one) => one.name === name);
  if (importer === undefined) throw new Error(`no importer ${name}`);
  return importer.commit({
    path: join(shared, path),
    fileName: path,
    options,
    lang: "en",
    signal: new AbortController().signal,
    progress: async () => undefined,
    inTx: (work) => rapporteur.work(work),
    importId: crypto.randomUUID(),
    leaveOutRejected: true,
  });
}

describe.each(files)("$path", ({ importer: name, path, options = {}, rows, accepted, checks }) => {
  it(`gives ${accepted} of ${rows} rows, names the others, and adds up as plain SQL does`, async () => {
    const report = await imported(name, path, options);
    expect([report.rowsRead, report.accepted, report.rejectedCount]).toEqual([
      rows,
      accepted,
      rows - accepted,
    ]);
    expect(new Set(report.rejected.map(({ row }) => row)).size).toBe(rows - accepted);
    for (const { column, expected } of report.rejected) {
      expect(column).not.toBe("");
      expect(expected).not.toContain("import.expected");
    }
    const dataset = report.dataset ?? "";
    const set = await auditor.call(getDataSet, { dataset });
    expect([set.title, ...set.caveats, ...set.variables.map(({ label }) => label)].join()).not.toMatch(
      /(title|caveat|variable|unit)\./,
    );
    for (const { by, measure, where, sql } of checks) {
      const table = await auditor.call(makeTable, {
        dataset,
        by,
        ...(measure === undefined ? {} : { measure }),
        ...(where === undefined ? {} : { where }),
      });
      const expected = await raw(path, sql);
      for (const key of Object.keys(expected)) if (expected[key] === 0) delete expected[key];
      const got = figures(table.cells);
      const asked = where === undefined || where.includes("year=") ? got : { ...got };
      const compared =
        Object.keys(expected).length < Object.keys(got).length
          ? Object.fromEntries(Object.entries(asked).filter(([key]) => key in expected))
          : asked;
      expect(compared, `${by.join(" ")} ${measure ?? ""}`).toEqual(expected);
    }
  });
});

describe("victims and perpetrators", () => {
  const path = "ctdc/ctdc_vp_synthetic_2022_condensed.csv.gz";
  it("count in each of their values, once in the total, with shares of the records that have one", async () => {
    const report = await imported("ctdc-vp", path);
    expect(report).toMatchObject({ rowsRead: 21195, accepted: 21195, rejectedCount: 0 });
    const dataset = report.dataset ?? "";
    for (const [variable, column, map] of [
      ["perpetrator_sex", "IP_Gender", { female: "Female", male: "Male" }],
      [
        "perpetrator_age",
        "IP_ageBroad",
        { "0-29": "0--29", "30-38": "30--38", "39-47": "39--47", "48+": "48+" },
      ],
      [
        "perpetrator_region",
        "IP_citizen_UNRegion",
        { asia: "Asia", africa: "Africa", europe: "Europe", americas_oceania: "Americas/Oceania" },
      ],
      ["payment", "IP_PayMoney", { yes: "Yes", no: "No" }],
    ] as const) {
      const table = await auditor.call(makeTable, { dataset, by: [variable] });
      expect(table.by[0]?.overlapping).toBe(true);
      const expected = await raw(
        path,
        [
          ...Object.entries(map).map(
            ([code, text]) =>
              `select '${code}', count(*) from raw where list_contains(string_split(${column}, ';'), '${text}')`,
          ),
          `select 'unknown', count(*) from raw where ${column} is null`,
        ].join(" union all "),
      );
      expect(figures(table.cells)).toEqual(expected);
      expect(table.cells.find(({ at }) => at[0] === null)?.value).toBe(21195);
      const known = 21195 - (expected.unknown ?? 0);
      expect(table.known).toBe(known);
      for (const { at, percent, value } of table.cells)
        if (percent !== undefined)
          expect(percent, String(at[0])).toBeCloseTo((100 * (value ?? 0)) / known, 0);
    }
    const women = await auditor.call(makeTable, {
      dataset,
      by: ["sex", "perpetrator_sex"],
      where: "perpetrator_role=exploiter",
    });
    const expected = await raw(
      path,
      `select 'female female', count(*) from raw where gender = 'Female' and IP_Gender like '%Female%' and IP_Exploiter = '1'`,
    );
    expect(figures(women.cells)["female female"]).toBe(expected["female female"]);
    expect(women.cells.every(({ value }) => value === undefined || value === 0 || value >= 11)).toBe(true);
    await expect(
      auditor.call(makeTable, { dataset, by: [], where: "perpetrator_sex=unknown" }),
    ).rejects.toMatchObject({ detail: { refusal: "bad-filter" } });
  });
});

describe("the UNODC workbook", () => {
  it("gives the same figures and refuses the same cells as the comma-separated copy", async () => {
    const csv = await imported("unodc", "unodc/data_glotip_2025.csv.gz");
    const xlsx = await imported("unodc", "unodc/data_glotip_2025.xlsx");
    expect(xlsx).toMatchObject({ rowsRead: csv.rowsRead, accepted: csv.accepted });
    expect(xlsx.rejected).toEqual(csv.rejected);
    for (const by of [
      ["indicator", "year"],
      ["indicator", "sex", "age"],
      ["indicator", "country"],
      ["indicator", "form"],
    ]) {
      const [one, other] = await Promise.all(
        [csv, xlsx].map(({ dataset }) => auditor.call(makeTable, { dataset: dataset ?? "", by })),
      );
      expect(other?.cells).toEqual(one?.cells);
    }
  });
});
