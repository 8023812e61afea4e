import { readSync } from "node:fs";
import "./reading/no-network.ts";
import { readCsv } from "./reading/csv.ts";
import { Batches, send } from "./reading/output.ts";
import { ReadingRefusal } from "./reading/refusal.ts";
import { readXlsx } from "./reading/xlsx.ts";
import type { ChildOrder, TableWarning } from "./table.ts";

const starts = { gzip: "1f8b", zip: "504b0304", emptyZip: "504b0506", compoundFile: "d0cf11e0" } as const;

async function read(order: ChildOrder, batches: Batches): Promise<TableWarning[]> {
  if (order.size === 0) throw new ReadingRefusal("empty", { row: order.headerRow });
  const first = Buffer.alloc(4);
  readSync(0, first, 0, Math.min(4, order.size), 0);
  const mark = first.toString("hex");
  if (mark === starts.compoundFile || mark === starts.emptyZip) throw new ReadingRefusal("broken-workbook");
  if (mark === starts.zip) return readXlsx(order, batches);
  return readCsv(order, mark.startsWith(starts.gzip), batches);
}

/**
 * The child process that reads foreign files. It is started without keys, environment or rights to any folder;
 * the file is its standard input and what it read its standard output. It opens no connection.
 */
async function main(): Promise<void> {
  const order = JSON.parse(process.argv[2] ?? "{}") as ChildOrder;
  const batches = new Batches(order.batchRows);
  try {
    const warnings = await read(order, batches);
    await batches.flush(1);
    await send({ kind: "end", warnings });
  } catch (error) {
    if (error instanceof ReadingRefusal)
      await send({ kind: "problem", code: error.code, params: error.params });
    else await send({ kind: "problem", code: "unreadable", params: {} });
  }
}

await main();
