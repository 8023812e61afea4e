import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPlaceholder } from "./is-placeholder.ts";
import { normaliseDocumentNumber } from "./normalise-document-number.ts";
import { normalisePhone } from "./normalise-phone.ts";
import { parseBirth } from "./parse-birth.ts";

describe("isPlaceholder", () => {
  it.each([
    "",
    "  ",
    "-",
    "Unknown",
    "N/A",
    "test",
    "XXX",
    "0000",
    "01-01-1900",
    "1900-01-01",
    "???",
    "неизвестно",
    "غير معروف",
    "不详",
    "11111111",
    "123456789",
    "N.N.",
  ])("takes %j for missing", (value) => expect(isPlaceholder(value)).toBe(true));
  it.each(["Na", "An", "Test Ayele", "Li", "1990-01-01", "AB123456", "Nula"])("keeps %j", (value) =>
    expect(isPlaceholder(value)).toBe(false),
  );
});

describe("normalisePhone", () => {
  it.each([
    ["06 12 34 56 78", "FR", "+33612345678"],
    ["+44 (0)20 7946 0958", undefined, "+442079460958"],
    ["8 (903) 123-45-67", "RU", "+79031234567"],
    ["٠٥٠١٢٣٤٥٦٧", "SA", "+966501234567"],
    ["00201001234567", undefined, "+201001234567"],
    ["347 123 4567", "IT", "+393471234567"],
    ["020 7946 0958 ext. 12", "GB", "+442079460958"],
    ["234 803 123 4567", "NG", "+2348031234567"],
    ["612345678", undefined, "612345678"],
  ])("reads %s (%s)", (text, country, value) => {
    expect(normalisePhone(text, country)).toMatchObject({
      ok: true,
      value,
      key: value.replace("+", "").slice(-8),
    });
  });
  it.each([
    ["12345", "too-short"],
    ["0000000", "missing"],
    ["+1234567890123456", "too-long"],
  ])("refuses %s", (text, refusal) => {
    expect(normalisePhone(text, "FR")).toMatchObject({ ok: false, refusal });
  });
});

describe("normaliseDocumentNumber", () => {
  it("reads Cyrillic look-alikes, separators and other digits alike", () => {
    for (const text of ["AB 123-456", "АВ123456", "ab١٢٣٤٥٦"]) {
      expect(normaliseDocumentNumber(text)).toEqual({ ok: true, value: "AB123456", looseKey: "A8123456" });
    }
  });
  it("gives O and 0 one loose key but two values", () => {
    const [left, right] = [normaliseDocumentNumber("O1234"), normaliseDocumentNumber("01234")];
    expect(left).toMatchObject({ value: "O1234", looseKey: "01234" });
    expect(right).toMatchObject({ value: "01234", looseKey: "01234" });
  });
  it.each([
    ["unknown", "missing"],
    ["A1", "too-short"],
    ["ABCDEF", "no-digit"],
  ])("refuses %s", (text, refusal) => {
    expect(normaliseDocumentNumber(text)).toMatchObject({ ok: false, refusal });
  });
});

describe("any text", () => {
  it("never throws, and a normalised value normalises to itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
        parseBirth(text);
        const document = normaliseDocumentNumber(text);
        if (document.ok) expect(normaliseDocumentNumber(document.value)).toEqual(document);
        const phone = normalisePhone(text, "FR");
        if (phone.ok) expect(normalisePhone(phone.value, "FR")).toMatchObject({ value: phone.value });
      }),
    );
  });
});
