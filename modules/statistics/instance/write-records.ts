import { createHash } from "node:crypto";
import { dirname } from "node:path";
import type { DataSetRow } from "../find-data-set.ts";
import { literal, openStore } from "../store/duckdb.ts";
import { named } from "../store/loaded.ts";
import type { InstanceRecord } from "./record-of.ts";

/** Rows of one statement. */
const together = 1_000;

/**
 * Writes people as a Parquet file of coded columns, sorted by what they hold, so that nothing of the order in which they
 * came is left. Gives the checksum of what was written. Refuses a code that stands in no list.
 */
export async function writeRecords(
  path: string,
  records: readonly InstanceRecord[],
  variables: DataSetRow["variables"],
): Promise<{ path: string; checksum: string }> {
  const names = variables.map(({ name }) => named(name));
  const lines = records.map((record) => lineOf(record, variables)).sort();
  const connection = await openStore(dirname(path));
  try {
    await connection.run(`create table people (${names.map((name) => `${name} varchar`).join(", ")})`);
    for (let at = 0; at < lines.length; at += together)
      await connection.run(`insert into people values ${lines.slice(at, at + together).join(", ")}`);
    await connection.run(`copy people to ${literal(path)} (format parquet)`);
  } finally {
    connection.closeSync();
  }
  const checksum = createHash("sha256")
    .update(`${names.join(",")}\n${lines.join("\n")}`)
    .digest("hex");
  return { path, checksum };
}

/** A row as SQL. Every value is one of a fixed list, so nothing that somebody wrote becomes SQL. */
function lineOf(record: InstanceRecord, variables: DataSetRow["variables"]): string {
  const cells = variables.map(({ name, categories }) => {
    const value = record[name as keyof InstanceRecord];
    if (value === null && categories.includes(null)) return "null";
    if (value === null || value === undefined || !categories.includes(value))
      throw new Error(`"${name}" of the own statistics holds a code of no list`);
    return literal(value);
  });
  return `(${cells.join(", ")})`;
}
