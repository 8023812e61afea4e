import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import excel from "exceljs";
import { afterAll, expect, test } from "vitest";
import { readTable } from "#kernel/import";
import { csvOf } from "./csv.ts";
import type { ExportMark } from "./export-mark.ts";
import { readMark } from "./find-mark.ts";
import { workbookOf } from "./workbook.ts";

const folder = mkdtempSync(join(tmpdir(), "palermo-marks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mark: ExportMark = {
  id: "X-7F3K-Q2M9",
  line: "Exported by A & B, Agency, on 2025-03-14 10:20 UTC · X-7F3K-Q2M9",
  facts: [["Exported by", "A & B"]],
  demonstration: true,
  fileName: (name) => `DEMONSTRATION-${name}`,
  by: "A & B",
};
const rows = [
  ["C-1", "=1+1"],
  ["C-2", 'plain, "quoted"'],
  ["# not a mark", "x"],
];

async function readBack(name: string, content: string | Buffer): Promise<string[][]> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const found: string[][] = [];
  for await (const batch of readTable(path)) {
    expect(batch.warnings).toEqual([]);
    found.push(...batch.rows.map((row) => [...row.cells]));
  }
  return found;
}

test("a marked text table is read in again without its mark", async () => {
  const text = csvOf([["code", "text"], ...rows], mark);
  expect(text.trimEnd().split("\r\n").at(-1)).toBe(`"# Palermo X-7F3K-Q2M9: ${mark.line}",`);
  expect(await readBack("cases.csv", text)).toEqual([
    ["C-1", "'=1+1"],
    ["C-2", 'plain, "quoted"'],
    ["# not a mark", "x"],
  ]);
});

test("a workbook carries its mark in properties, foot and a hidden sheet, and calculates nothing", async () => {
  async function* written() {
    for (const row of rows) yield row;
  }
  const content = await workbookOf(
    [{ name: "Cases/2025", heading: [["code", "text"]], rows: written(), rightToLeft: true }],
    mark,
  );
  expect(await readBack("cases.xlsx", content)).toEqual([
    ["C-1", "'=1+1"],
    ["C-2", 'plain, "quoted"'],
    ["# not a mark", "x"],
  ]);
  const book = new excel.Workbook();
  await book.xlsx.load(new Uint8Array(content).buffer);
  expect(book.creator).toBe("A & B");
  expect(book.keywords).toBe("DEMONSTRATION X-7F3K-Q2M9");
  const [data, own] = book.worksheets;
  expect(data?.name).toBe("Cases 2025");
  expect(data?.headerFooter.oddFooter).toContain("DEMONSTRATION Exported by A && B");
  expect(own?.state).toBe("hidden");
  expect(own?.getRow(1).getCell(2).value).toBe("A & B");
});

test("a mark is read as people copy it", () => {
  expect(readMark(" x7f3k-q2mo ")).toBe("X-7F3K-Q2M0");
});

test("[watermark] whatever makes a mark of an export is audited", () => {
  const missing = sources("kernel")
    .concat(sources("modules"))
    .filter((path) => {
      const text = readFileSync(path, "utf8");
      return text.includes("exportMark(") && /= question\(/.test(text) && !/audited: true/.test(text);
    });
  expect(missing).toEqual([]);
});

function sources(folderPath: string): string[] {
  return readdirSync(folderPath, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => join(folderPath, name));
}
