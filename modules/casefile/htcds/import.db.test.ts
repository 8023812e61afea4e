import excel from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ImportProblem } from "#kernel/import";
import { closeCase } from "../close-case.ts";
import { exportCases } from "../export-cases.ts";
import { listCases } from "../list-cases.ts";
import { listParticipants } from "../list-participants.ts";
import { amara, columns, type HtcdsGround, openHtcdsGround, preview, run } from "./test-ground.ts";

let ground: HtcdsGround;
beforeAll(async () => {
  ground = await openHtcdsGround();
});
afterAll(() => ground?.close());

describe("a stranger", () => {
  it("gets nothing of an import, and makes records of their own with the same keys", async () => {
    const [owner, stranger] = [await ground.investigator(), await ground.investigator()];
    const path = ground.table(columns, [amara]);
    await run(owner, path);
    expect(await stranger.call(listCases, {})).toMatchObject({ items: [] });
    expect(await stranger.call(exportCases, { format: "csv" })).toMatchObject({ cases: 0, people: 0 });
    expect(await preview(stranger, path)).toMatchObject({ creates: 1, updates: 0 });
  });

  it("is the first of an agency that has sealed nothing yet, and previews all the same", async () => {
    const who = await ground.kernel.openAccount({
      agencyId: await ground.kernel.openAgency(),
      roles: ["investigator"],
    });
    expect(await preview(who, ground.table(columns, [amara]))).toMatchObject({ creates: 1, updates: 0 });
  });

  it("without the right cannot export", async () => {
    const analyst = await ground.kernel.openAccount({ agencyId: ground.agencyId, roles: ["analyst"] });
    await expect(analyst.call(exportCases, { format: "csv" })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a workbook as the toolkit lays it out", () => {
  it("is read with its hidden names and its row of labels", async () => {
    const who = await ground.investigator();
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
    const path = ground.file("book.xlsx", Buffer.from(await book.xlsx.writeBuffer()));
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
    const who = await ground.investigator();
    const path = ground.table(
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
    await expect(
      preview(await ground.investigator(), ground.table(["a", "b"], [["1", "2"]])),
    ).rejects.toMatchObject({
      code: "wrong-header",
    });
  });
});

describe("an update by key", () => {
  it("changes what the list says differently, and nothing else", async () => {
    const who = await ground.investigator();
    await run(
      who,
      ground.table([...columns, "prs_MobilePhone", "cas_CaseOwner"], [[...amara, "+43 664 111", "Unit 3"]]),
    );
    const changed = ["K-1", "P-1", "Amara", "", "ActualVictimOfTrafficking", ""];
    const path = ground.table(columns, [changed, ["K-1", "P-2", "New", "Person", "", ""]]);
    expect(await preview(who, path)).toMatchObject({ creates: 1, updates: 1 });
    expect(await run(who, path)).toMatchObject({ created: 1, updated: 1 });
    const [line] = (await who.call(listCases, {})).items;
    const { items } = await who.call(listParticipants, { caseId: line?.caseId ?? "" });
    expect(items.map((item) => item.capacity)).toEqual(["identified_victim", "other"]);
    const { text } = await ground.exported(who);
    for (const kept of ["Okoye", "+43 664 111", "Unit 3"]) expect(text).toContain(kept);
  });

  it("is refused for a closed case and for a reader", async () => {
    const who = await ground.investigator();
    await run(who, ground.table(columns, [amara]));
    const [line] = (await who.call(listCases, {})).items;
    const caseId = line?.caseId ?? "";
    await who.call(closeCase, { caseId, note: "done" });
    const path = ground.table(columns.slice(0, 5), [["K-1", "P-1", "Amara", "Other", ""]]);
    const seen = await preview(who, path);
    expect(seen).toMatchObject({ rejectedCount: 1, updates: 0 });
    expect(seen.rejected[0]?.expected).toMatch(/closed/);
  });

  it("leaves a withheld cell as it is", async () => {
    const who = await ground.investigator();
    await run(who, ground.table(columns, [amara]));
    const path = ground.table(columns, [
      ["K-1", "P-1", "[withheld]", "[withheld]", "PossibleVictimOfTrafficking", "Active"],
    ]);
    const seen = await preview(who, path);
    expect(seen).toMatchObject({ updates: 0, creates: 0 });
    expect(seen.warnings.join()).toMatch(/2 cells/);
  });
});
