import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { readTable, type TableBatch, type TableRow } from "#kernel/import";
import type { Layout } from "./layout.ts";

const searched = 12;

/** Tells whether a file is a workbook (.xlsx is a ZIP archive). */
export async function isWorkbook(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const start = Buffer.alloc(4);
    await file.read(start, 0, 4, 0);
    return start.toString("hex") === "504b0304";
  } finally {
    await file.close();
  }
}

/** SHA-256 of a file. */
export async function checksumOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function line(cells: readonly string[]): string {
  return `${cells.map(quoted).join(",")}\n`;
}

function isHeading(cells: readonly string[], layouts: readonly Layout[]): boolean {
  const names = new Set(cells.map((cell) => cell.trim()));
  return layouts.some(({ header }) => header.every((name) => names.has(name)));
}

function rowsAbove(batch: TableBatch): TableRow[] {
  return [{ row: 1, cells: batch.head.columns, surplus: [] }, ...batch.rows.slice(0, searched)];
}

export type WorkbookAsk = {
  readonly path: string;
  readonly copy: string;
  readonly layouts: readonly Layout[];
  readonly sheet?: string | undefined;
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Writes one sheet of a workbook as comma-separated text, each row on the line of its number, so that places in
 * messages are those of the sheet. The workbook is parsed by the kernel's reading child; formulas stay text.
 */
export async function workbookText(ask: WorkbookAsk): Promise<string[]> {
  const { path, copy, layouts, sheet, signal, maxBytes, timeoutMs } = ask;
  const options = {
    maxBytes,
    timeoutMs,
    ...(sheet === undefined ? {} : { sheet }),
    ...(signal === undefined ? {} : { signal }),
  };
  let headerRow = 1;
  for await (const first of readTable(path, { ...options, batchRows: 50 })) {
    const found = rowsAbove(first).find(({ cells, surplus }) => isHeading([...cells, ...surplus], layouts));
    headerRow = found?.row ?? 1;
    break;
  }
  const warnings: string[] = [];
  const out = await open(copy, "w", 0o600);
  try {
    let at = headerRow;
    let width = 0;
    for await (const batch of readTable(path, { ...options, headerRow })) {
      let text = "";
      if (width === 0) {
        width = batch.head.columns.length;
        text += `${"\n".repeat(headerRow - 1)}${line(batch.head.columns)}`;
      }
      for (const { row, cells, surplus } of batch.rows) {
        text += "\n".repeat(Math.max(0, row - at - 1)) + line([...cells, ...surplus]);
        at = row;
      }
      await out.write(text);
      warnings.push(...batch.warnings.map(({ code }) => code));
    }
  } finally {
    await out.close();
  }
  return [...new Set(warnings)];
}
