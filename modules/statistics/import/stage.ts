import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { firstRecords, type Heading } from "./heading.ts";
import type { CellRefusal, Reading, ReadOrder } from "./layout.ts";
import type { PlainText } from "./plain-text.ts";
import { ReadingProblem } from "./reading-problem.ts";
import { literal, type RuleSql, ruleSql } from "./rule-sql.ts";

/** Refused cells that are listed; all refused rows are counted. */
const shownRefusals = 1000;
const shownValue = 80;

type Stage = {
  readonly connection: DuckDBConnection;
  readonly order: ReadOrder;
  readonly heading: Heading;
  readonly path: string;
  readonly rules: readonly RuleSql[];
};

async function openReader(order: ReadOrder, path: string, inOrder: boolean): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(order.threads),
    memory_limit: `${order.memoryMb}MB`,
    preserve_insertion_order: String(inOrder),
    temp_directory: order.folder,
    max_temp_directory_size: "8GB",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  await connection.run(`set allowed_directories = [${literal(order.folder)}]`);
  await connection.run(`set allowed_paths = [${literal(path)}]`);
  await connection.run("set enable_external_access = false");
  await connection.run("set lock_configuration = true");
  return connection;
}

function source(stage: Stage, rejects = ""): string {
  const { heading, path } = stage;
  const columns = heading.cells.map((_, index) => `'c${index}': 'VARCHAR'`).join(", ");
  const options = `auto_detect = false, header = false, skip = ${heading.row}, delim = ',', quote = '"', escape = '"', strict_mode = true`;
  return `read_csv(${literal(path)}, columns = {${columns}}, ${options}${rejects})`;
}

async function numbers(connection: DuckDBConnection, sql: string): Promise<number[]> {
  const row = (await connection.runAndReadAll(sql)).getRows()[0] ?? [];
  return row.map((value) => (value === null ? Number.NaN : Number(value)));
}

async function makeTypes(stage: Stage): Promise<void> {
  for (const { name, texts } of stage.rules.flatMap(({ types }) => types))
    await stage.connection.run(`create type ${name} as enum (${texts.map(literal).join(", ")})`);
}

function conditions(stage: Stage): string {
  return stage.rules.flatMap(({ refusals }) => refusals.map(({ when }) => when)).join(" or ");
}

/** The file with the expressions that the checks build on. */
function checked(stage: Stage, more: readonly string[] = []): string {
  const inner = ["*", ...more, ...stage.rules.flatMap((rule) => rule.inner)];
  return `(select ${inner.join(", ")} from ${source(stage, ", store_rejects = true")})`;
}

/** Rows that have too many or too few cells, or bytes that are no text: DuckDB lists them with their line. */
async function brokenRows(stage: Stage): Promise<{ lines: number[]; refusals: CellRefusal[] }> {
  const reader = await stage.connection.runAndReadAll(
    `select line::int, error_type::varchar, coalesce(column_name, ''), left(coalesce(csv_line, ''), ${shownValue}) from reject_errors order by line limit 200000`,
  );
  const refusals: CellRefusal[] = [];
  const lines: number[] = [];
  for (const [line, kind, , value] of reader.getRows()) {
    const row = Number(line);
    if (kind === "UNQUOTED VALUE") throw new ReadingProblem("broken-quotes", { row });
    if (kind === "LINE SIZE OVER MAXIMUM")
      throw new ReadingProblem("row-too-long", { row, limit: 2_000_000 });
    if (lines.at(-1) === row) continue;
    lines.push(row);
    const expected =
      kind === "MISSING COLUMNS"
        ? "too-few-cells"
        : kind === "TOO MANY COLUMNS"
          ? "too-many-cells"
          : "readable-row";
    if (refusals.length < shownRefusals) refusals.push({ row, column: "", value: String(value), expected });
  }
  return { lines, refusals };
}

/** Row in the file of the nth row that DuckDB gave: blank and broken lines before it are counted too. */
function placeIn(heading: Heading, skipped: readonly number[]): (ordinal: number) => number {
  const lines = [...skipped].filter((line) => line > heading.row).sort((a, b) => a - b);
  return (ordinal) => {
    let row = ordinal + heading.row;
    for (const line of lines) {
      if (line > row) break;
      row++;
    }
    return row;
  };
}

/** Reads the file once more, in its own order, to count its rows and to say where the refused cells stand. */
async function refusedCells(
  first: Stage,
  skipped: readonly number[],
): Promise<{ rows: number; cells: CellRefusal[] }> {
  const stage: Stage = { ...first, connection: await openReader(first.order, first.path, true) };
  await makeTypes(stage);
  const [rows = 0] = await numbers(
    stage.connection,
    `select count(*) from ${source(stage, ", ignore_errors = true")}`,
  );
  const checks = stage.rules.flatMap(({ refusals }) => refusals);
  const shown = checks.map(
    ({ raw, when }, index) =>
      `case when ${when} then left(coalesce(${raw}, ''), ${shownValue}) end as v${index}`,
  );
  const numbered = checked(stage, ["row_number() over () as n"]);
  const reader = await stage.connection.runAndReadAll(
    `select n::int, ${shown.join(", ")} from ${numbered} where ${conditions(stage)} order by n limit ${shownRefusals}`,
  );
  const place = placeIn(stage.heading, skipped);
  const cells = reader.getRows().flatMap(([n, ...values]) =>
    checks.flatMap(({ heading, expected }, index): CellRefusal[] => {
      const value = values[index];
      return value === null || value === undefined
        ? []
        : [{ row: place(Number(n)), column: heading, value: String(value), expected }];
    }),
  );
  return { rows, cells };
}

async function categoriesOf(stage: Stage, file: string): Promise<Reading["categories"]> {
  const { dimensions } = stage.heading.layout;
  if (dimensions.length === 0) return {};
  const found: Record<string, (string | null)[]> = Object.fromEntries(dimensions.map((name) => [name, []]));
  const parts = dimensions.map(
    (name) => `select ${literal(name)}, ${name}::varchar from ${file} group by ${name}`,
  );
  const reader = await stage.connection.runAndReadAll(parts.join(" union all "));
  for (const [name, code] of reader.getRows()) found[String(name)]?.push(code === null ? null : String(code));
  return found;
}

function sampleOf(heading: Heading, start: string): Reading["sample"] {
  const records = firstRecords(start, heading.row + 6).slice(heading.row, heading.row + 5);
  return records
    .filter((record) => record.length === heading.cells.length)
    .map((record) =>
      Object.fromEntries(
        heading.cells.flatMap((cell, index) => (cell === "" ? [] : [[cell, record[index] ?? ""]])),
      ),
    );
}

function rawOf(heading: Heading): (name: string) => string {
  return (name) => {
    const index = heading.cells.indexOf(name);
    if (index < 0) throw new Error(`layout ${heading.layout.name} names no column ${name}`);
    return `c${index}`;
  };
}

type StageInput = {
  readonly order: ReadOrder;
  /** Plain UTF-8 text, comma-separated. */
  readonly path: string;
  readonly heading: Heading;
  /** Known once the whole text was looked through. */
  readonly text: Promise<PlainText>;
  readonly step: (name: "checking" | "writing") => void;
};

/** Checks every row of a plain text against its layout and writes the accepted ones as Parquet. */
export async function stageFile({ order, path, heading, text: looked, step }: StageInput): Promise<Reading> {
  const connection = await openReader(order, path, false);
  const raw = rawOf(heading);
  const rules = heading.layout.columns.map((rule, index) => ruleSql(rule, index, raw));
  const stage: Stage = { connection, order, heading, path, rules };
  await makeTypes(stage);
  step("checking");
  const stored = rules.flatMap(({ select }) => select);
  const names = stored.map((sql) => sql.slice(sql.lastIndexOf(" as ") + 4));
  const file = literal(join(order.folder, "accepted.parquet"));
  await connection.run(
    `copy (select ${stored.join(", ")} from ${checked(stage)} where not (${conditions(stage)})) to ${file} (format parquet)`,
  );
  const text = await looked;
  step("writing");
  const broken = await brokenRows(stage);
  const [accepted = 0] = await numbers(connection, `select count(*) from ${file}`);
  // Each line a row, and each row accepted or listed: nothing is left to look for.
  const lines = text.lines - text.blankLines.length - heading.row;
  const complete = accepted + broken.lines.length === lines;
  const { rows, cells } = complete
    ? { rows: accepted, cells: [] }
    : await refusedCells(stage, [...text.blankLines, ...broken.lines]);
  const rowsRead = rows + broken.lines.length;
  if (rowsRead === 0) throw new ReadingProblem("no-rows", { row: heading.row });
  const years = names.includes("year") ? "min(year), max(year)" : "null, null";
  const [first = Number.NaN, last = Number.NaN] = await numbers(connection, `select ${years} from ${file}`);
  const warnings: { code: string; count: number }[] = [];
  for (const { code, sql } of heading.layout.warnings) {
    const [count = 0] = await numbers(connection, sql.replaceAll("{file}", file));
    if (count > 0) warnings.push({ code, count });
  }
  return {
    layout: heading.layout.name,
    headerRow: heading.row,
    checksum: text.checksum,
    plainBytes: text.bytes,
    encoding: text.encoding,
    rowsRead,
    accepted,
    rejectedCount: rowsRead - accepted,
    rejected: [...broken.refusals, ...cells].sort((a, b) => a.row - b.row).slice(0, shownRefusals),
    ignoredColumns: heading.ignored,
    warnings,
    sample: sampleOf(heading, text.start),
    categories: await categoriesOf(stage, file),
    firstYear: Number.isNaN(first) ? null : first,
    lastYear: Number.isNaN(last) ? null : last,
  };
}
