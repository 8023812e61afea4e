import { describe, expect, it } from "vitest";
import { connected, maximal, separatorsOf } from "./junction.ts";

describe("separatorsOf", () => {
  it("takes a star and a chain apart by what their leaves share", () => {
    expect(separatorsOf([["sex", "age"], ["sex", "form"], ["year"]])).toEqual([["sex"]]);
    const chain = separatorsOf([
      ["sex", "age"],
      ["age", "form"],
      ["form", "year"],
    ]);
    expect(chain?.flat().sort()).toEqual(["age", "form"]);
  });

  it("finds no way through a cycle", () => {
    expect(
      separatorsOf([
        ["age", "form"],
        ["form", "control"],
        ["age", "control"],
      ]),
    ).toBeNull();
  });

  it("has nothing to share where one table holds the other", () => {
    expect(separatorsOf([["sex"], ["age", "sex"], ["sex"]])).toEqual([]);
  });
});

it("finds what hangs together by way of others", () => {
  const sets = [["a", "b"], ["b", "c"], ["d"]];
  expect(connected(["c", "e"], sets)).toEqual([
    ["c", "e"],
    ["b", "c"],
    ["a", "b"],
  ]);
  expect(maximal([["a"], ["b", "a"], ["a", "b"], ["c"]])).toEqual([["b", "a"], ["c"]]);
});
