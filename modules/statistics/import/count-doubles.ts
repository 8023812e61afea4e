import type { DuckDBConnection } from "@duckdb/node-api";

/** Places of a key beyond which a set of bits is no longer the quicker way. */
const mostPlaces = 2 ** 27;

async function firstRow(connection: DuckDBConnection, sql: string): Promise<readonly unknown[]> {
  return (await connection.runAndReadAll(sql)).getRows()[0] ?? [];
}

/** A whole number for each value of a column; null for types that have none. */
function numberOf(column: string, type: string): string | null {
  if (type.startsWith("ENUM")) return `enum_code(${column})::bigint`;
  if (type === "DATE") return `(${column} - date '1900-01-01')::bigint`;
  return /^(U?TINYINT|U?SMALLINT|U?INTEGER)$/.test(type) ? `${column}::bigint` : null;
}

/**
 * Counts the rows that repeat the key of another. Where the key's columns have few values, each key is a place in a
 * set of bits, which is many times as fast as comparing texts; else by their hash.
 */
export async function countDoubles(
  connection: DuckDBConnection,
  rows: string,
  key: readonly string[],
): Promise<number> {
  const list = key.join(", ");
  const described = await connection.runAndReadAll(`describe select ${list} from ${rows}`);
  const numbers = described.getRows().map(([column, type]) => numberOf(String(column), String(type)));
  const byHash = async () =>
    Number(
      (await firstRow(connection, `select count(*) - count(distinct hash(${list})) from ${rows}`))[0] ?? 0,
    );
  if (numbers.includes(null)) return byHash();
  const ends = await firstRow(
    connection,
    `select ${numbers.map((number) => `min(${number}), max(${number})`).join(", ")} from ${rows}`,
  );
  let place = "0";
  let places = 1;
  for (const [index, number] of numbers.entries()) {
    const [low, high] = [ends[2 * index], ends[2 * index + 1]];
    if (low === null || low === undefined) continue;
    // The first place is that of an empty cell.
    const width = Number(high) - Number(low) + 2;
    place = `(${place}) * ${width} + coalesce(${number} - ${Number(low) - 1}, 0)`;
    places *= width;
  }
  if (places === 1 || places > mostPlaces) return byHash();
  const counted = await firstRow(
    connection,
    `select count(*) - bit_count(bitstring_agg(${place}, 0, ${places - 1})) from ${rows}`,
  );
  return Number(counted[0] ?? 0);
}
