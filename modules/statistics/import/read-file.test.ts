import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { ImportProblem } from "#kernel/import";
import { drawer, victimRecord } from "../builders.ts";
import { ctdcCoded } from "./ctdc-layouts.ts";
import type { Reading } from "./layout.ts";
import { type ReadInput, readFile } from "./read-file.ts";
import { recordsLayout } from "./records-layout.ts";
import { unodcLayout } from "./unodc-layout.ts";

const folder = mkdtempSync(join(tmpdir(), "palermo-reading-"));
const workFolder = join(folder, "work");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const head = "year,source,sex,age,citizenship,exploited_in,form,means,recruiter,sector";
const good = "2019,hotline,female,9-17,NA,XV,sexual,threats,family,";

let made = 0;
function file(content: string | Buffer): string {
  const path = join(folder, `f${++made}.csv`);
  writeFileSync(path, content);
  return path;
}

function read(path: string, limits: ReadInput["limits"] = {}): Promise<Reading> {
  const layouts = [recordsLayout(), ctdcCoded(), unodcLayout()];
  return readFile({ path, layouts, workFolder, limits }, async (reading) => reading);
}

async function problem(path: string, limits: ReadInput["limits"] = {}): Promise<string> {
  const error = await read(path, limits).catch((thrown: unknown) => thrown);
  expect(readdirSync(workFolder)).toEqual([]);
  if (!(error instanceof ImportProblem)) throw error;
  return error.in("en");
}

function places(reading: Reading): string[] {
  return reading.rejected.map(({ row, column, value, expected }) => `${row} ${column} ${value} ${expected}`);
}

describe("a file that can be read", { timeout: 60_000 }, () => {
  it("keeps Namibia, empty cells and every row", async () => {
    const reading = await read(file(`${head}\n${good}\n2020,,,,,,,,,\n`));
    expect(reading).toMatchObject({ rowsRead: 2, accepted: 2, rejectedCount: 0, layout: "palermo-records" });
    expect(reading.categories.citizenship).toEqual(expect.arrayContaining(["NA", null]));
    expect(reading.sample[0]).toMatchObject({ citizenship: "NA", sex: "female" });
  });

  it("reads UTF-16 with its mark, a byte order mark, line ends of Windows, gzip", async () => {
    const text = `${head}\r\n${good}\r\n${good}\r\n`;
    for (const bytes of [
      Buffer.from(`\uFEFF${text}`, "utf16le"),
      Buffer.from(`\uFEFF${text}`, "utf8"),
      gzipSync(text),
      Buffer.from(text.trimEnd()),
    ])
      expect(await read(file(bytes))).toMatchObject({ rowsRead: 2, accepted: 2 });
  });

  it("reads Windows-1252 and says so", async () => {
    const row =
      'CIV,C\xf4te d\'Ivoire,Africa,Sub-Saharan Africa,Persons convicted,by citizenship,Fran\xe7ais,Total,Total,2020,Counts,"1,094",GLOTIP';
    const reading = await read(
      file(Buffer.from(`UNODC\n14/04/2025\n${unodcLayout().header.join(",")}\n${row}\n`, "latin1")),
    );
    expect(reading).toMatchObject({ accepted: 1, encoding: "windows-1252", headerRow: 3 });
  });
});

describe("rows that cannot be read are named with their place", { timeout: 60_000 }, () => {
  it("unknown codes, formulas, wrong years, each in its row of the file", async () => {
    const text = [
      head,
      good,
      good.replace("female", "femal"),
      "",
      good.replace("NA", '"=cmd|calc"'),
      good.replace("2019", "31.02."),
    ].join("\n");
    const reading = await read(file(`${text}\n`));
    expect(reading).toMatchObject({ rowsRead: 4, accepted: 1, rejectedCount: 3 });
    expect(places(reading)).toEqual([
      "3 sex femal list-sex",
      "5 citizenship =cmd|calc country-2",
      "6 year 31.02. year",
    ]);
  });

  it("rows with too few or too many cells", async () => {
    const reading = await read(file(`${head}\n${good}\na,b\n${good},1\n${good}\n`));
    expect(reading).toMatchObject({ rowsRead: 4, accepted: 2 });
    expect(reading.rejected.map(({ row, expected }) => [row, expected])).toEqual([
      [3, "too-few-cells"],
      [4, "too-many-cells"],
    ]);
  });

  it("counts are bounds, thousands or refused", async () => {
    const line = (value: string, category = "Total") =>
      `AFG,Afghanistan,Asia,Southern Asia,Persons convicted,${category === "Total" ? "Total" : "by citizenship"},${category},Total,Total,2019,Counts,"${value}",GLOTIP`;
    const rows = [
      line("<5"),
      line("1,094"),
      line("61,112,019", "Nationals"),
      line("1.5"),
      line(""),
      line("7", "145"),
      line("-3"),
    ];
    const reading = await read(file(`a\nb\n${unodcLayout().header.join(",")}\n${rows.join("\n")}\n`));
    expect(reading).toMatchObject({ rowsRead: 7, accepted: 2, headerRow: 3 });
    expect(places(reading)).toEqual([
      "6 txtVALUE 61,112,019 questionnaire-code",
      "7 txtVALUE 1.5 count",
      "8 txtVALUE  count",
      "9 Category 145 name-not-number",
      "10 txtVALUE -3 count",
    ]);
  });

  it("names the right row deep in a large file", async () => {
    const draw = drawer(3);
    const rows = Array.from({ length: 60_000 }, () => victimRecord(draw).join(","));
    rows[54_321] = good.replace("XV", "QQ");
    const reading = await read(file(`${head}\n${rows.join("\n")}\n`));
    expect(reading.rejected).toEqual([
      { row: 54_323, column: "exploited_in", value: "QQ", expected: "country-2" },
    ]);
    expect(reading).toMatchObject({ rowsRead: 60_000, accepted: 59_999 });
  });
});

describe("a file that cannot be read is refused with a sentence", { timeout: 60_000 }, () => {
  it("empty, heading only, wrong heading, twice the same column", async () => {
    expect(await problem(file(""))).toContain("empty");
    expect(await problem(file(`${head}\n`))).toContain("no rows below it");
    expect(await problem(file("name,born\nA,2000\n"))).toMatch(/heading in row 1.*Missing: .*sex/s);
    expect(await problem(file(`${head},sex\n${good},male\n`))).toContain("more than once: sex");
  });

  it("cut off, damaged, no text", async () => {
    const packed = gzipSync(`${head}\n${`${good}\n`.repeat(5000)}`);
    const cut = file(packed);
    truncateSync(cut, packed.length - 20);
    expect(await problem(cut)).toContain("cut off");
    expect(await problem(file(Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(50, 7)])))).toContain(
      "damaged",
    );
    expect(await problem(file(Buffer.from([0x7f, 0x45, 3, 4, 0, 0, 0, 1])))).toContain("not a table of text");
  });

  it("a quotation mark that is never closed", async () => {
    expect(await problem(file(`${head}\n${good}\n"${good}\n${good}\n`))).toMatch(/row 3.*quotation mark/);
  });

  it("a bomb, a file that is too large, one that takes too long", async () => {
    const bomb = gzipSync(`${head}\n${`${good}\n`.repeat(1_200_000)}`);
    const nothing = gzipSync(Buffer.concat([Buffer.from(`${head}\n`), Buffer.alloc(20_000_000, "\n")]));
    expect(await problem(file(nothing))).toContain("more than 1000000 rows");
    expect(await problem(file(bomb), { maxPlainBytes: 50_000_000 })).toContain("unpacks to more than 47 MB");
    const big = file("");
    truncateSync(big, 2 * 1024 ** 3);
    expect(await problem(big)).toMatch(/2048 MB.*up to 1024 MB/);
    expect(await problem(file(`${head}\n${`${good}\n`.repeat(1000)}`), { timeoutMs: 20 })).toContain(
      "longer than",
    );
  });

  it("stops when asked to", async () => {
    const stop = new AbortController();
    const reading = readFile(
      { path: file(`${head}\n${good}\n`), layouts: [recordsLayout()], workFolder, signal: stop.signal },
      async () => true,
    );
    stop.abort();
    await expect(reading).rejects.toMatchObject({ code: "stopped" });
  });
});
