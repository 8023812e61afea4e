import { describe, expect, it } from "vitest";
import { isLabelRow, recogniseColumns } from "./columns.ts";
import { exchangeFields } from "./fields.ts";

describe("recogniseColumns", () => {
  it("knows every field of the standard by its name with prefix", () => {
    const names = exchangeFields.map((field) => field.name);
    expect(names.length).toBe(84 + 5);
    expect(recogniseColumns(names).fields.map((field) => field?.name)).toEqual(names);
  });

  it("reads names as forms write them, labels that are unique, and the usual names of the keys", () => {
    const { recognised, ignored } = recogniseColumns([
      "ID",
      "Case ID",
      "prs_First_Name",
      "Trafficking Status",
      "City",
      "shoe size",
    ]);
    expect(recognised.map(({ to }) => to)).toEqual([
      "prs_Id",
      "cas_Id",
      "prs_FirstName",
      "vic_TraffickingStatus",
    ]);
    expect(ignored).toEqual(["City", "shoe size"]);
  });

  it("gives a field to one column only", () => {
    expect(recogniseColumns(["prs_FirstName", "First Name"]).ignored).toEqual(["First Name"]);
  });
});

describe("isLabelRow", () => {
  const columns = recogniseColumns(["prs_FirstName", "prs_SecondName", "cas_Status"]);
  it("passes over the second row of the toolkit's workbooks", () => {
    expect(isLabelRow(columns, ["First Name", "Second Name", "Status"])).toBe(true);
    expect(isLabelRow(columns, ["Amara", "Okoye", "Active"])).toBe(false);
  });
});
