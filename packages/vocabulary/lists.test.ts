import { describe, expect, it } from "vitest";
import { readCodeList } from "./code.ts";
import { codeList, isListName, listNames } from "./lists.ts";

const foreignCodes = /^([A-U]|\d{2,6}|\d+-\d+|\d+\+|[a-z]{2,3})$/;
const ownCodes = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

describe("code lists", () => {
  it.each(listNames)("%s: named as its file, with a source and unique codes of a stable form", (name) => {
    const list = codeList(name);
    expect(list.name).toBe(name);
    const codes = list.codes.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !ownCodes.test(code) && !foreignCodes.test(code))).toEqual([]);
    for (const entry of list.codes) expect(entry.source.length).toBeGreaterThan(5);
  });

  it.each(listNames)("%s: every parent is a code of the same list, without a circle", (name) => {
    const parentOf = new Map(codeList(name).codes.map(({ code, parent }) => [code, parent]));
    for (const code of parentOf.keys()) {
      const seen = new Set<string>();
      for (let at: string | undefined = code; at !== undefined; at = parentOf.get(at)) {
        expect(parentOf.has(at), `${name}.${code} points to ${at}`).toBe(true);
        expect(seen.has(at), `${name}.${code} runs in a circle`).toBe(false);
        seen.add(at);
      }
    }
  });

  it("holds the elements of the Protocols in full", () => {
    expect(codeList("act").codes.map(({ code }) => code)).toEqual([
      "recruitment",
      "transportation",
      "transfer",
      "harbouring",
      "receipt",
    ]);
    expect(codeList("means").codes).toHaveLength(8);
    expect(codeList("means-of-control").codes).toHaveLength(18);
    expect(codeList("som-conduct").codes).toHaveLength(4);
  });

  it("knows its own names only", () => {
    expect(isListName("act")).toBe(true);
    expect(isListName("toString")).toBe(false);
    expect(isListName("")).toBe(false);
  });

  it("speaks of persons before a conviction and of smuggled migrants as the field does", () => {
    const labels = listNames.flatMap((name) =>
      codeList(name).codes.map(({ label }) => label.en.toLowerCase()),
    );
    expect(labels.filter((label) => /trafficker|smuggling victim|victim of smuggling/.test(label))).toEqual(
      [],
    );
  });

  it("keeps age bands without gap or overlap, each on one side of eighteen", () => {
    const bands = codeList("age-band-ctdc").codes.filter(({ min }) => min !== undefined);
    let next = 0;
    for (const { code, min, max, mappings } of bands) {
      expect(min, code).toBe(next);
      expect(mappings.unodc).toEqual([(min ?? 0) < 18 ? "0 to 17 years" : "18 years or over"]);
      next = (max ?? Number.POSITIVE_INFINITY) + 1;
    }
    expect(next).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("reading a list file", () => {
  const label = { ar: "ا", zh: "一", en: "a", fr: "a", ru: "а", es: "a" };
  const file = { name: "x", source: "a source", status: "verified", codes: [{ code: "a", label }] };

  it("names the field that is wrong", () => {
    expect(readCodeList(file).codes[0]?.status).toBe("verified");
    expect(() => readCodeList({ ...file, status: "sure" })).toThrow(/x\.status.*"sure"/);
    expect(() => readCodeList({ ...file, codes: [{ code: "a", label: { ...label, fr: "" } }] })).toThrow(
      /x\.a\.label\.fr/,
    );
    expect(() => readCodeList({ ...file, codes: [{ label }] })).toThrow(/x\[0\]\.code/);
    const mapped = { code: "a", label, mappings: { nowhere: ["b"] } };
    expect(() => readCodeList({ ...file, codes: [mapped] })).toThrow(/nowhere/);
    expect(() => readCodeList(null)).toThrow(/list/);
  });
});
