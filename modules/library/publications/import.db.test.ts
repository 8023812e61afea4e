import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { library } from "../index.ts";
import { exportPublications } from "./export-publications.ts";
import { importPublications } from "./import-publications.ts";
import { getPublication, listPublications } from "./list-publications.ts";
import { publishPublication } from "./publish-publications.ts";

let kernel: TestKernel;
let editor: TestAccount;
let trainer: TestAccount;
let reader: TestAccount;
const folder = mkdtempSync(join(tmpdir(), "palermo-library-"));

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [library] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  const agencyId = await kernel.openAgency();
  editor = await kernel.openAccount({ agencyId, roles: ["editor"] });
  trainer = await kernel.openAccount({ agencyId, roles: ["trainer"] });
  reader = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["court"] });
});
afterAll(async () => {
  await kernel?.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(content: string | Buffer, name = "list.csv"): string {
  const path = join(folder, `${randomUUID()}-${name}`);
  writeFileSync(path, content);
  return path;
}
const table = (columns: string[], ...rows: string[][]) => file(stringify([columns, ...rows]));
const open = (who: TestAccount, path: string, options: Record<string, string> = {}) => ({
  path,
  fileName: path,
  options,
  lang: "en" as const,
  signal: new AbortController().signal,
  progress: async () => {},
  inTx: who.work,
});
async function run(who: TestAccount, path: string, options = {}, leaveOutRejected = false) {
  const importId = randomUUID();
  await who.work(async ({ tx }) => {
    await sql`insert into import.import (import_id, importer) values (${importId}::uuid, 'publications')`.execute(
      tx,
    );
  });
  return importPublications.commit({ ...open(who, path, options), importId, leaveOutRejected });
}
const drafts = async (who: TestAccount) => (await who.call(listPublications, { state: "drafts" })).items;

describe("an import of publications", () => {
  test("enters drafts, tells wrong cells by row and column, and writes nothing while one is wrong", async () => {
    const path = table(
      ["key", "title", "kind", "year", "publisher", "topics", "link", "title_fr"],
      ["one", "First", "report", "2010", "United Nations", "law; data", "https://www.unodc.org/", "Premier"],
      ["two", "Second", "novel", "MMX", "United Nations", "", "ftp://x", ""],
      ["one", "Twice", "report", "2010", "United Nations", "", "", ""],
      ["four", "", "report", "2010", "", "gossip", "", ""],
    );
    const seen = await importPublications.inspect(open(trainer, path));
    expect(seen).toMatchObject({ rowsRead: 4, accepted: 1, creates: 1, updates: 0, rejectedCount: 3 });
    expect(seen.rejected.map(({ row, column }) => `${row} ${column}`).sort()).toEqual([
      "3 kind",
      "3 link",
      "3 year",
      "4 key",
      "5 publisher",
      "5 title",
      "5 topics",
    ]);
    await expect(run(trainer, path)).rejects.toMatchObject({ code: "rejected-rows" });
    expect(await drafts(trainer)).toEqual([]);
    expect(await run(trainer, path, {}, true)).toMatchObject({ created: 1, updated: 0 });
    const [only] = await drafts(trainer);
    const { content } = await trainer.call(getPublication, { code: only?.code ?? "" });
    expect(content).toMatchObject({
      topics: ["law", "data"],
      year: 2010,
      title: {
        text: "First",
        lang: "und",
        translations: { fr: { text: "Premier", by: "import", reviewed: false } },
      },
    });
  });

  test("corrects by key: a missing column leaves what stood, an empty cell takes it away; undo puts it back", async () => {
    const [before] = await drafts(trainer);
    const report = await run(trainer, table(["key", "title", "topics"], ["one", "First, corrected", ""]));
    expect(report).toMatchObject({ created: 0, updated: 1 });
    const now = async () => (await trainer.call(getPublication, { code: before?.code ?? "" })).content;
    expect(await now()).toMatchObject({
      title: { text: "First, corrected", translations: { fr: { text: "Premier" } } },
      topics: [],
      publisher: "United Nations",
    });
    // The same file again changes nothing.
    expect(
      await run(trainer, table(["key", "title", "topics"], ["one", "First, corrected", ""])),
    ).toMatchObject({
      created: 0,
      updated: 0,
    });
    await importPublications.undo?.({ importId: report.importId, inTx: trainer.work });
    expect(await now()).toMatchObject({ title: { text: "First" }, topics: ["law", "data"] });
  });

  test("what is exported comes back unchanged, as CSV and as workbook", async () => {
    const [first] = await drafts(editor);
    await editor.call(publishPublication, { publicationId: first?.publicationId ?? "", reach: "inside" });
    for (const format of ["csv", "xlsx"] as const) {
      const made = await editor.call(exportPublications, { format });
      const path = file(Buffer.from(made.base64, "base64"), `out.${format}`);
      const seen = await importPublications.inspect(open(editor, path));
      expect(seen).toMatchObject({ accepted: 1, creates: 0, updates: 0, rejectedCount: 0 });
    }
  });

  test("publishes only for those who may; undo takes off what it published", async () => {
    const path = table(
      ["key", "title", "publisher", "kind"],
      ["pub-1", "Published by import", "ILO", "guide"],
    );
    const title = async () =>
      (await reader.call(listPublications, { text: "published by import" })).items.length;
    const warned = await importPublications.inspect(open(trainer, path, { reach: "everybody" }));
    expect(warned.warnings).toHaveLength(1);
    const kept = await run(trainer, path, { reach: "everybody" });
    expect(await title()).toBe(0);
    await importPublications.undo?.({ importId: kept.importId, inTx: trainer.work });
    const report = await run(editor, path, { reach: "inside" });
    expect(await title()).toBe(1);
    await importPublications.undo?.({ importId: report.importId, inTx: editor.work });
    expect(await title()).toBe(0);
  });
});
