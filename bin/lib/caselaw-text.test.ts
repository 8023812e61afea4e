import { expect, test } from "vitest";
import { caselawText, foundJudgments } from "./caselaw-text.ts";

const answer = {
  items: [
    {
      recordId: "0",
      code: "J-7Q2M4X",
      title: "Chowdury and Others v. Greece",
      jurisdiction: "INT",
      snippet: { text: "Restriction of\nmovement is not a condition", marks: [[0, 11]], lang: "en" },
      score: 1,
    },
  ],
  total: 3,
  facets: { jurisdiction: [{ value: "INT", count: 3 }] },
  next: "x",
  understood: "restriction",
  problems: [],
  suggestion: null,
};

test("judgments that were found are told with their codes, to programs and to people", () => {
  const found = foundJudgments(answer);
  expect(found).toMatchObject({
    total: 3,
    results: [
      {
        id: "J-7Q2M4X",
        title: "Chowdury and Others v. Greece",
        jurisdiction: "INT",
        snippet: "Restriction of\nmovement is not a condition",
      },
    ],
    facets: { jurisdiction: [{ value: "INT", count: 3 }] },
  });
  expect(caselawText(found).split("\n")).toEqual([
    "3 judgments found",
    "J-7Q2M4X  INT  Chowdury and Others v. Greece",
    "    Restriction of movement is not a condition",
    "… and 2 more (--limit, --after)",
  ]);
});

test("an answer of another form is not taken for one", () => {
  expect(() => foundJudgments({ items: [] })).toThrow();
});
