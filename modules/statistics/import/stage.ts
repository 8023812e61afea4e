import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { countDoubles } from "./count-doubles.ts";
import { firstRecords, type Heading } from "./heading.ts";
import type { CellRefusal, Reading, ReadOrder } from "./layout.ts";
import type { PlainText } from "./plain-text.ts";
import { ReadingProblem } from "./reading-problem.ts";
import { ruleSql } from "./rule-sql.ts";
import { literal, type RuleSql } from "./sql-parts.ts";
import { categoriesOf, gapsOf, unpivot } from "./stored-rows.ts";

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
  const settings = [
    `set allowed_directories = [${literal(order.folder)}]`,
    `set allowed_paths = [${literal(path)}]`,
    "set enable_external_access = false",
    "set lock_configuration = true",
  ];
  await connection.run(settings.join("; "));
  return connection;
}

function source(stage: Stage, rejects = ""): string {
  const { heading, path } = stage;
  const types = new Map(
    stage.rules.flatMap(({ typed = [] }) => typed.map(({ heading, type }) => [heading, type] as const)),
  );
  const columns = heading.cells
    .map((cell, index) => `'c${index}': '${types.get(cell) ?? "VARCHAR"}'`)
    .join(", ");
  const options = `auto_detect = false, header = false, skip = ${heading.row}, delim = ',', quote = '"', escape = '"', strict_mode = true`;
  return `read_csv(${literal(path)}, columns = {${columns}}, ${options}${rejects})`;
}

async function numbers(connection: DuckDBConnection, sql: string): Promise<number[]> {
  const row = (await connection.runAndReadAll(sql)).getRows()[0] ?? [];
  return row.map((value) => (value === null ? Number.NaN : Number(value)));
}

async function makeTypes(stage: Stage): Promise<void> {
  const types = stage.rules.flatMap((rule) => rule.types);
  const made = types.map(
    ({ name, texts }) => `create type ${name} as enum (${texts.map(literal).join(", ")})`,
  );
  if (made.length > 0) await stage.connection.run(made.join("; "));
}

function conditions(stage: Stage): string {
  const all = stage.rules.flatMap(({ refusals }) => refusals.map(({ when }) => when));
  return all.length === 0 ? "false" : all.join(" or ");
}

/** Rows with the expressions that the checks build on. */
function checkedOver(stage: Stage, rows: string): string {
  return `(select ${["*", ...stage.rules.flatMap(({ inner }) => inner)].join(", ")} from ${rows})`;
}

function checked(stage: Stage): string {
  return checkedOver(stage, source(stage, ", store_rejects = true"));
}

const broken: Readonly<Record<string, string>> = {
  "MISSING COLUMNS": "too-few-cells",
  "TOO MANY COLUMNS": "too-many-cells",
};

/** Places of the columns that a query reads: DuckDB numbers a cell that it refuses among these alone. */
function usedColumns(rules: readonly RuleSql[]): number[] {
  const texts = rules.flatMap(({ inner, select, refusals }) => [
    ...inner,
    ...select,
    ...refusals.map(({ when }) => when),
  ]);
  const found = texts.flatMap((text) => [...text.matchAll(/\bc(\d+)\b/g)].map(([, place]) => Number(place)));
  return [...new Set(found)].sort((a, b) => a - b);
}

/**
 * Rows that the reader left out: cells that are no text of their column, too many or too few cells, bytes that are no
 * text. DuckDB lists each with its line.
 */
async function leftOut(stage: Stage): Promise<{ lines: number[]; refusals: CellRefusal[] }> {
  const { connection, heading, rules } = stage;
  const [first] = (await connection.runAndReadAll("select count(*) from reject_errors")).getRows();
  if (Number(first?.[0] ?? 0) === 0) return { lines: [], refusals: [] };
  const lines = await connection.runAndReadAll("select distinct line::int from reject_errors order by 1");
  const listed = await connection.runAndReadAll(
    `select line::int, error_type::varchar, column_idx::int, left(coalesce(csv_line, ''), 4000) from reject_errors order by line, error_type = 'CAST', column_idx limit ${shownRefusals}`,
  );
  const used = usedColumns(rules);
  // A row of the wrong length is named once: its cells stand in the wrong columns.
  const uneven = new Set<number>();
  const refusals = listed.getRows().flatMap(([line, kind, column, text]): CellRefusal[] => {
    const row = Number(line);
    if (kind === "UNQUOTED VALUE") throw new ReadingProblem("broken-quotes", { row });
    if (kind === "LINE SIZE OVER MAXIMUM")
      throw new ReadingProblem("row-too-long", { row, limit: 2_000_000 });
    if (kind !== "CAST") {
      if (uneven.has(row)) return [];
      uneven.add(row);
      return [
        {
          row,
          column: "",
          value: shorten(String(text)),
          expected: broken[String(kind)] ?? "readable-row",
        },
      ];
    }
    if (uneven.has(row)) return [];
    const index = used[Number(column) - 1] ?? -1;
    const name = heading.cells[index] ?? "";
    const expected =
      rules.flatMap(({ typed = [] }) => typed).find(({ heading }) => heading === name)?.expected ??
      "readable-row";
    return [
      {
        row,
        column: name,
        value: shorten(firstRecords(`${String(text)}\n`, 1)[0]?.[index] ?? ""),
        expected,
      },
    ];
  });
  return { lines: lines.getRows().map(([line]) => Number(line)), refusals };
}

function shorten(value: string): string {
  return value.length > shownValue ? `${value.slice(0, shownValue)}…` : value;
}

/** Line of the plain text of the nth row that DuckDB gave: broken lines before it are counted too. */
function lineOf(heading: Heading, skipped: readonly number[]): (ordinal: number) => number {
  const lines = skipped.filter((line) => line > heading.row);
  return (ordinal) => {
    let line = ordinal + heading.row;
    for (const before of lines) {
      if (before > line) break;
      line++;
    }
    return line;
  };
}

/** Row of the file, as a spreadsheet shows it, of a line of the plain text, which has no blank lines. */
function rowOf(line: number, blankLines: readonly number[]): number {
  let row = line;
  for (const blank of blankLines) {
    if (blank > row) break;
    row++;
  }
  return row;
}

/** Reads the file once more, in its own order, to count its rows and to say where the refused cells stand. */
async function refusedCells(
  first: Stage,
  skipped: readonly number[],
): Promise<{ rows: number; cells: CellRefusal[] }> {
  const stage: Stage = { ...first, connection: await openReader(first.order, first.path, true) };
  await makeTypes(stage);
  const checks = stage.rules.flatMap(({ refusals }) => refusals);
  const shown = checks.map(
    ({ raw, when }, index) =>
      `case when ${when} then left(coalesce(${raw}::varchar, ''), ${shownValue}) end as v${index}`,
  );
  // All columns are kept: one that nobody reads would not be checked, and its wrong rows would be numbered too.
  await stage.connection.run(
    `create temp table numbered as select row_number() over () as n, * from ${source(stage, ", store_rejects = true")}`,
  );
  const [rows = 0] = await numbers(stage.connection, "select count(*) from numbered");
  const reader = await stage.connection.runAndReadAll(
    `select n::int, ${shown.join(", ")} from ${checkedOver(stage, "numbered")} where ${conditions(stage)} order by n limit ${shownRefusals}`,
  );
  const place = lineOf(stage.heading, skipped);
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

/**
 * Refuses rows that repeat the key of an earlier one (a country and year that stand twice): they are never joined.
 * The accepted rows are written again without them.
 */
async function refuseDoubles(
  first: Stage,
  unique: readonly string[],
  skipped: readonly number[],
): Promise<CellRefusal[]> {
  const stage: Stage = { ...first, connection: await openReader(first.order, first.path, true) };
  await makeTypes(stage);
  const { connection } = stage;
  await connection.run(
    `create temp table numbered as select row_number() over () as n, * from ${source(stage, ", store_rejects = true")}`,
  );
  const stored = stage.rules.flatMap(({ select }) => select);
  const key = unique.join(", ");
  await connection.run(
    `create temp table kept as select *, row_number() over (partition by ${key} order by n) as nth, min(n) over (partition by ${key}) as first_n from (select n, ${stored.join(", ")} from ${checkedOver(stage, "numbered")} where not (${conditions(stage)}))`,
  );
  const file = literal(join(stage.order.folder, "accepted.parquet"));
  await connection.run(
    `copy (select * exclude (n, nth, first_n) from kept where nth = 1 order by n) to ${file} (format parquet)`,
  );
  const twice = await connection.runAndReadAll(
    `select n::int, first_n::int, concat_ws(', ', ${key}) from kept where nth > 1 order by n limit ${shownRefusals}`,
  );
  const place = lineOf(stage.heading, skipped);
  const column = stage.heading.layout.columns
    .flatMap((rule) => {
      if (rule.kind === "date" || rule.kind === "month") return [rule.from];
      return "to" in rule && "from" in rule && unique.includes(rule.to) ? [rule.from] : [];
    })
    .join(", ");
  return twice.getRows().map(([n, , value]) => ({
    row: place(Number(n)),
    column,
    value: shorten(String(value)),
    expected: "only-once",
  }));
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

/** The text turned out to be no UTF-8: it is read again from the copy that was made. */
export class NotPlain extends Error {}

type StageInput = {
  readonly order: ReadOrder;
  /** Plain UTF-8 text, comma-separated. */
  readonly path: string;
  readonly heading: Heading;
  /** Looks through the whole text; called once the rows are being checked, so that both go on together. */
  readonly look: () => Promise<PlainText>;
  readonly step: (name: "checking" | "writing") => void;
};

/** Checks every row of a plain text against its layout and writes the accepted ones as Parquet. */
export async function stageFile({ order, path, heading, look, step }: StageInput): Promise<Reading> {
  const connection = await openReader(order, path, false);
  const raw = rawOf(heading);
  const rules = heading.layout.columns.map((rule, index) => ruleSql(rule, index, raw));
  const stage: Stage = { connection, order, heading, path, rules };
  await makeTypes(stage);
  step("checking");
  const stored = rules.flatMap(({ select }) => select);
  const names = stored.map((sql) => sql.slice(sql.lastIndexOf(" as ") + 4));
  const file = literal(join(order.folder, "accepted.parquet"));
  const { layout } = heading;
  const accepting = `select ${stored.join(", ")} from ${checked(stage)} where not (${conditions(stage)})`;
  const writing = (rows: string) => `copy ${rows} to ${file} (format parquet)`;
  // Dated rows are looked at again for doubles, gaps and categories: enumerations are quicker in memory than in the file.
  const held = layout.series !== undefined && layout.series.unpivot === undefined;
  const copied = held
    ? connection.run(`create temp table accepted as ${accepting}; ${writing("accepted")}`)
    : connection.run(writing(`(${accepting})`));
  const [done, looked] = await Promise.allSettled([copied, look()]);
  if (looked.status === "rejected") throw looked.reason;
  const text = looked.value;
  if (text.path !== path) throw new NotPlain();
  if (done.status === "rejected") throw done.reason;
  step("writing");
  const left = await leftOut(stage);
  const count = async () => (await numbers(connection, `select count(*) from ${file}`))[0] ?? 0;
  const checkedRows = await count();
  // Each line a row, and each row accepted or listed: nothing is left to look for.
  const lines = text.lines - heading.row;
  const complete = checkedRows + left.lines.length === lines;
  const { rows: sound, cells } = complete
    ? { rows: checkedRows, cells: [] }
    : await refusedCells(stage, left.lines);
  const rowsRead = sound + left.lines.length;
  if (rowsRead === 0) throw new ReadingProblem("no-rows", { row: heading.row });
  const warnings: { code: string; count: number }[] = [];
  const unique = layout.series?.unique;
  const doubles: CellRefusal[] = [];
  if (unique !== undefined) {
    const twice = await countDoubles(connection, held ? "accepted" : file, unique.columns);
    if (twice > 0 && unique.doubles === "add") warnings.push({ code: "double-rows", count: twice });
    if (twice > 0 && unique.doubles === "refuse")
      doubles.push(...(await refuseDoubles(stage, unique.columns, left.lines)));
  }
  const accepted = await count();
  if (layout.series?.unpivot !== undefined) await unpivot(connection, order.folder, layout.series.unpivot);
  const figures = await count();
  const rows = held && doubles.length === 0 ? "accepted" : file;
  const years = names.includes("year") ? "min(year), max(year)" : "null, null";
  const [first = Number.NaN, last = Number.NaN] = await numbers(connection, `select ${years} from ${rows}`);
  for (const { code, sql } of heading.layout.warnings) {
    const [count = 0] = await numbers(connection, sql.replaceAll("{file}", rows));
    if (count > 0) warnings.push({ code, count });
  }
  return {
    layout: heading.layout.name,
    headerRow: rowOf(heading.row, text.blankLines),
    checksum: text.checksum,
    plainBytes: text.bytes,
    encoding: text.encoding,
    rowsRead,
    accepted,
    rejectedCount: rowsRead - accepted,
    rejected: [...left.refusals, ...cells, ...doubles]
      .sort((a, b) => a.row - b.row)
      .slice(0, shownRefusals)
      .map((refusal) => ({ ...refusal, row: rowOf(refusal.row, text.blankLines) })),
    ignoredColumns: heading.ignored,
    warnings,
    sample: sampleOf(heading, text.start),
    categories: await categoriesOf(connection, layout, rows),
    figures,
    ...(await gapsOf(connection, layout, rows)),
    firstYear: Number.isNaN(first) ? null : first,
    lastYear: Number.isNaN(last) ? null : last,
  };
}
