/**
 * Protected tables of victim records against bare DuckDB, and import against DuckDB reading the same file, side by
 * side in one run. `node bench/statistics.ts [--smoke]`: prints one line of JSON, then a table.
 */
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { victimFile } from "../modules/statistics/builders.ts";
import { parseFilter } from "../modules/statistics/filter/parse-filter.ts";
import type { DataSetRow } from "../modules/statistics/find-data-set.ts";
import { frontexLayout } from "../modules/statistics/import/frontex.ts";
import { readFile } from "../modules/statistics/import/read-file.ts";
import { recordsLayout } from "../modules/statistics/import/records-layout.ts";
import { variablesOf } from "../modules/statistics/import/stored.ts";
import { closeStore } from "../modules/statistics/store/ask-store.ts";
import { forgetAllCubes } from "../modules/statistics/store/cube-of.ts";
import { parquetOf, setStatisticsFolder } from "../modules/statistics/store/folder.ts";
import { answerRecords } from "../modules/statistics/table/answer-records.ts";

const smoke = process.argv.includes("--smoke");
/** `--million=10`: ten million records. */
const millions = Number(process.argv.find((word) => word.startsWith("--million="))?.slice(10) ?? 1);
const records = smoke ? 20_000 : millions * 1_000_000;
const repeats = smoke ? 5 : millions > 1 ? 5 : 60;
const imports = smoke ? 1 : millions > 1 ? 1 : 5;
const seriesRows = smoke ? 20_000 : 1_500_000;
const dataSetId = "00000000-0000-7000-8000-000000000001";

type Ask = { by: string[]; where?: string };
/** Tables of three dimensions, as pages and analysts ask for them. */
const asks: Ask[] = [
  { by: ["sex", "age", "form"] },
  { by: ["sex", "age", "year"] },
  { by: ["form", "means", "sex"] },
  { by: ["citizenship", "sex", "form"] },
  { by: ["age", "recruiter", "form"] },
  { by: ["sector", "sex", "year"] },
  { by: ["sex", "age"], where: "year>=2018" },
  { by: ["form", "sex"], where: "age<18" },
];

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function bareDuckDb(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", memory_limit: "512MB" });
  return instance.connect();
}

function bareSql(ask: Ask): string {
  const where =
    ask.where === undefined
      ? ""
      : ask.where.startsWith("year")
        ? "where year >= 2018"
        : "where age in ('0-8', '9-17')";
  return `select ${ask.by.join(", ")}, count(*) from read_parquet('${parquetOf(dataSetId)}') ${where} group by cube (${ask.by.join(", ")})`;
}

async function importBench(
  csv: string,
  folder: string,
): Promise<{ row: DataSetRow; figures: Record<string, number> }> {
  const ours: number[] = [];
  const theirs: number[] = [];
  let row: DataSetRow | null = null;
  for (let run = 0; run < imports; run++) {
    const connection = await bareDuckDb();
    theirs.push(await timed(() => connection.run(`create table t as from read_csv('${csv}')`)));
    connection.closeSync();
    ours.push(
      await timed(() =>
        readFile(
          { path: csv, layouts: [recordsLayout()], workFolder: join(folder, "work") },
          async (reading, parquet) => {
            if (reading.accepted !== records) throw new Error(`${reading.accepted} rows accepted`);
            renameSync(parquet, parquetOf(dataSetId));
            const variables = variablesOf(recordsLayout(), reading);
            row = { data_set_id: dataSetId, kind: "records", variables } as DataSetRow;
          },
        ),
      ),
    );
  }
  if (row === null) throw new Error("nothing was imported");
  const [import_ms, duckdb_read_ms] = [quantile(ours, 0.5), quantile(theirs, 0.5)];
  return {
    row,
    figures: {
      file_mb: round(statSync(csv).size / 1e6),
      import_ms: round(import_ms),
      duckdb_read_ms: round(duckdb_read_ms),
      import_speed_ratio: round(duckdb_read_ms / import_ms),
    },
  };
}

/** Dated rows, each key once: detections by month, route, kind of border and nationality. */
function writeSeries(path: string): void {
  const layout = frontexLayout();
  const texts = (to: string) => {
    const rule = layout.columns.find((column) => column.kind === "code" && column.to === to);
    // One text for each code, so that no two rows have the same key.
    const map = rule?.kind === "code" ? rule.map.filter(([text]) => !text.includes(",")) : [];
    return [...new Map(map.map(([text, code]) => [code, text])).values()];
  };
  const [routes, borders, origins] = [texts("route"), texts("border"), texts("origin")];
  const file = openSync(path, "w");
  writeSync(file, "route,type,nat,t,n\n");
  let made = 0;
  let seed = 7;
  for (let month = 0; made < seriesRows; month++) {
    const day = `${1990 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    let piece = "";
    for (const route of routes)
      for (const border of borders)
        for (const origin of origins) {
          if (made === seriesRows) break;
          seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
          piece += `${route},${border},${origin},${day},${seed % 5000}\n`;
          made++;
        }
    writeSync(file, piece);
  }
  closeSync(file);
}

async function seriesBench(folder: string): Promise<Record<string, number>> {
  const csv = join(folder, "series.csv");
  writeSeries(csv);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < (smoke ? 1 : 7); run++) {
    const connection = await bareDuckDb();
    theirs.push(await timed(() => connection.run(`create table t as from read_csv('${csv}')`)));
    connection.closeSync();
    const layouts = [frontexLayout()];
    ours.push(
      await timed(() =>
        readFile({ path: csv, layouts, workFolder: join(folder, "work") }, async ({ accepted }) => {
          if (accepted !== seriesRows) throw new Error(`${accepted} rows of the series accepted`);
        }),
      ),
    );
  }
  const ratios = ours.map((time, run) => (theirs[run] ?? Number.NaN) / time);
  return {
    series_rows: seriesRows,
    series_mb: round(statSync(csv).size / 1e6),
    series_import_ms: round(quantile(ours, 0.5)),
    series_duckdb_read_ms: round(quantile(theirs, 0.5)),
    series_speed_ratio: round(quantile(ratios, 0.5)),
    series_speed_least: round(Math.min(...ratios)),
    series_speed_most: round(Math.max(...ratios)),
  };
}

async function tableBench(row: DataSetRow): Promise<Record<string, number>> {
  const bare = await bareDuckDb();
  const cold: number[] = [];
  const hot: number[] = [];
  const duckdb: number[] = [];
  const ask = (question: Ask) =>
    answerRecords(row, question.by, question.where === undefined ? null : parseFilter(question.where));
  const [first] = asks;
  const load = first === undefined ? 0 : await timed(() => ask(first));
  for (const question of asks) await bare.runAndReadAll(bareSql(question));
  for (let run = 0; run < repeats; run++)
    for (const question of asks) {
      duckdb.push(await timed(() => bare.runAndReadAll(bareSql(question))));
      // Cold: counted and protected anew. Hot: the protected table of an imported data set never changes.
      await forgetAllCubes();
      cold.push(await timed(() => ask(question)));
      hot.push(await timed(() => ask(question)));
    }
  return {
    first_table_ms: round(load),
    cold_p50_ms: round(quantile(cold, 0.5)),
    cold_p95_ms: round(quantile(cold, 0.95)),
    hot_p50_ms: round(quantile(hot, 0.5)),
    hot_p95_ms: round(quantile(hot, 0.95)),
    duckdb_p50_ms: round(quantile(duckdb, 0.5)),
    duckdb_p95_ms: round(quantile(duckdb, 0.95)),
    cold_ratio_p95: round(quantile(cold, 0.95) / quantile(duckdb, 0.95)),
    hot_ratio_p95: round(quantile(hot, 0.95) / quantile(duckdb, 0.95)),
  };
}

const folder = mkdtempSync(join(tmpdir(), "palermo-bench-"));
try {
  setStatisticsFolder(folder);
  mkdirSync(folder, { recursive: true });
  const csv = join(folder, "victims.csv");
  const file = openSync(csv, "w");
  for (const piece of victimFile(7, records)) writeSync(file, piece);
  closeSync(file);
  const { row, figures } = await importBench(csv, folder);
  rmSync(csv);
  const tables = await tableBench(row);
  const series = await seriesBench(folder);
  const result = {
    bench: "statistics",
    smoke,
    records,
    cpus: cpus().length,
    ...figures,
    ...tables,
    ...series,
  };
  console.log(JSON.stringify(result));
  console.table(result);
} finally {
  await closeStore();
  rmSync(folder, { recursive: true, force: true });
}
