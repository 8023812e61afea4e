import type { DuckDBConnection } from "@duckdb/node-api";
import { protectTable } from "@palermo/disclosure";
import { named } from "./loaded.ts";
import type { Cube, Variable } from "./work.ts";

/** Counts people by `variables` in a loaded table; dense, row-major, interior cells only. */
export async function countPeople(
  connection: DuckDBConnection,
  table: string,
  variables: readonly Variable[],
): Promise<Int32Array> {
  const size = variables.reduce((product, { categories }) => product * categories.length, 1);
  const place = variables.reduce(
    (sql, { name, categories }) =>
      sql === "" ? `${named(name)}::int` : `(${sql}) * ${categories.length} + ${named(name)}`,
    "",
  );
  const counts = new Int32Array(size);
  const result = await connection.runAndReadAll(
    `select ${place} as place, count(*)::int as n from ${table} group by 1`,
  );
  const [places = [], people = []] = result.getColumns();
  for (const [index, at] of places.entries()) counts[Number(at)] = Number(people[index]);
  return counts;
}

/** Counts and protects in one go; the unprotected counts do not leave this function. */
export async function makeCube(
  connection: DuckDBConnection,
  table: string,
  ask: { variables: readonly Variable[]; k: number },
): Promise<Cube> {
  const started = performance.now();
  const counts = await countPeople(connection, table, ask.variables);
  const counted = performance.now();
  const dimensions = ask.variables.map(({ categories }) => categories.map((category) => category ?? "?"));
  const { values } = protectTable({ dimensions, counts, k: ask.k });
  let withheld = 0;
  for (const value of values) if (Number.isNaN(value)) withheld++;
  return {
    variables: ask.variables,
    values,
    k: ask.k,
    withheld,
    queryMs: counted - started,
    protectMs: performance.now() - counted,
  };
}
