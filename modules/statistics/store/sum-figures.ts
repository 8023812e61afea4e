import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { literal } from "./duckdb.ts";
import { type FigureLine, type FiguresAsk, figureColumns } from "./work.ts";

function columnOf(name: string): string {
  const found = figureColumns.find((column) => column === name);
  if (found === undefined) throw new Error(`no column of figures is called ${name}`);
  return found;
}

/**
 * Adds official figures. A censored figure (`<5`) counts as at least 1 and at most 4, so every sum carries bounds.
 * Figures that are published twice under one key are parts of one whole (see the README) and are added too.
 */
export async function sumFigures(
  connection: DuckDBConnection,
  file: string,
  { by, only }: FiguresAsk,
): Promise<FigureLine[]> {
  const values: DuckDBValue[] = [];
  const where = only.map(({ column, values: allowed }) => {
    const known = allowed.flatMap((value) => (value === null ? [] : [value]));
    const marks = known.map((value) => {
      values.push(value);
      return `$${values.length}`;
    });
    const cell = `cast(${columnOf(column)} as varchar)`;
    const parts = marks.length > 0 ? [`${cell} in (${marks.join(", ")})`] : [];
    if (known.length < allowed.length) parts.push(`${cell} is null`);
    return parts.length === 0 ? "false" : `(${parts.join(" or ")})`;
  });
  const keys = by.map((name) => `cast(${columnOf(name)} as varchar)`);
  const sums =
    "sum(low)::double, sum(high)::double, count(*)::int, count(*) filter (where censored)::int, count(distinct country)::int";
  const sql = `select ${[...keys, sums].join(", ")} from read_parquet(${literal(file)}) ${
    where.length === 0 ? "" : `where ${where.join(" and ")}`
  } group by all`;
  const reader = await connection.runAndReadAll(sql, values);
  return reader.getRows().flatMap((row): FigureLine[] => {
    const at = row.slice(0, by.length).map((value) => (value === null ? null : String(value)));
    const [low, high, figures, censored, countries] = row.slice(by.length).map(Number);
    if (low === undefined || high === undefined || !figures) return [];
    return [{ at, low, high, figures, censored: censored ?? 0, countries: countries ?? 0 }];
  });
}
