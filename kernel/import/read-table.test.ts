import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import excel from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ImportProblem } from "./problem.ts";
import { readingCell, readTable } from "./read-table.ts";
import type { TableBatch, TableOptions } from "./table.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "palermo-table-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

async function read(path: string, options: TableOptions = {}) {
  const batches: TableBatch[] = [];
  for await (const batch of readTable(path, options)) batches.push(batch);
  return {
    head: batches[0]?.head,
    rows: batches.flatMap((batch) => batch.rows),
    warnings: batches.at(-1)?.warnings ?? [],
    batches: batches.length,
  };
}

async function problem(path: string, options: TableOptions = {}): Promise<string> {
  const thrown = await read(path, options).then(
    () => new Error("it was read"),
    (error: unknown) => error,
  );
  if (!(thrown instanceof ImportProblem)) throw thrown;
  return `${thrown.code}: ${thrown.in("en")}`;
}

function utf16(text: string, bigEndian = false): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
}

const table = "name,city\nJosé,Łódź\nAna,Košice\n";

describe("reading text tables", () => {
  it("gives rows with the numbers of a spreadsheet", async () => {
    const found = await read(file("plain.csv", 'name,city\nAna,"Row\n two"\n\nBo,"say ""hi"""\n'));
    expect(found.head?.columns).toEqual(["name", "city"]);
    expect(found.rows.map((row) => [row.row, ...row.cells])).toEqual([
      [2, "Ana", "Row\n two"],
      [4, "Bo", 'say "hi"'],
    ]);
  });

  it("reads UTF-8 with and without a mark, and UTF-16 in both orders, with and without a mark", async () => {
    const files = [
      file("a.csv", table),
      file("b.csv", `\ufeff${table}`),
      file("c.csv", utf16(table)),
      file("d.csv", utf16(table, true)),
      file("e.csv", utf16(table).subarray(2)),
      file("f.csv", utf16(table, true).subarray(2)),
      file("g.csv.gz", gzipSync(table)),
    ];
    for (const path of files) {
      const found = await read(path);
      expect(found.head?.columns).toEqual(["name", "city"]);
      expect(found.rows.map((row) => row.cells)).toEqual([
        ["José", "Łódź"],
        ["Ana", "Košice"],
      ]);
      expect(found.warnings).toEqual([]);
    }
  });

  it("falls back to Windows-1252 and says so", async () => {
    const bytes = Buffer.concat([Buffer.from("name\nJos"), Buffer.from([0xe9, 0x80]), Buffer.from("\n")]);
    const found = await read(file("w.csv", bytes));
    expect(found.rows[0]?.cells).toEqual(["José€"]);
    expect(found.warnings).toEqual([{ code: "guessed-encoding", params: { encoding: "Windows-1252" } }]);
  });

  it("finds semicolons, tabs and bars", async () => {
    for (const mark of [";", "\t", "|"]) {
      const found = await read(file("m.csv", `a${mark}"b,c"\n1${mark}2,5\n`));
      expect(found.rows[0]?.cells).toEqual(["1", "2,5"]);
    }
  });

  it("fills short rows and keeps what stands beyond the heading apart", async () => {
    const found = await read(file("s.csv", "a,b\n1\n1,2,3\n"));
    expect(found.rows.map((row) => [row.cells, row.surplus])).toEqual([
      [["1", ""], []],
      [["1", "2"], ["3"]],
    ]);
  });

  it("gives batches, and stops reading when the taker stops", async () => {
    const lines = Array.from({ length: 2500 }, (_, at) => `${at},x`).join("\n");
    const path = file("many.csv", `a,b\n${lines}\n`);
    expect((await read(path)).batches).toBe(3);
    for await (const batch of readTable(path)) {
      expect(batch.rows).toHaveLength(1000);
      break;
    }
  });
});

describe("files that cannot be read", () => {
  it("says what is wrong, and where", async () => {
    expect(await problem(file("0.csv", ""))).toMatch(/^empty: The file is empty/);
    expect(await problem(file("1.csv", "a,b\n"))).toMatch(/^no-rows: /);
    expect(await problem(file("2.csv", "a,b,A\n1,2,3\n"))).toMatch(/^duplicate-columns: .*row 1 .*: A\./);
    expect(await problem(file("3.csv", "x,y\n1,2\n"), { required: ["Country", "y"] })).toBe(
      "wrong-header: The heading in row 1 is not the one we expected. Missing: Country. Found: x, y.",
    );
    expect(await problem(file("4.csv", 'a,b\n1,2\n"3,4\n'))).toMatch(/^broken-quotes: .*row 3/);
    expect(await problem(file("5.csv", "a,b\n1,\u0000\n"))).toMatch(/^not-a-table: .*byte 6/);
    expect(await problem(file("6.csv", Buffer.from("name\nJosé Łódź\nŁ").subarray(0, -1)))).toMatch(
      /^wrong-encoding/,
    );
    expect(await problem(file("7.csv", utf16(table).subarray(0, -1)))).toMatch(/^wrong-encoding/);
    expect(await problem(file("8.csv", "a\n1\n2\n3\n"), { maxRows: 2 })).toMatch(/^too-many-rows: .* 2 rows/);
    expect(await problem(file("9.csv", `a\n${"x".repeat(5000)}\n`), { maxRow: 1000 })).toMatch(
      /^row-too-long: Row 2/,
    );
    expect(await problem(file("10.csv", "x".repeat(3_000_000)), { maxBytes: 1024 ** 2 })).toMatch(
      /^too-large: .*3 MB/,
    );
  });

  it("refuses a gzip that is cut off or damaged before giving a row", async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `${at},${Math.sin(at)}`).join("\n");
    const packed = gzipSync(`a,b\n${rows}\n`);
    const given: number[] = [];
    const cut = file("cut.csv.gz", packed.subarray(0, packed.length - 2000));
    await expect(
      (async () => {
        for await (const batch of readTable(cut)) given.push(batch.rows.length);
      })(),
    ).rejects.toMatchObject({ code: "truncated-archive" });
    expect(given).toEqual([]);
    packed.fill(0, 5000, 6000);
    expect(await problem(file("bad.csv.gz", packed))).toMatch(/^(broken|truncated)-archive/);
  });

  it("refuses a bomb by its ratio and by its size", async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1024 ** 2, "a"));
    expect(await problem(file("bomb.csv.gz", bomb))).toMatch(/^too-big-inside: .* 200 times/);
    expect(await problem(file("big.csv.gz", gzipSync(table)), { maxInside: 10 })).toMatch(/^too-big-inside/);
    expect(await problem(file("bomb.xlsx", zipBomb()))).toMatch(/^too-big-inside/);
  });

  it("stops at its time, its memory and at a wish", async () => {
    const lines = Array.from({ length: 200_000 }, (_, at) => `${at},${"x".repeat(50)}`).join("\n");
    const path = file("slow.csv", `a,b\n${lines}\n`);
    expect(await problem(path, { timeoutMs: 50 })).toMatch(/^too-slow/);
    const wish = new AbortController();
    setTimeout(() => wish.abort(), 50);
    expect(await problem(path, { signal: wish.signal })).toMatch(/^stopped/);
    const wide = file("wide.csv", `a\n"${"y".repeat(60_000_000)}"\n`);
    expect(await problem(wide, { memoryMb: 20, maxRow: 1024 ** 3 })).toMatch(/^too-much-memory: .* 20 MB/);
  });
});

/** One entry that promises 4 GB, as bombs do. */
function zipBomb(): Buffer {
  const content = deflateRawSync(Buffer.alloc(1024));
  const local = Buffer.alloc(31, "a");
  local.writeUInt32LE(0x04034b50, 0);
  const entry = Buffer.alloc(47, "a");
  entry.writeUInt32LE(0x02014b50, 0);
  entry.fill(0, 8, 10);
  entry.writeUInt32LE(content.length, 20);
  entry.writeUInt32LE(0xf0000000, 24);
  entry.writeUInt16LE(1, 28);
  entry.fill(0, 30, 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length + content.length, 16);
  return Buffer.concat([local, content, entry, end]);
}

describe("reading workbooks", () => {
  async function workbook(fill: (sheet: excel.Worksheet, book: excel.Workbook) => void): Promise<string> {
    const book = new excel.Workbook();
    fill(book.addWorksheet("People"), book);
    const path = join(folder, `${Math.random()}.xlsx`);
    await book.xlsx.writeFile(path);
    return path;
  }

  it("reads texts, numbers, dates and rows with gaps", async () => {
    const path = await workbook((sheet) => {
      sheet.addRow(["name", "born", "count", "yes"]);
      sheet.addRow(["José", new Date("1999-02-03"), 12.5, true]);
      sheet.getCell("C5").value = 7;
    });
    const found = await read(path);
    expect(found.head?.sheet).toBe("People");
    expect(found.rows.map((row) => [row.row, ...row.cells])).toEqual([
      [2, "José", "1999-02-03", "12.5", "true"],
      [5, "", "", "7", ""],
    ]);
  });

  it("keeps formulas as text and counts them", async () => {
    const path = await workbook((sheet) => {
      sheet.addRow(["a", "b"]);
      sheet.addRow([{ formula: 'HYPERLINK("http://x.test")', result: "click" }, "=1+1"]);
    });
    const found = await read(path);
    expect(found.rows[0]?.cells).toEqual(['=HYPERLINK("http://x.test")', "=1+1"]);
    expect(found.warnings).toEqual([{ code: "formula-cells", params: { count: 1 } }]);
  });

  it("reads the first visible sheet or the one asked for", async () => {
    const path = await workbook((sheet, book) => {
      sheet.state = "hidden";
      sheet.addRow(["h"]);
      sheet.addRow(["hidden"]);
      const shown = book.addWorksheet("Shown");
      shown.addRow(["s"]);
      shown.addRow(["shown"]);
    });
    expect((await read(path)).rows[0]?.cells).toEqual(["shown"]);
    expect((await read(path, { sheet: "people" })).rows[0]?.cells).toEqual(["hidden"]);
    expect(await problem(path, { sheet: "None" })).toMatch(/^no-sheet: .*None.* People, Shown/);
  });

  it("refuses what is no workbook, is cut off, or locked", async () => {
    const path = await workbook((sheet) => {
      sheet.addRow(["a"]);
      sheet.addRow(["1"]);
    });
    const whole = readFileSync(path);
    expect(await problem(file("cut.xlsx", whole.subarray(0, whole.length - 100)))).toMatch(
      /^truncated-archive/,
    );
    const locked = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
    expect(await problem(file("locked.xlsx", locked))).toMatch(/^broken-workbook: .*password/);
    whole.fill(0xff, 40, whole.length - 1200);
    expect(await problem(file("damaged.xlsx", whole))).toMatch(/^(broken-workbook|unreadable|empty)/);
  });
});

describe("the child that reads", () => {
  /** Runs a line of code under the flags of the child. */
  function probe(code: string): string {
    const cell = readingCell(64);
    const told = `(async () => { try { console.log(String(await (${code}))); } catch (error) { console.log(error.code ?? error.message); } })()`;
    return execFileSync(process.execPath, [...cell.flags, "--eval", told], {
      ...cell.options,
      encoding: "utf8",
    }).trim();
  }

  it("has no environment, no other files, no processes and no network", () => {
    process.env.PALERMO_PROBE = "told";
    expect(probe("process.env.PALERMO_PROBE")).toBe("undefined");
    delete process.env.PALERMO_PROBE;
    expect(probe("require('node:fs').readFileSync('/etc/hostname')")).toBe("ERR_ACCESS_DENIED");
    expect(probe("require('node:fs').readdirSync(require('node:path').resolve('../..'))")).toBe(
      "ERR_ACCESS_DENIED",
    );
    expect(probe("require('node:fs').writeFileSync('x', '')")).toBe("ERR_ACCESS_DENIED");
    expect(probe("require('node:child_process').spawnSync('true')")).toBe("ERR_ACCESS_DENIED");
    expect(probe("import('./reading/no-network.ts').then(() => fetch('http://127.0.0.1:9'))")).toBe(
      "fetch failed",
    );
    expect(
      probe("import('./reading/no-network.ts').then(() => require('node:net').connect(9, '127.0.0.1'))"),
    ).toMatch(/opens no connection/);
  });
});
