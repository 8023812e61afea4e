import { describe, expect, it } from "vitest";
import { parseBirth } from "./parse-birth.ts";

describe("parseBirth", () => {
  it.each([
    ["2001-05-31", "2001-05-31", "2001-05-31", "day"],
    ["20010531", "2001-05-31", "2001-05-31", "day"],
    ["31.05.2001", "2001-05-31", "2001-05-31", "day"],
    ["05/31/2001", "2001-05-31", "2001-05-31", "day"],
    ["12 мая 1999 года", "1999-05-12", "1999-05-12", "day"],
    ["1999年5月12日", "1999-05-12", "1999-05-12", "day"],
    ["٢٠٠١/٠٥/٠٣", "2001-05-03", "2001-05-03", "day"],
    ["March 5, 1990", "1990-03-05", "1990-03-05", "day"],
    ["29.02.2000", "2000-02-29", "2000-02-29", "day"],
    ["May 2001", "2001-05-01", "2001-05-31", "month"],
    ["2001-02", "2001-02-01", "2001-02-28", "month"],
    ["5/2001", "2001-05-01", "2001-05-31", "month"],
    ["c. 1990", "1990-01-01", "1990-12-31", "year"],
    ["17 at 2024-05-01", "2006-05-02", "2007-05-01", "age-derived"],
    ["age 0 at 2024-02-29", "2023-03-01", "2024-02-29", "age-derived"],
  ])("reads %s", (text, earliest, latest, precision) => {
    expect(parseBirth(text)).toMatchObject({ ok: true, earliest, latest, precision });
  });

  it.each([
    ["31.02.2001", "impossible-date"],
    ["2001-13-01", "impossible-date"],
    ["29.02.2001", "impossible-date"],
    ["17", "age-without-date"],
    ["1375", "other-calendar"],
    ["2544-01-02", "other-calendar"],
    ["01-01-1900", "missing"],
    ["unknown", "missing"],
    ["1790", "out-of-range"],
    ["next spring", "unreadable"],
  ])("refuses %s as %s", (text, refusal) => {
    expect(parseBirth(text)).toMatchObject({ ok: false, refusal });
  });

  it("says how many days the month has", () => {
    expect(parseBirth("31.02.2001")).toMatchObject({ expected: "a day from 1 to 28: 02/2001 has 28 days" });
  });

  it("notes conventional days and an assumed order", () => {
    expect(parseBirth("01.07.1990")).toMatchObject({ notes: ["order-assumed", "conventional"] });
    expect(parseBirth("03/04/2001")).toMatchObject({ earliest: "2001-04-03", notes: ["order-assumed"] });
    expect(parseBirth("03/04/2001", { order: "mdy" })).toMatchObject({ earliest: "2001-03-04" });
  });

  it("does not accept a birth after the day of the record", () => {
    expect(parseBirth("2025-01-01", { at: "2024-05-01" })).toMatchObject({ refusal: "out-of-range" });
    expect(parseBirth("17", { at: "2024-05-01" })).toMatchObject({ precision: "age-derived" });
  });
});
