import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import excel from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ImportProblem, type Preview, type Report } from "#kernel/import";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { addParticipant } from "./add-participant.ts";
import { htcdsPeople } from "./builders.ts";
import { closeCase } from "./close-case.ts";
import { exportCases } from "./export-cases.ts";
import { getCase } from "./get-case.ts";
import { exchangeFields } from "./htcds/fields.ts";
import { importHtcds } from "./import-htcds.ts";
import { casefile } from "./index.ts";
import { listCases } from "./list-cases.ts";
import { listParticipants } from "./list-participants.ts";
import { openCase } from "./open-case.ts";
import { reviseParticipant } from "./revise-participant.ts";

let kernel: TestKernel;
let folder = "";
let agencyId = "";

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [casefile] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), "palermo-htcds-"));
  agencyId = await kernel.openAgency();
});
afterAll(async () => {
  await kernel?.close();
  rmSync(folder, { recursive: true, force: true });
});

const investigator = () => kernel.openAccount({ agencyId, roles: ["investigator"] });

function file(name: string, content: string | Buffer): string {
  const path = join(folder, `${randomUUID()}-${name}`);
  writeFileSync(path, content);
  return path;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return file("list.csv", stringify([columns, ...rows]));
}

function open(who: TestAccount, path: string) {
  return {
    path,
    fileName: path,
    options: {},
    lang: "en" as const,
    signal: new AbortController().signal,
    progress: async () => {},
    inTx: who.work,
  };
}

function preview(who: TestAccount, path: string): Promise<Preview> {
  return importHtcds.inspect(open(who, path));
}

async function run(who: TestAccount, path: string, leaveOutRejected = false): Promise<Report> {
  const importId = randomUUID();
  await who.work(async ({ tx }) => {
    const { sql } = await import("kysely");
    await sql`insert into import.import (import_id, importer) values (${importId}::uuid, 'htcds')`.execute(
      tx,
    );
  });
  return importHtcds.commit({ ...open(who, path), importId, leaveOutRejected });
}

async function undo(who: TestAccount, importId: string): Promise<void> {
  await importHtcds.undo?.({ importId, inTx: who.work });
}

async function exported(
  who: TestAccount,
  format: "csv" | "xlsx" = "csv",
): Promise<{ path: string; text: string; withheld: number }> {
  const made = await who.call(exportCases, { format });
  const content = Buffer.from(made.base64, "base64");
  return { path: file(made.fileName, content), text: content.toString("utf8"), withheld: made.withheld };
}

const columns = [
  "cas_Id",
  "prs_Id",
  "prs_FirstName",
  "prs_SecondName",
  "vic_TraffickingStatus",
  "cas_Status",
];
const amara = ["K-1", "P-1", "Amara", "Okoye", "PossibleVictimOfTrafficking", "Active"];

describe("a stranger", () => {
  it("gets nothing of an import, and makes records of their own with the same keys", async () => {
    const [owner, stranger] = [await investigator(), await investigator()];
    const path = table(columns, [amara]);
    await run(owner, path);
    expect(await stranger.call(listCases, {})).toMatchObject({ items: [] });
    expect(await stranger.call(exportCases, { format: "csv" })).toMatchObject({ cases: 0, people: 0 });
    expect(await preview(stranger, path)).toMatchObject({ creates: 1, updates: 0 });
  });

  it("is the first of an agency that has sealed nothing yet, and previews all the same", async () => {
    const who = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["investigator"] });
    expect(await preview(who, table(columns, [amara]))).toMatchObject({ creates: 1, updates: 0 });
  });

  it("without the right cannot export", async () => {
    const analyst = await kernel.openAccount({ agencyId, roles: ["analyst"] });
    await expect(analyst.call(exportCases, { format: "csv" })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("the committed list of the standard's columns", () => {
  it("comes in, goes out and comes in again without a change", async () => {
    const who = await investigator();
    const path = join(import.meta.dirname, "testdata", "htcds-people.csv");
    const seen = await preview(who, path);
    expect(seen).toMatchObject({
      recognisedAs: "HTCDS 2.0",
      rowsRead: 24,
      accepted: 24,
      rejectedCount: 0,
      creates: 24,
      updates: 0,
    });
    expect(seen.columns).toHaveLength(exchangeFields.length);
    expect(seen.warnings.join()).toMatch(/support and consent/);
    expect(await who.call(listCases, {})).toMatchObject({ items: [] });
    expect(await run(who, path)).toMatchObject({ rowsRead: 24, accepted: 24, created: 24, updated: 0 });

    expect(await preview(who, path)).toMatchObject({ creates: 0, updates: 0, rejectedCount: 0 });
    const out = await exported(who);
    expect(out.text).not.toMatch(/(^|,)[=@]/m);
    expect(await preview(who, out.path)).toMatchObject({
      creates: 0,
      updates: 0,
      rejectedCount: 0,
      rowsRead: 24,
    });
    expect(await run(who, out.path)).toMatchObject({ created: 0, updated: 0 });

    const book = await exported(who, "xlsx");
    expect(await preview(who, book.path)).toMatchObject({
      creates: 0,
      updates: 0,
      rejectedCount: 0,
      rowsRead: 24,
    });
  });

  it("loses no cell that the reader may open", async () => {
    const who = await kernel.openAccount({ agencyId, roles: ["investigator", "advocate"] });
    const { columns: names, rows } = htcdsPeople(7, 60);
    await run(who, table(names, rows));
    const { parse } = await import("csv-parse/sync");
    const out = parse((await exported(who)).text, { bom: true, columns: true }) as Record<string, string>[];
    const { withoutApostrophe } = await import("#kernel/import");
    const byId = new Map(out.map((row) => [row.prs_Id, row]));
    const sets = new Set(
      exchangeFields
        .filter((field) => ["choices", "countries"].includes(field.kind))
        .map((field) => field.name),
    );
    const plain = (name: string, text: string) => (sets.has(name) ? text.split(";").sort().join(";") : text);
    const lost: string[] = [];
    for (const row of rows) {
      const found = byId.get(row[names.indexOf("prs_Id")] ?? "") ?? {};
      for (const [at, name] of names.entries()) {
        const [said, told] = [plain(name, row[at] ?? ""), plain(name, withoutApostrophe(found[name] ?? ""))];
        if (said !== "" && said !== told) lost.push(`${name}: ${said} → ${told}`);
      }
    }
    expect(lost).toEqual([]);
  });
});

describe("a workbook as the toolkit lays it out", () => {
  it("is read with its hidden names and its row of labels", async () => {
    const who = await investigator();
    const book = new excel.Workbook();
    const sheet = book.addWorksheet("Cases");
    sheet.addRow([
      "ID",
      "prs_FirstName",
      "prs_SecondName",
      "prs_Birthdate",
      "vic_TypeOfExploitation",
      "vic_TraffickingStatus",
    ]).hidden = true;
    sheet.addRow([
      "ID",
      "First Name",
      "Second Name",
      "Birthdate",
      "Type of Exploitation",
      "Trafficking Status",
    ]);
    sheet.addRow([
      1,
      "Thuy",
      "Tran",
      new Date("1999-02-03"),
      "Forced labour; Servitude",
      "Actual victim of trafficking",
    ]);
    book.addWorksheet("validation").addRow(["Feminine"]);
    const path = file("book.xlsx", Buffer.from(await book.xlsx.writeBuffer()));
    expect(await preview(who, path)).toMatchObject({ rowsRead: 1, creates: 1, rejectedCount: 0 });
    await run(who, path);
    const [line] = (await who.call(listCases, {})).items;
    const { items } = await who.call(listParticipants, { caseId: line?.caseId ?? "" });
    expect(items[0]).toMatchObject({
      capacity: "identified_victim",
      facts: {
        yearOfBirth: { state: "known", value: 1999 },
        forms: { state: "known", value: ["forced_labour_or_services", "servitude"] },
      },
    });
  });
});

describe("wrong cells", () => {
  it("are named by row, column, value and what was expected, and nothing is imported", async () => {
    const who = await investigator();
    const path = table(
      [...columns, "prs_Birthdate", "prs_Gender"],
      [
        [...amara, "31.02.2020", "Feminine"],
        ["K-1", "P-2", "Thuy", "Tran", "Maybe", "Active", "1999", "F"],
        ["K-1", "P-3", "Samir", "Haddad", "", "Closed", "2999-01-01", ""],
        ["K-2", "P-4", "Ioana", "Popescu", "", "Active", "2001", ""],
        ["K-2", "P-4", "Ioana", "Popescu", "", "Active", "2001", ""],
        ["", "P-5", "Joy", "Eze", "", "Active", "2001", ""],
      ],
    );
    const seen = await preview(who, path);
    expect(seen).toMatchObject({ rowsRead: 6, accepted: 1, rejectedCount: 5, creates: 1 });
    expect(seen.rejected.map(({ row, column, value }) => [row, column, value])).toEqual([
      [2, "prs_Birthdate", "31.02.2020"],
      [3, "vic_TraffickingStatus", "Maybe"],
      [3, "prs_Gender", "F"],
      [4, "prs_Birthdate", "2999-01-01"],
      [4, "cas_Status", "Closed"],
      [6, "prs_Id", "P-4"],
      [7, "cas_Id", ""],
    ]);
    expect(seen.rejected[0]?.expected).toBe("a date that exists; there is no 31.02.2020");
    await expect(run(who, path)).rejects.toThrow(ImportProblem);
    expect(await who.call(listCases, {})).toMatchObject({ items: [] });
    expect(await run(who, path, true)).toMatchObject({ created: 1, rejectedCount: 5 });
  });

  it("of a list with another heading refuse the file", async () => {
    await expect(preview(await investigator(), table(["a", "b"], [["1", "2"]]))).rejects.toMatchObject({
      code: "wrong-header",
    });
  });
});

describe("an update by key", () => {
  it("changes what the list says differently, and nothing else", async () => {
    const who = await investigator();
    await run(
      who,
      table([...columns, "prs_MobilePhone", "cas_CaseOwner"], [[...amara, "+43 664 111", "Unit 3"]]),
    );
    const changed = ["K-1", "P-1", "Amara", "", "ActualVictimOfTrafficking", ""];
    const path = table(columns, [changed, ["K-1", "P-2", "New", "Person", "", ""]]);
    expect(await preview(who, path)).toMatchObject({ creates: 1, updates: 1 });
    expect(await run(who, path)).toMatchObject({ created: 1, updated: 1 });
    const [line] = (await who.call(listCases, {})).items;
    const { items } = await who.call(listParticipants, { caseId: line?.caseId ?? "" });
    expect(items.map((item) => item.capacity)).toEqual(["identified_victim", "other"]);
    const { text } = await exported(who);
    for (const kept of ["Okoye", "+43 664 111", "Unit 3"]) expect(text).toContain(kept);
  });

  it("is refused for a closed case and for a reader", async () => {
    const who = await investigator();
    await run(who, table(columns, [amara]));
    const [line] = (await who.call(listCases, {})).items;
    const caseId = line?.caseId ?? "";
    await who.call(closeCase, { caseId, note: "done" });
    const path = table(columns.slice(0, 5), [["K-1", "P-1", "Amara", "Other", ""]]);
    const seen = await preview(who, path);
    expect(seen).toMatchObject({ rejectedCount: 1, updates: 0 });
    expect(seen.rejected[0]?.expected).toMatch(/closed/);
  });

  it("leaves a withheld cell as it is", async () => {
    const who = await investigator();
    await run(who, table(columns, [amara]));
    const path = table(columns, [
      ["K-1", "P-1", "[withheld]", "[withheld]", "PossibleVictimOfTrafficking", "Active"],
    ]);
    const seen = await preview(who, path);
    expect(seen).toMatchObject({ updates: 0, creates: 0 });
    expect(seen.warnings.join()).toMatch(/2 cells/);
  });
});

describe("an export", () => {
  it("of cases born here comes in again under Palermo's own codes, and changes them by those", async () => {
    const who = await investigator();
    const caseId = randomUUID();
    await who.call(openCase, { caseId, kind: "smuggling", reference: "OWN 1", summary: "As told.\nTwice." });
    const { personId } = await who.call(addParticipant, {
      caseId,
      participantId: randomUUID(),
      capacity: "smuggled_migrant",
      person: { identity: { names: { state: "known", value: [{ kind: "as-heard", full: "Old Yusuf" }] } } },
      facts: {
        sex: { state: "known", value: "male" },
        forms: { state: "known", value: ["slavery_or_similar"] },
      },
    });
    const witness = { caseId, participantId: randomUUID(), capacity: "witness", person: { personId } };
    await who.call(addParticipant, witness);
    for (const format of ["csv", "xlsx"] as const) {
      const { path } = await exported(who, format);
      expect(await preview(who, path)).toMatchObject({
        rowsRead: 1,
        creates: 0,
        updates: 0,
        rejectedCount: 0,
      });
    }
    const { code } = await who.call(getCase, { caseId });
    const [person] = (await who.call(listParticipants, { caseId })).items;
    const change = table(
      ["cas_Id", "prs_Id", "prs_FirstName", "pal_Capacity"],
      [[code, person?.personCode ?? "", "Yusuf", "witness"]],
    );
    expect(await run(who, change)).toMatchObject({ created: 0, updated: 1 });
    expect((await who.call(listParticipants, { caseId })).items.map((item) => item.capacity)).toEqual([
      "witness",
    ]);
  });

  it("marks a name as withheld from a reader of the case without identity", async () => {
    const [owner, reader] = [await investigator(), await investigator()];
    await run(owner, table(columns, [amara]));
    const [line] = (await owner.call(listCases, {})).items;
    await owner.callByName("access.give-grant", {
      dossierId: line?.caseId,
      compartments: ["investigation"],
      level: "read",
      to: { kind: "account", id: reader.accountId },
      purpose: "case-work",
    });
    const out = await exported(reader);
    expect(out.withheld).toBe(1);
    expect(out.text).toContain("[withheld]");
    expect(out.text).not.toMatch(/Amara|Okoye/);
    expect(await preview(reader, out.path)).toMatchObject({ creates: 0, updates: 0, rejectedCount: 0 });
  });

  it("is written to the audit with its dossiers and its columns", async () => {
    const who = await investigator();
    await run(who, table(columns, [amara]));
    await exported(who);
    const owner = await kernel.database.owner();
    const { rows } = await owner.query(
      "select fields, cardinality(dossiers) as n from audit.event where action = 'casefile.export-cases' and account_id = $1",
      [who.accountId],
    );
    await owner.end();
    expect(rows[0].fields).toContain("prs_FirstName");
    expect(rows[0].n).toBeGreaterThan(0);
  });
});

describe("an import taken back", () => {
  it("leaves no case, no person and no changed value behind", async () => {
    const who = await investigator();
    await run(who, table(columns, [amara]));
    const before = (await exported(who)).text;
    const report = await run(
      who,
      table(columns, [
        ["K-1", "P-1", "Changed", "Okafor", "ActualVictimOfTrafficking", "FollowUp"],
        ["K-9", "P-9", "Nobody", "Knows", "PossibleVictimOfTrafficking", "Active"],
      ]),
    );
    expect(report).toMatchObject({ created: 1, updated: 1 });
    await undo(who, report.importId);
    expect((await exported(who)).text).toBe(before);
    expect(await who.callByName("person.find-person", { name: "Nobody Knows" })).toMatchObject({ items: [] });
  });

  it("is refused once somebody has worked on it", async () => {
    const who = await investigator();
    const report = await run(who, table(columns, [amara]));
    const [line] = (await who.call(listCases, {})).items;
    const { items } = await who.call(listParticipants, { caseId: line?.caseId ?? "" });
    await who.call(reviseParticipant, { participantId: items[0]?.participantId ?? "", note: "worked on" });
    await expect(undo(who, report.importId)).rejects.toMatchObject({ code: "changed-since" });
    await expect(who.call(getCase, { caseId: line?.caseId ?? "" })).resolves.toBeTruthy();
  });
});

describe("the stored rows", () => {
  it("hold no name, staged or written", async () => {
    const who = await investigator();
    await run(who, table(columns, [["K-77", "P-77", "CANARYGIVEN", "CANARYFAMILY", "", "Active"]]));
    const owner = await kernel.database.owner();
    await owner.query("set palermo.maintenance = 'on'");
    for (const name of [
      "casefile.case_file",
      "casefile.participant",
      "casefile.participant_identity",
      "import.mark",
    ]) {
      const { rows } = await owner.query(
        `select coalesce(string_agg(t::text, ' '), '') as text from ${name} t`,
      );
      expect(rows[0].text).not.toBe("");
      expect(rows[0].text).not.toMatch(/CANARY|43414e415259/i);
    }
    await owner.end();
    expect(readFileSync(join(import.meta.dirname, "testdata", "htcds-people.csv"), "utf8")).toContain(
      "prs_FirstName",
    );
  });
});
