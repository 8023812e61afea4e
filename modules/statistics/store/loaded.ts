import type { DuckDBConnection } from "@duckdb/node-api";
import { literal } from "./duckdb.ts";
import type { Variable } from "./work.ts";

/** Files held in memory, the longest unused leaving first. */
const held = 4;

/** Names of variables are ours and plain; anything else is a bug, not input. */
export function named(name: string): string {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(name)) throw new Error(`no variable is called ${name}`);
  return name;
}

/**
 * Keeps data sets in memory as places in their lists of categories: one small whole number a cell. A data set never
 * changes after its import, so a loaded one is never stale.
 */
export function loadedFiles(connection: DuckDBConnection) {
  const tables = new Map<string, string>();
  let made = 0;

  async function load(file: string, variables: readonly Variable[]): Promise<string> {
    const table = `people${++made}`;
    const places: string[] = [];
    for (const [index, { name, categories }] of variables.entries()) {
      const type = `${table}_${index}`;
      const texts = categories.flatMap((category) => (category === null ? [] : [category]));
      const cell = `cast(${named(name)} as varchar)`;
      if (texts.length === 0) {
        places.push(`0::usmallint as ${name}`);
        continue;
      }
      // Categories in the order of the type are places already; the unknown one takes its own place.
      await connection.run(`create type ${type} as enum (${texts.map(literal).join(", ")})`);
      const unknown = categories.indexOf(null);
      const place = `enum_code(cast(${cell} as ${type}))`;
      const order = texts.map((text) => categories.indexOf(text));
      const inOrder = order.every((at, n) => at === n);
      const known = inOrder ? place : `([${order.join(", ")}])[1 + ${place}]`;
      places.push(`cast(coalesce(${known}, ${unknown < 0 ? "null" : unknown}) as usmallint) as ${name}`);
    }
    await connection.run(
      `create table ${table} as select ${places.join(", ")} from read_parquet(${literal(file)})`,
    );
    return table;
  }

  return async function tableOf(file: string, variables: readonly Variable[]): Promise<string> {
    const known = tables.get(file);
    if (known !== undefined) {
      tables.delete(file);
      tables.set(file, known);
      return known;
    }
    const table = await load(file, variables);
    tables.set(file, table);
    const [oldest] = tables;
    if (tables.size > held && oldest !== undefined) {
      tables.delete(oldest[0]);
      await connection.run(`drop table ${oldest[1]}`);
    }
    return table;
  };
}
