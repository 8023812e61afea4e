import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { literal } from "./duckdb.ts";
import { named } from "./loaded.ts";
import type { Places, SeriesAsk, SeriesColumn, SeriesLine, SeriesPart, Work } from "./work.ts";

function valuesOf({ column, several }: SeriesColumn): string {
  const cell = `cast(${named(column)} as varchar)`;
  if (!several) return cell;
  return `unnest(case when ${cell} is null then [null] else string_split(${cell}, ';') end)`;
}

function condition(
  { column, several, values }: SeriesPart["only"][number],
  bind: (value: string) => string,
): string {
  const cell = `cast(${named(column)} as varchar)`;
  const marks = values.flatMap((value) => (value === null ? [] : [bind(value)]));
  const parts =
    marks.length === 0
      ? []
      : [
          several
            ? `list_has_any(string_split(${cell}, ';'), [${marks.join(", ")}])`
            : `${cell} in (${marks.join(", ")})`,
        ];
  if (values.includes(null)) parts.push(`${cell} is null`);
  return parts.length === 0 ? "false" : `(${parts.join(" or ")})`;
}

/**
 * Adds a measure of dated rows, or takes its median, over each set of variables that is asked for. A row with several
 * values of a variable counts in each of them, and once in the total.
 */
export async function addSeries(
  connection: DuckDBConnection,
  file: string,
  { measure, aggregate, high, parts }: SeriesAsk,
): Promise<SeriesLine[][]> {
  const m = measure === null ? "1" : named(measure);
  const top = high === null ? m : named(high);
  const sums =
    aggregate === "median"
      ? "median(p_m)::double, min(p_m)::double, max(p_m)::double"
      : "sum(p_m)::double, sum(p_m)::double, sum(p_top)::double";
  const found: SeriesLine[][] = [];
  for (const { by, only } of parts) {
    const bound: DuckDBValue[] = [];
    const bind = (value: string) => `$${bound.push(value)}`;
    const where = only.map((one) => condition(one, bind));
    const keys = by.map((column, index) => `${valuesOf(column)} as k${index}`);
    const inner = `select ${[...keys, `${m} as p_m`, `${top} as p_top`].join(", ")} from read_parquet(${literal(file)}) ${where.length === 0 ? "" : `where ${where.join(" and ")}`}`;
    const places = by.map((_, index) => `k${index}`);
    const reader = await connection.runAndReadAll(
      `select ${[...places, sums, "count(p_m)::int"].join(", ")} from (${inner}) group by all`,
      bound,
    );
    found.push(
      reader.getRows().flatMap((row): SeriesLine[] => {
        const at = row.slice(0, by.length).map((value) => (value === null ? null : String(value)));
        const [value, low, most, rows] = row.slice(by.length).map(Number);
        if (!rows || value === undefined || low === undefined || most === undefined) return [];
        return [{ at, value, low, high: most, rows }];
      }),
    );
  }
  return found;
}

/** Adds a measure by rounded place. A file whose source gives no places has all its rows elsewhere. */
export async function addPlaces(
  connection: DuckDBConnection,
  { file, measure, degrees, only }: Extract<Work, { kind: "places" }>,
): Promise<Places> {
  const bound: DuckDBValue[] = [];
  const bind = (value: string) => `$${bound.push(value)}`;
  const where = only.map((one) => condition(one, bind));
  const from = `read_parquet(${literal(file)}) ${where.length === 0 ? "" : `where ${where.join(" and ")}`}`;
  const columns = await connection.runAndReadAll(`select name from parquet_schema(${literal(file)})`);
  const names = new Set(columns.getRows().map(([name]) => String(name)));
  const m = measure === null ? "1" : named(measure);
  if (!names.has("lat") || !names.has("lon")) {
    const all = await connection.runAndReadAll(`select count(*)::int from ${from}`, bound);
    return { places: [], elsewhere: Number(all.getRows()[0]?.[0] ?? 0) };
  }
  const reader = await connection.runAndReadAll(
    `select round(lat / ${degrees}) * ${degrees} as y, round(lon / ${degrees}) * ${degrees} as x, sum(${m})::double, count(*)::int from ${from} group by all order by 3 desc nulls last`,
    bound,
  );
  const rows = reader.getRows();
  const placed = rows.filter(([lat, lon]) => lat !== null && lon !== null);
  return {
    places: placed.slice(0, 20_000).map(([lat, lon, value, count]) => ({
      lat: Number(Number(lat).toFixed(4)),
      lon: Number(Number(lon).toFixed(4)),
      value: Number(value ?? 0),
      rows: Number(count),
    })),
    elsewhere: rows
      .filter(([lat, lon]) => lat === null || lon === null)
      .reduce((sum, [, , , count]) => sum + Number(count), 0),
  };
}
