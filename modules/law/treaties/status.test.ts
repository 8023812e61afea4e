import { treaties } from "@palermo/vocabulary/treaties";
import { describe, expect, it } from "vitest";
import { laidOver } from "../read-treaties.ts";
import { countOn, type Standing, stateOn, type TreatyStatus, yearsOf } from "./status.ts";

const one: Standing = {
  participant: "FR",
  signed: "2000-12-12",
  bound: "2002-10-29",
  how: "ratification",
  ended: null,
  declaration: null,
};
const treaty: TreatyStatus = {
  treaty: "TIP",
  number: "XVIII.12-a",
  label: treaties[0]?.label ?? { ar: "", zh: "", en: "", fr: "", ru: "", es: "" },
  adopted: "2000-11-15",
  inForce: "2003-12-25",
  link: null,
  asOf: "2015-03-14",
  source: "copy",
  standings: [one],
};

describe("[L3] how a State stands on a day", () => {
  it("changes on the days of signature, deposit and denunciation", () => {
    expect(stateOn(one, "2000-12-11")).toBe("none");
    expect(stateOn(one, "2000-12-12")).toBe("signatory");
    expect(stateOn(one, "2002-10-29")).toBe("party");
    expect(stateOn({ ...one, ended: "2010-01-01" }, "2009-12-31")).toBe("party");
    expect(stateOn({ ...one, ended: "2010-01-01" }, "2010-01-01")).toBe("ended");
  });

  it("is beyond the data on days after them, and where nothing was imported", () => {
    expect(countOn(treaty, "2015-03-14").beyond).toBe(false);
    expect(countOn(treaty, "2015-03-15")).toEqual({ parties: 1, signatories: 0, beyond: true });
    expect(countOn({ standings: [], asOf: null }, "2001-01-01").beyond).toBe(true);
  });

  it("is drawn no further than the data know", () => {
    const years = yearsOf(treaty, "2026-01-01");
    expect(years[0]).toEqual({ year: 2000, parties: 0, signatories: 1 });
    expect(years.at(-1)).toMatchObject({ year: 2015, parties: 1 });
    expect(yearsOf({ ...treaty, asOf: null }, "2026-01-01")).toEqual([]);
  });
});

describe("imported rows", () => {
  const row = { treaty: "TIP", source: "file", ended: null, declaration: null };
  const newer = {
    ...row,
    as_of: "2024-12-31",
    participant: "CG",
    signed: null,
    bound: "2020-01-01",
    how: "accession" as const,
  };

  it("of a newer file replace what stands and move the state of the data", () => {
    const laid = laidOver(treaty, [newer, { ...newer, participant: "FR", bound: "2003-01-01" }]);
    expect(laid).toMatchObject({ asOf: "2024-12-31", source: "file" });
    expect(countOn(laid, "2020-01-01")).toEqual({ parties: 2, signatories: 0, beyond: false });
    expect(laid.standings[0]).toMatchObject({ bound: "2003-01-01", signed: null });
  });

  it("of an older file only fill what is missing", () => {
    const older = { ...newer, as_of: "2012-01-01", declaration: "Declares." };
    const laid = laidOver(treaty, [{ ...older, participant: "FR" }, older]);
    expect(laid).toMatchObject({ asOf: "2015-03-14", source: "copy" });
    expect(laid.standings).toEqual([
      { ...one, declaration: "Declares." },
      expect.objectContaining({ participant: "CG" }),
    ]);
  });

  it("of other treaties change nothing", () => {
    expect(laidOver(treaty, [{ ...newer, treaty: "SOM" }])).toEqual(treaty);
  });
});
