import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { givenColumn, memberColumn } from "./dated-sql.ts";
import type { Gap, Layout, Reading, Series } from "./layout.ts";
import { literal } from "./sql-parts.ts";

/** Gaps that are listed; all are counted. */
const shownGaps = 200;

/** The stored columns of a dimension: in records a group has one for each value, and `given`. */
export function columnsOfDimension(layout: Layout, name: string): string[] {
  const group = layout.groups?.find((candidate) => candidate.name === name);
  if (group === undefined || layout.kind !== "records") return [name];
  return [...group.values.map((_, place) => memberColumn(name, place)), givenColumn(name)];
}

/** Which categories occur in each stored column of the dimensions. */
export async function categoriesOf(
  connection: DuckDBConnection,
  layout: Layout,
  file: string,
): Promise<Reading["categories"]> {
  const columns = layout.dimensions.flatMap((name) => columnsOfDimension(layout, name));
  if (columns.length === 0) return {};
  const found: Record<string, (string | null)[]> = Object.fromEntries(columns.map((name) => [name, []]));
  const several = new Set(layout.kind === "records" ? [] : layout.groups?.map(({ name }) => name));
  const parts = columns.map((name) => {
    const cell = several.has(name)
      ? `unnest(case when ${name} is null then [null] else string_split(${name}, ';') end)`
      : name;
    return `select ${literal(name)}, cell::varchar from (select distinct ${cell} as cell from ${file})`;
  });
  const reader = await connection.runAndReadAll(parts.join(" union all "));
  for (const [name, code] of reader.getRows()) found[String(name)]?.push(code === null ? null : String(code));
  return found;
}

/** Lays out a file with a column for each figure as one row for each figure; empty cells are no figures. */
export async function unpivot(
  connection: DuckDBConnection,
  folder: string,
  { value, columns }: NonNullable<Series["unpivot"]>,
): Promise<void> {
  const file = literal(join(folder, "accepted.parquet"));
  const names = Object.keys(columns[0]?.at ?? {});
  const list = columns.map(({ stored }) => stored).join(", ");
  const rows = columns.map(
    ({ stored, at }) =>
      `(${[literal(stored), ...names.map((name) => literal(at[name] ?? "total"))].join(", ")})`,
  );
  await connection.run(`create temp table wide as from ${file}`);
  await connection.run(
    `copy (select long.* exclude (p_column), ${names.map((name) => `place.${name}`).join(", ")} from (unpivot wide on ${list} into name p_column value ${value}) long join (values ${rows.join(", ")}) place(p_key, ${names.join(", ")}) on p_column = p_key) to ${file} (format parquet)`,
  );
}

/** The number of a period, so that neighbours differ by one. */
export function periodNumber(period: string): number {
  const [, year, quarter, month] = /^(\d{4})(?:-Q([1-4])|-(\d{2}))?$/.exec(period) ?? [];
  if (month !== undefined) return Number(year) * 12 + Number(month) - 1;
  return quarter === undefined ? Number(year) : Number(year) * 4 + Number(quarter) - 1;
}

/** The period of a number, in the manner of another period. */
export function periodOf(number: number, like: string): string {
  if (like.includes("Q")) return `${Math.floor(number / 4)}-Q${(number % 4) + 1}`;
  if (like.includes("-")) return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
  return String(number);
}

/** The column of the periods in which gaps are looked for. */
export function periodColumn({ grain }: Pick<Series, "grain">): "year" | "quarter" | "month" {
  return grain === "day" ? "month" : grain;
}

function gapsIn(periods: readonly string[], of: Pick<Gap, "variable" | "category">): Gap[] {
  const sorted = periods.map((period) => ({ period, number: periodNumber(period) }));
  sorted.sort((a, b) => a.number - b.number);
  return sorted.flatMap(({ period, number }, index): Gap[] => {
    const before = sorted[index - 1];
    if (before === undefined || number - before.number < 2) return [];
    return [
      {
        ...of,
        from: periodOf(before.number + 1, period),
        to: periodOf(number - 1, period),
        periods: number - before.number - 1,
      },
    ];
  });
}

/** Periods without a figure between the first and the last one, of the whole and within chosen dimensions. */
export async function gapsOf(
  connection: DuckDBConnection,
  layout: Layout,
  file: string,
): Promise<{ gaps: Gap[]; gapCount: number }> {
  const { series } = layout;
  if (series === undefined || series.absent === "none") return { gaps: [], gapCount: 0 };
  const period = periodColumn(series);
  const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
  const all = await ask(
    `select period::varchar from (select distinct ${period} as period from ${file}) where period is not null`,
  );
  const gaps = gapsIn(
    all.map(([at]) => String(at)),
    {},
  );
  for (const variable of series.gapsBy) {
    const found = new Map<string, string[]>();
    const rows = await ask(
      `select category::varchar, period::varchar from (select distinct ${variable} as category, ${period} as period from ${file}) where category is not null and period is not null order by 1`,
    );
    for (const [category, at] of rows) {
      const list = found.get(String(category)) ?? [];
      list.push(String(at));
      found.set(String(category), list);
    }
    for (const [category, periods] of found) gaps.push(...gapsIn(periods, { variable, category }));
  }
  return { gaps: gaps.slice(0, shownGaps), gapCount: gaps.length };
}
