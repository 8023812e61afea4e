import { createHash } from "node:crypto";
import { existsSync, renameSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { literal } from "./duckdb.ts";
import type { Variable } from "./work.ts";

/** Files held in memory, the longest unused leaving first. */
const held = 4;

/** Rows beyond which the places lie in a file of their own: in memory ten million people would take 430 MB. */
const mostInMemory = 2_000_000;

/** Where the places of a large data set lie; another order of categories has another file. */
function placesFile(file: string, variables: readonly Variable[]): string {
  const digest = createHash("sha256").update(JSON.stringify(variables)).digest("hex").slice(0, 16);
  return file.replace(/\.parquet$/, `.${digest}.places.parquet`);
}

/** Names of variables are ours and plain; anything else is a bug, not input. */
export function named(name: string): string {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(name)) throw new Error(`no variable is called ${name}`);
  return name;
}

/**
 * Keeps data sets as places in their lists of categories: one small whole number a cell, in memory, or for large ones
 * in a file beside their own, of which a question reads its columns alone. A data set never changes after its import,
 * so a loaded one is never stale.
 */
export function loadedFiles(connection: DuckDBConnection, inMemory = mostInMemory) {
  const tables = new Map<string, string>();
  let made = 0;

  async function load(file: string, variables: readonly Variable[]): Promise<string> {
    const table = `people${++made}`;
    const [[rows] = []] = (
      await connection.runAndReadAll(`select count(*) from read_parquet(${literal(file)})`)
    ).getRows();
    const beside = Number(rows) > inMemory ? placesFile(file, variables) : null;
    if (beside !== null && existsSync(beside)) return `read_parquet(${literal(beside)})`;
    const places: string[] = [];
    for (const [index, { name, categories }] of variables.entries()) {
      const type = `${table}_${index}`;
      const texts = categories.flatMap((category) => (category === null ? [] : [category]));
      const cell = `cast(${named(name)} as varchar)`;
      if (texts.length === 0) {
        places.push(`0::utinyint as ${name}`);
        continue;
      }
      // Categories in the order of the type are places already; the unknown one takes its own place.
      await connection.run(`create type ${type} as enum (${texts.map(literal).join(", ")})`);
      const unknown = categories.indexOf(null);
      const place = `enum_code(cast(${cell} as ${type}))`;
      const order = texts.map((text) => categories.indexOf(text));
      const inOrder = order.every((at, n) => at === n);
      const known = inOrder ? place : `([${order.join(", ")}])[1 + ${place}]`;
      // A byte a cell where it holds all places: ten million people of ten variables take 100 MB.
      const width = categories.length <= 256 ? "utinyint" : "usmallint";
      places.push(`cast(coalesce(${known}, ${unknown < 0 ? "null" : unknown}) as ${width}) as ${name}`);
    }
    const select = `select ${places.join(", ")} from read_parquet(${literal(file)})`;
    if (beside === null) {
      await connection.run(`create table ${table} as ${select}`);
      return table;
    }
    const part = beside.replace(/\.places\.parquet$/, ".part.parquet");
    await connection.run(`copy (${select}) to ${literal(part)} (format parquet)`);
    renameSync(part, beside);
    return `read_parquet(${literal(beside)})`;
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
      if (oldest[1].startsWith("people")) await connection.run(`drop table ${oldest[1]}`);
    }
    return table;
  };
}
