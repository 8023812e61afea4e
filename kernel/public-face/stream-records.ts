import type pg from "pg";
import { neutralise } from "../import/formula.ts";
import type { Batch, BatchAsk, PublicRecords } from "./declare.ts";
import { readPublic } from "./read-public.ts";

/** Records of one short transaction: a reader who is slow, or goes away, holds no connection. */
const size = 100;

/** All items of a batched list, each batch in a transaction of its own; what was withdrawn meanwhile does not come. */
export async function* everyItem<T>(
  pool: pg.Pool,
  batch: (ask: BatchAsk) => Promise<Batch<T>>,
): AsyncGenerator<readonly T[]> {
  let after: string | null = null;
  do {
    const at: string | null = after;
    const { items, next }: Batch<T> = await readPublic(pool, (tx) => batch({ tx, after: at, limit: size }));
    yield items;
    after = next;
  } while (after !== null);
}

/** One JSON text a line. */
export async function* linesOf(pool: pg.Pool, { batch }: PublicRecords): AsyncGenerator<string> {
  for await (const items of everyItem(pool, batch))
    yield items.map((item) => `${JSON.stringify(item)}\n`).join("");
}

/** CSV by RFC 4180, in UTF-8 with a byte order mark for spreadsheets; no cell that one would calculate. */
export async function* tableOf(
  pool: pg.Pool,
  { batch, columns, row }: PublicRecords,
): AsyncGenerator<string> {
  yield `\ufeff${columns.map(cell).join(",")}\r\n`;
  for await (const items of everyItem(pool, batch)) {
    const lines = items.map((item) => {
      const values = row(item);
      return `${columns.map((name) => cell(values[name] ?? "")).join(",")}\r\n`;
    });
    yield lines.join("");
  }
}

function cell(value: string | number): string {
  const text = neutralise(String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
