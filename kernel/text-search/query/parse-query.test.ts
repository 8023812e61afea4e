import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SearchFields } from "../search-words.ts";
import { parseQuery } from "./parse-query.ts";
import type { Tree } from "./tree.ts";

const fields: SearchFields = {
  court: "facet",
  means: "facet",
  year: "facet",
  title: "text",
  decided: "date",
};
const understood = (text: string, lang: "en" | "fr" | "ru" = "en") =>
  parseQuery(text, fields, lang).understood;
const codes = (text: string) => parseQuery(text, fields).problems.map(({ code, at }) => `${code} ${at}`);

/** Without places, which differ where the same is written differently. */
function shape(tree: Tree | null): unknown {
  if (tree === null) return null;
  if (tree.kind === "not") return { not: shape(tree.of) };
  if (tree.kind === "and" || tree.kind === "or") return { [tree.kind]: tree.of.map(shape) };
  return { ...tree, at: 0 };
}

describe("a query is read", () => {
  test.each([
    ["debt bondage", "debt AND bondage"],
    ["a OR b c", "a OR (b AND c)"],
    ["a b OR c d", "(a AND b) OR (c AND d)"],
    ["NOT a b", "NOT a AND b"],
    ["-a b", "b", "NOT a AND b"],
    ["NOT (a OR b) c", "NOT (a OR b) AND c"],
    ['"forced labour" -farm', '"forced labour" AND NOT farm'],
    ["slav*", "slav*"],
    ["means:deception", 'means:"deception"'],
    ['court:"Supreme Court"', 'court:"Supreme Court"'],
    ["means:(deception OR fraud)", 'means:"deception" OR means:"fraud"'],
    ['title:"people smuggling" title:boat', 'title:"people smuggling" AND title:boat'],
    ["year:2015..2020", "year:2015..2020"],
    ["decided:2015-03", "decided:2015-03"],
    ["decided:..2020", "decided:..2020"],
    ["（贩运 | 走私）“强迫 劳动”", '(贩运 OR 走私) AND "强迫 劳动"'],
    ["- well-known co-operation", "well-known AND co-operation"],
    ["a|b", "a OR b"],
    ["", ""],
  ])("%s", (text, expected, other?: string) => {
    expect([expected, other]).toContain(understood(text));
    expect(codes(text)).toEqual([]);
  });

  test("operators may stand in the reader's language", () => {
    expect(understood("traite OU servitude SAUF travail", "fr")).toBe(
      "traite OR (servitude AND NOT travail)",
    );
    expect(understood("торговля И НЕ оружие", "ru")).toBe("торговля AND NOT оружие");
    expect(understood("x OU y", "en")).toBe("x AND OU AND y");
  });
});

describe("what cannot be read is told with its place, and the rest counts", () => {
  test.each([
    ["(a OR b", "a OR b", ["unbalanced 0"]],
    ["a) b", "a AND b", ["unbalanced 1"]],
    ['x "forced labour', 'x AND "forced labour"', ["unbalanced 2"]],
    ["court: x", "x", ["empty-field 0"]],
    ["a court:", "a", ["empty-field 2"]],
    ["colour:red", "colour:red", ["unknown-field 0"]],
    ["year:2020..2015", "year:2015..2020", ["bad-range 5"]],
    ["decided:soon a", "a", ["bad-range 8"]],
    ["a OR", "a", ["nothing-beside 2"]],
    ["AND a", "a", ["nothing-beside 0"]],
    ["a NOT", "a", ["nothing-beside 2"]],
    [`a ${"b ".repeat(600)}`, null, ["too-long 1000"]],
  ])("%s", (text, expected, told) => {
    if (expected !== null) expect(understood(text)).toBe(expected);
    expect(codes(text)).toEqual(told);
  });

  test("an address and a time are words, not fields", () => {
    expect(codes("https://example.org 18:30")).toEqual([]);
  });
});

const piece = fc.oneof(
  fc.constantFrom(
    "(",
    ")",
    '"',
    "AND",
    "OR",
    "NOT",
    "-",
    "|",
    "*",
    "court:",
    "title:",
    "decided:",
    "year:",
    "2015..2018",
    " ",
    ":",
    "..",
    "（",
    "«",
    "x:",
    "права",
    "حقوق",
    "人口",
    "slav*",
  ),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: "grapheme", maxLength: 4 }),
);
const typed = fc
  .array(piece, { maxLength: 25 })
  .chain((pieces) => fc.constantFrom("", " ").map((by) => pieces.join(by)));

describe("whatever is typed", () => {
  test("never throws, and problems lie within the query", () => {
    fc.assert(
      fc.property(typed, (text) => {
        for (const { at } of parseQuery(text, fields).problems) expect(at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });

  test("what was understood is understood the same again, without problems of form", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const first = parseQuery(text, fields);
        const again = parseQuery(first.understood, fields);
        if (first.understood.length > 1000) return;
        expect(shape(again.tree)).toEqual(shape(first.tree));
        expect(again.understood).toBe(first.understood);
        expect(again.problems.filter(({ code }) => code !== "unknown-field")).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test("a range ends where a sign of the language stands", () => {
    const text = "court:{BK6nvx:..court::='m<";
    expect(parseQuery(parseQuery(text, fields).understood, fields).understood).toBe(
      parseQuery(text, fields).understood,
    );
  });

  test("NOT binds closer than AND, AND closer than OR", () => {
    const word = fc.constantFrom("a", "b", "c", "d");
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(understood(`${a} OR ${b} ${c}`)).toBe(understood(`${a} OR (${b} AND ${c})`));
        expect(understood(`NOT ${a} ${b}`)).toBe(understood(`(NOT ${a}) AND ${b}`));
        expect(understood(`${a} ${b} OR ${c}`)).toBe(understood(`(${a} ${b}) OR ${c}`));
      }),
    );
  });
});
