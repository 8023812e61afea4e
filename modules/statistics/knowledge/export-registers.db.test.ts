import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { statistics } from "../index.ts";
import { exportGaps, exportSources, exportWorksheets } from "./export-registers.ts";
import { addGap } from "./gaps.ts";
import { addSource } from "./sources.ts";
import { shareWorksheet, writeWorksheet } from "./write-worksheet.ts";

let kernel: TestKernel;
let writer: TestAccount;
let reader: TestAccount;

const words = (text: string, ar?: string) => ({
  lang: "en" as const,
  text,
  ...(ar === undefined ? {} : { translations: { ar } }),
});
const entryId = crypto.randomUUID();
const worksheetId = crypto.randomUUID();

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [statistics] });
  const [ours, theirs] = [await kernel.openAgency(), await kernel.openAgency()];
  writer = await kernel.openAccount({ agencyId: ours, roles: ["rapporteur"] });
  reader = await kernel.openAccount({ agencyId: theirs, roles: ["investigator"] });
  await reader.callByName("session.set-language", { lang: "ar" });
  const source = { holder: words("Office"), collected: words("a"), shared: words("b"), updated: words("c") };
  await writer.call(addSource, {
    ...source,
    entryId,
    kind: "data",
    name: words("=Shelters", "الملاجئ"),
  });
  await writer.call(addSource, {
    ...source,
    entryId: crypto.randomUUID(),
    kind: "research",
    name: words("Farms"),
  });
  await writer.call(addGap, {
    entryId: crypto.randomUUID(),
    question: words("How many?"),
    why: words("Nobody counts."),
    who: words("The inspection"),
    state: "open",
    sources: [entryId],
  });
  const none = { sources: [] };
  await writer.call(writeWorksheet, {
    worksheetId,
    title: words("Harvest"),
    level: "local",
    place: words("Port Verity"),
    date: "2025-01-31",
    answers: {
      commit: { text: words("No licence is needed."), sources: [entryId], cited: "A file note" },
      profit: none,
      hide: none,
      escape: none,
    },
  });
});
afterAll(() => kernel?.close());

const linesOf = ({ base64 }: { base64: string }) =>
  Buffer.from(base64, "base64").toString("utf8").trim().split("\r\n");

it("[M5] exports the register as it is narrowed, marked, and calculates nothing", async () => {
  const file = await writer.call(exportSources, { kind: "data", format: "csv" });
  expect(file.fileName).toMatch(/^sources-\d{4}-\d\d-\d\d\.csv$/);
  const [heading, first, mark, ...more] = linesOf(file);
  expect(heading).toContain("Held by");
  expect(first).toMatch(/^'=Shelters,/);
  expect(mark).toMatch(/^"# Palermo X-/);
  expect(more).toEqual([]);
});

it("[M5] writes it in the reader's language", async () => {
  const [heading, first] = linesOf(await reader.call(exportSources, { text: "shelters", format: "csv" }));
  expect(heading).toContain("الجهة الحائزة");
  expect(first).toContain("الملاجئ");
});

it("[M5] exports gaps with the sources that they are linked to", async () => {
  const lines = linesOf(await writer.call(exportGaps, { format: "csv" }));
  expect(lines[1]).toContain("How many?");
  expect(lines[1]).toContain("=Shelters");
  expect(linesOf(await writer.call(exportGaps, { state: "answered", format: "csv" }))).toHaveLength(2);
});

it("[M5] exports worksheets with their answers; drafts of another agency are in no file", async () => {
  const before = linesOf(await reader.call(exportWorksheets, { format: "csv" }));
  expect(before).toHaveLength(2);
  await writer.call(shareWorksheet, { worksheetId });
  const [, row] = linesOf(await reader.call(exportWorksheets, { format: "csv" }));
  expect(row).toContain("No licence is needed.");
  expect(row).toContain("A file note");
  const book = await writer.call(exportWorksheets, { format: "xlsx" });
  expect(Buffer.from(book.base64, "base64").subarray(0, 2).toString()).toBe("PK");
});
