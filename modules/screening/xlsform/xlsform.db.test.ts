import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import excel from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { screening } from "../index.ts";
import { shippedInstruments } from "../instruments/shipped.ts";
import { exportInstrument } from "./export-instrument.ts";
import { importXlsform } from "./import-xlsform.ts";

let kernel: TestKernel;
let editor: TestAccount;
let folder = "";
beforeAll(async () => {
  kernel = await openTestKernel({ modules: [screening] });
  folder = kernel.services.config.dataFolder;
  mkdirSync(folder, { recursive: true });
  editor = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["editor"] });
});
afterAll(() => kernel?.close());

function inspect(path: string) {
  return importXlsform.inspect({
    path,
    fileName: "form.xlsx",
    options: {},
    lang: "en",
    signal: new AbortController().signal,
    progress: async () => undefined,
    inTx: () => Promise.reject(new Error("an inspection writes nothing")),
  });
}

async function form(sheets: Record<string, string[][]>): Promise<string> {
  const book = new excel.Workbook();
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows);
  const path = join(folder, `form-${Math.trunc(performance.now() * 1000)}.xlsx`);
  writeFileSync(path, Buffer.from(await book.xlsx.writeBuffer()), { mode: 0o600 });
  return path;
}

/** A reference to a question, as `relevant` writes it. */
const q = (name: string) => ["$", `{${name}}`].join("");

describe("an instrument as XLSForm", () => {
  it("is written as a workbook and read again without a loss, for a form, a weighed list and an unweighed one", async () => {
    const tried = ["som-journey", "iloec-child-labour", "unodc-general"];
    for (const { id, version, sections } of shippedInstruments.filter((one) => tried.includes(one.id))) {
      const made = await editor.call(exportInstrument, { id, version });
      const path = join(folder, made.fileName);
      writeFileSync(path, Buffer.from(made.base64, "base64"), { mode: 0o600 });
      const preview = await inspect(path);
      expect([id, preview.rejected]).toEqual([id, []]);
      expect(preview).toMatchObject({
        creates: 1,
        accepted: sections.flatMap(({ questions }) => questions).length,
      });
    }
  }, 60_000);

  it("is opened by another reader of workbooks, in the sheets and columns of XLSForm", async () => {
    const made = await editor.call(exportInstrument, { id: "tip-short", version: 1 });
    const book = new excel.Workbook();
    await book.xlsx.load(Buffer.from(made.base64, "base64") as unknown as ArrayBuffer);
    const head = (name: string) =>
      [...((book.getWorksheet(name)?.getRow(1).values ?? []) as string[])].slice(1);
    expect(head("survey").slice(0, 3)).toEqual(["type", "name", "label::Arabic (ar)"]);
    expect(head("survey")).toContain("relevant");
    expect(head("choices").slice(0, 2)).toEqual(["list_name", "name"]);
    expect(head("settings")).toContain("form_id");
  });

  it("refuses a stranger's export", async () => {
    const police = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["investigator"] });
    await expect(police.call(exportInstrument, { id: "tip-short", version: 1 })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("from elsewhere is read, device data left out by name", async () => {
    const path = await form({
      survey: [
        ["type", "name", "label::French (fr)", "relevant", "constraint"],
        ["start", "start", "", "", ""],
        ["begin group", "Travail", "Travail", "", ""],
        ["select_one yn", "Q1", "Libre ?", "", ""],
        ["select_multiple how", "Q2", "Comment ?", `${q("Q1")} = 'yes'`, ""],
        ["integer", "Q3", "Combien ?", `selected(${q("Q2")}, 'car') and not(${q("Q1")} != 'yes')`, ". > 0"],
        ["end group", "", "", "", ""],
      ],
      choices: [
        ["list_name", "name", "label::French (fr)"],
        ["yn", "yes", "Oui"],
        ["yn", "no", "Non"],
        ["how", "car", "Voiture"],
      ],
      settings: [
        ["form_title", "form_id", "default_language"],
        ["Port", "port", "French (fr)"],
      ],
    });
    const read = await inspect(path);
    expect(read).toMatchObject({ accepted: 3, rejected: [], creates: 1 });
    expect(read.warnings.join(" ")).toMatch(/constraint, start|start, constraint/);
    expect(read.sample.map((row) => row.type)).toEqual(["yes-no", "choices", "number"]);
  });

  it("is refused by the name of a type, a list, an expression, a question and a loop", async () => {
    const path = await form({
      survey: [
        ["type", "name", "label", "relevant"],
        ["geopoint", "where", "Where are you?", ""],
        ["select_one nolist", "q1", "One?", ""],
        ["text", "q2", "Two?", `${q("q9")} = 'yes'`],
        ["text", "q3", "Three?", `${q("q1")} > 4`],
        ["text", "q4", "Four?", `${q("q5")} = 'x'`],
        ["text", "q5", "Five?", `${q("q4")} = 'x'`],
        ["text", "q2", "Again?", ""],
      ],
    });
    const { rejected, creates } = await inspect(path);
    expect(creates).toBe(0);
    const told = rejected.map(({ row, expected }) => `${row} ${expected}`).join("\n");
    expect(told).toMatch(/2 The type “geopoint” is not known; expected one of select_one/);
    expect(told).toMatch(/3 the list “nolist”/);
    expect(told).toMatch(/4 there is no question “q9”/);
    expect(told).toMatch(/5 “>/);
    expect(told).toMatch(/conditions go round in a loop: q4 → q5 → q4/);
    expect(told).toMatch(/8 “q2” stands twice/);
  });
});
