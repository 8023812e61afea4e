import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { langs } from "../i18n/lang.ts";
import type { ImporterField } from "./mapping.ts";
import { readKeyedRows } from "./read-keyed-rows.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "palermo-keyed-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const label = (text: string) =>
  Object.fromEntries(langs.map((lang) => [lang, text])) as ImporterField["label"];
const fields: readonly ImporterField[] = [
  { name: "key", label: label("Key"), required: true },
  { name: "name", label: label("Name"), required: false },
];

async function read(csv: string) {
  const path = join(folder, "list.csv");
  writeFileSync(path, csv);
  return readKeyedRows(
    { path, fileName: "list.csv", signal: new AbortController().signal, matched: undefined, lang: "en" },
    { fields, keyOf: ({ key = "" }) => key.toLowerCase(), maxRows: 100 },
  );
}

test("gives cells by field, without blanks and without the apostrophe that keeps a formula quiet", async () => {
  const { rows, columns, rowsRead, rejections } = await read("key,name,other\n a1 ,'=Sum,x\nb2,  Rose ,y\n");
  expect(rows.map(({ cells }) => cells)).toEqual([
    { key: "a1", name: "=Sum" },
    { key: "b2", name: "Rose" },
  ]);
  expect(columns.map(({ to }) => to)).toEqual(["key", "name"]);
  expect(rowsRead).toBe(2);
  expect(rejections.shown).toEqual([]);
});

test("refuses a key the second time it stands, however it is written, and takes rows without one", async () => {
  const { rows, rejections } = await read("key,name\na1,One\nA1,Again\n,None\n,None either\n");
  expect(rows.map(({ cells }) => cells.name)).toEqual(["One", "None", "None either"]);
  expect(rejections.shown).toMatchObject([
    { row: rows[0] ? rows[0].row + 1 : 0, column: "key", value: "a1" },
  ]);
});
