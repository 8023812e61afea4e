import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { caselaw } from "../index.ts";
import { searchJudgments } from "../search-judgments.ts";
import { fileOf, imported, previewed, undone } from "./builders.ts";
import { unodcHeading } from "./unodc-row.ts";

let kernel: TestKernel;
let editor: TestAccount;
let stranger: TestAccount;
let foreign: TestAccount;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [caselaw] });
  const agencyId = await kernel.openAgency();
  editor = await kernel.openAccount({ agencyId, roles: ["editor"] });
  stranger = await kernel.openAccount({ agencyId, roles: [] });
  foreign = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["editor"] });
});
afterAll(() => kernel?.close());

const head = "code,title,jurisdiction,court,decided,crime_types,facts,acts,ecli\n";
const first = `,Republic v. A.,KE,High Court,2018-03,trafficking_in_persons,"She was lured and sold.",,ECLI:KE:HC:2018:1\n`;

async function found(query: string) {
  return (await editor.call(searchJudgments, { query, limit: 10 })).items;
}

describe("importing judgments", () => {
  it("a stranger gets nothing: nothing is written in his name", async () => {
    await expect(imported(stranger, "caselaw-template", { path: fileOf(head + first) })).rejects.toThrow();
    expect(await found("Republic")).toEqual([]);
  });

  it("from a table of one's own makes records, revises them by code or number, and takes both back", async () => {
    const made = await imported(editor, "caselaw-template", { path: fileOf(head + first) });
    expect(made).toMatchObject({ records: 1, created: 1, mapped: { acts: { mapped: 1, rule: 1 } } });
    const [record] = await found("Republic");
    expect(record).toMatchObject({ title: "Republic v. A.", jurisdiction: "KE", audience: "inside" });
    const code = record?.code ?? "";
    const second = fileOf(`${head}${code},,,,2018-03-12,,,Recruitment;Transfer,\n`);
    expect(await previewed(editor, "caselaw-template", { path: second })).toMatchObject({
      creates: 0,
      updates: 1,
    });
    const changed = await imported(editor, "caselaw-template", { path: second });
    expect(changed).toMatchObject({ created: 0, updated: 1 });
    expect((await found("Republic"))[0]).toMatchObject({
      title: "Republic v. A.",
      decided: { text: "2018-03-12" },
    });
    const byNumber = fileOf(head + first.replace("Republic v. A.", "Republic v. B."));
    const renamed = await imported(editor, "caselaw-template", { path: byNumber });
    expect(renamed).toMatchObject({ created: 0, updated: 1 });
    expect((await found("Republic"))[0]).toMatchObject({ code, title: "Republic v. B." });
    await expect(undone(editor, "caselaw-template", changed.importId)).rejects.toMatchObject({
      code: "changed-since",
    });
    await undone(editor, "caselaw-template", renamed.importId);
    expect((await found("Republic"))[0]?.title).toBe("Republic v. A.");
    await undone(editor, "caselaw-template", made.importId);
    expect(await found("Republic")).toEqual([]);
  });

  it("names row, column, value and what was expected; without leave nothing is imported", async () => {
    const wrong = `${head}${first},B,Atlantis,Court,31.31.2018,theft,,Selling,\nJ-000000,C,KE,Court,,,,,\n`;
    const path = fileOf(wrong);
    const preview = await previewed(editor, "caselaw-template", { path });
    expect(preview).toMatchObject({ rowsRead: 3, accepted: 1, rejectedCount: 2 });
    expect(preview.rejected.map(({ row, column, value }) => [row, column, value])).toEqual([
      [3, "jurisdiction", "Atlantis"],
      [3, "decided", "31.31.2018"],
      [3, "crime_types", "theft"],
      [3, "acts", "Selling"],
      [4, "code", "J-000000"],
    ]);
    for (const { expected } of preview.rejected) expect(expected).not.toContain("expected.");
    await expect(
      imported(editor, "caselaw-template", { path, leaveOutRejected: false }),
    ).rejects.toMatchObject({
      code: "rejected-rows",
      params: { count: 2 },
    });
    expect(await found("Republic")).toEqual([]);
  });

  it("does not let another office revise what is not its own", async () => {
    const made = await imported(editor, "caselaw-template", { path: fileOf(head + first) });
    const code = (await found("Republic"))[0]?.code ?? "";
    const preview = await previewed(foreign, "caselaw-template", {
      path: fileOf(`${head}${code},X,,,,,,,\n`),
    });
    expect(preview).toMatchObject({ accepted: 0, rejectedCount: 1 });
    await undone(editor, "caselaw-template", made.importId);
  });

  it("keeps a judgment in Akoma Ntoso as a draft, unless its names are said to be taken out", async () => {
    const path = fileOf(readFileSync(join(import.meta.dirname, "testdata/judgment.xml")), ".xml");
    const draft = await imported(editor, "caselaw-akn", { path });
    expect(draft).toMatchObject({ records: 1, created: 1 });
    expect(await found("Assize")).toEqual([]);
    await undone(editor, "caselaw-akn", draft.importId);
    const open = await imported(editor, "caselaw-akn", { path, options: { names: "taken-out" } });
    expect(await found("Assize")).toHaveLength(1);
    await undone(editor, "caselaw-akn", open.importId);
    expect(await found("Assize")).toEqual([]);
  });

  it("refuses files that are cut off, empty, wrongly encoded or under another heading, as a whole", async () => {
    const heading = `${unodcHeading.join(",")}\n`;
    for (const [content, code] of [
      ["", "empty"],
      [heading, "no-rows"],
      [`${heading}1,USA1,"cut in the mid`, "broken-quotes"],
      ["Case,Name\nUSA1,X\n", "wrong-header"],
      [Buffer.from([0x00, 0x01, 0x02, 0x03]), "not-a-table"],
    ] as const)
      for (const name of [
        "caselaw-unodc",
        "caselaw-index",
        "caselaw-us-federal",
        "caselaw-us-federal-defendants",
      ])
        await expect(
          previewed(editor, name, { path: fileOf(content) }),
          `${name} ${code}`,
        ).rejects.toMatchObject({
          code:
            name === "caselaw-unodc" || code === "empty" || code === "not-a-table" ? code : "wrong-header",
        });
    const latin = Buffer.from(`${heading}1,USA1,Court,,Caf\u00e9 v. X,,,,,,,,,,,,,,,,,,,\n`, "latin1");
    const preview = await previewed(editor, "caselaw-unodc", { path: fileOf(latin) });
    expect(preview.warnings.join()).toContain("Windows-1252");
  });
});
