import { Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import type { ChildOrder, TableHead, TableRow, TableWarning } from "../table.ts";
import { type ByteCount, readBytes } from "./bytes.ts";
import { decode, findEncoding } from "./encoding.ts";
import { readHeading } from "./heading.ts";
import type { Emit } from "./output.ts";
import { ReadingRefusal } from "./refusal.ts";
import { shapeRow } from "./shape.ts";

const delimiters = [",", ";", "\t", "|"] as const;

/** Reads a text table in two passes: the first proves that the file is whole and finds its encoding. */
export async function readCsv(order: ChildOrder, gzip: boolean, emit: Emit): Promise<TableWarning[]> {
  const found = await findEncoding(readBytes(order, gzip, { packed: 0 }));
  if (found.bytes === 0) throw new ReadingRefusal("empty", { row: order.headerRow });
  const count: ByteCount = { packed: 0 };
  const text = decode(readBytes(order, gzip, count), found.encoding);
  const start = await takeStart(text, order.headerRow);
  const delimiter = order.delimiter ?? findDelimiter(start, order.headerRow);
  const parser = parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: order.maxRow,
    info: true,
  });
  const source = Readable.from(joined(start, text));
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let head: TableHead | null = null;
  let row = 0;
  let read = 0;
  try {
    for await (const { record } of parser as AsyncIterable<{ info: Info; record: string[] }>) {
      row += 1;
      if (row < order.headerRow) continue;
      if (head === null) {
        const columns = readHeading(order, record);
        head = { format: gzip ? "csv.gz" : "csv", encoding: found.encoding, delimiter, sheet: null, columns };
        await emit.head(head);
        continue;
      }
      if (isMark(record)) continue;
      const shaped = shapeRow(row, record, head.columns.length);
      if (shaped === null) continue;
      read += 1;
      if (read > order.maxRows) throw new ReadingRefusal("too-many-rows", { limit: order.maxRows });
      await emit.row(shaped satisfies TableRow, order.size === 0 ? 1 : count.packed / order.size);
    }
  } catch (error) {
    throw csvRefusal(error, order);
  } finally {
    source.destroy();
  }
  if (head === null) throw new ReadingRefusal("empty", { row: order.headerRow });
  if (read === 0) throw new ReadingRefusal("no-rows", { row: order.headerRow });
  return found.guessed ? [{ code: "guessed-encoding", params: { encoding: "Windows-1252" } }] : [];
}

/** The line at the end of Palermo's own exports that says who made them. */
function isMark([first = "", ...rest]: readonly string[]): boolean {
  return first.startsWith("# Palermo X-") && rest.every((cell) => cell === "");
}

/** Text up to the end of the heading row, or 64 KB: what the delimiter is found from. */
async function takeStart(text: AsyncGenerator<string>, rows: number): Promise<string> {
  let start = "";
  while (start.length < 65_536 && start.split(/\r\n|\n|\r/).length <= rows) {
    const next = await text.next();
    if (next.done) break;
    start += next.value;
  }
  return start;
}

async function* joined(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  if (start !== "") yield start;
  yield* rest;
}

function findDelimiter(start: string, headerRow: number): string {
  const line = start.split(/\r\n|\n|\r/)[headerRow - 1] ?? "";
  const bare = line.replace(/"[^"]*"/g, "");
  let best = ",";
  let most = 0;
  for (const delimiter of delimiters) {
    const count = bare.split(delimiter).length - 1;
    if (count > most) {
      best = delimiter;
      most = count;
    }
  }
  return best;
}

/** The parser works ahead of us, so the row is the one that it counts itself. */
function csvRefusal(error: unknown, order: ChildOrder): unknown {
  if (!(error instanceof CsvError)) return error;
  const row = (typeof error.records === "number" ? error.records : 0) + 1;
  if (error.code === "CSV_MAX_RECORD_SIZE")
    return new ReadingRefusal("row-too-long", { row, limit: order.maxRow });
  return new ReadingRefusal("broken-quotes", { row });
}
