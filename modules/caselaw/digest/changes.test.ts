import { expect, test } from "vitest";
import { changesSince, type KeptCase, wordsOfCases } from "./changes.ts";

const en = (text: string) => ({ lang: "en", text, translations: {} });
const caseOf = (code: string, change: object = {}) => ({
  ...{ code, title: en(code), court: en("Court"), jurisdiction: "XV", decided: "2020", identifiers: [] },
  ...{ finality: "final" as const, outcome: "convicted" as const, mark: "same" as const },
  ...change,
});
const digestOf = (cases: ReturnType<typeof caseOf>[], extract: string) => ({
  cases,
  sections: [
    {
      ...{ issue: "consent", note: null, cases: cases.length, counts: [] },
      extracts: cases.map(({ code }) => ({ code, extract: en(extract), place: null })),
    },
  ],
});
const keptOf = (digest: ReturnType<typeof digestOf>): KeptCase[] =>
  // As the database gives it back: keys in another order.
  wordsOfCases(digest).map((words) => ({
    code: words.case.code,
    words: {
      extracts: words.extracts,
      case: { ...Object.fromEntries(Object.entries(words.case).reverse()) },
    },
    struckFor: null,
  })) as KeptCase[];

test("nothing changed where each case reads as it did, in whatever order its parts are stored", () => {
  const digest = digestOf([caseOf("J-AAAAAA"), caseOf("J-BBBBBB")], "Yes.");
  expect(changesSince(keptOf(digest), digest)).toEqual([]);
});

test("a case that reads otherwise says in what; one that is gone, or whose words were struck, says so", () => {
  const kept = keptOf(digestOf([caseOf("J-AAAAAA"), caseOf("J-BBBBBB"), caseOf("J-CCCCCC")], "Yes."));
  const now = digestOf([caseOf("J-AAAAAA", { finality: "not-final", outcome: "acquitted" })], "No.");
  const struck: KeptCase = { code: "J-DDDDDD", words: null, struckFor: "names" };
  expect(changesSince([...kept.slice(0, 2), struck], now)).toEqual([
    { code: "J-AAAAAA", kind: "revised", what: ["finality", "outcome", "extracts"] },
    { code: "J-BBBBBB", kind: "withdrawn", what: [] },
    { code: "J-DDDDDD", kind: "names", what: [] },
  ]);
});
