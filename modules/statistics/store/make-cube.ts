import type { DuckDBConnection } from "@duckdb/node-api";
import { type Family, partOf, protectFamily, publishedValues } from "@palermo/disclosure";
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

/** Tables kept beside a data set; they are made anew, and come out alike, when they were dropped. */
const keptTables = 300;
const families = new Map<string, Family>();

/** Sets of variables are bits of a number: beyond this many a question keeps its tables to itself. */
const mostBits = 30;

function familyOf(table: string, variables: number): Family {
  if (variables > mostBits) return new Map();
  const known = families.get(table);
  if (known !== undefined && known.size < keptTables) return known;
  const family: Family = new Map();
  families.clear();
  families.set(table, family);
  return family;
}

export function forgetFamilies(): void {
  families.clear();
}

/**
 * Counts and protects in one go, together with every table over some of the same variables; the unprotected counts
 * do not leave this function.
 */
export async function makeCube(
  connection: DuckDBConnection,
  table: string,
  ask: { variables: readonly Variable[]; all: readonly Variable[]; k: number },
): Promise<Cube> {
  const started = performance.now();
  const counts = await countPeople(connection, table, ask.variables);
  const counted = performance.now();
  // Kept or not, a table comes out alike: only the order of the variables matters, and that is the same.
  const place = (name: string, index: number) =>
    ask.all.length > mostBits ? index : ask.all.findIndex((variable) => variable.name === name);
  const set = ask.variables.reduce((bits, { name }, index) => bits | (1 << place(name, index)), 0);
  const family = familyOf(table, ask.all.length);
  const sizes = ask.variables.map(({ categories }) => categories.length);
  const { thin } = protectFamily(family, set, partOf(sizes, counts), ask.k);
  const values = publishedValues(family, set, ask.k);
  let withheld = 0;
  for (const value of values) if (Number.isNaN(value)) withheld++;
  return {
    variables: ask.variables,
    values,
    k: ask.k,
    withheld,
    thin,
    queryMs: counted - started,
    protectMs: performance.now() - counted,
  };
}
