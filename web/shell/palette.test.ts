import { describe, expect, it } from "vitest";
import { grouped, type Line, matching, placeOfChosen } from "./palette.ts";

function line(label: string, group: Line["group"] = "pages", about = ""): Line {
  return { id: label, group, label, about, act: () => {} };
}

describe("matching", () => {
  const lines = [
    line("Open a case", "commands"),
    line("Cases"),
    line("Vues enregistrées"),
    line("الحسابات"),
    line("导入"),
  ];

  it("finds each typed word anywhere, without marks and in any script", () => {
    expect(matching(lines, "case open").map(({ label }) => label)).toEqual(["Open a case"]);
    expect(matching(lines, "ENREGISTREES").map(({ label }) => label)).toEqual(["Vues enregistrées"]);
    expect(matching(lines, "حسابات").map(({ label }) => label)).toEqual(["الحسابات"]);
    expect(matching(lines, "导").map(({ label }) => label)).toEqual(["导入"]);
  });

  it("puts what begins with the text first, and gives everything for no text", () => {
    expect(matching(lines, "case").map(({ label }) => label)).toEqual(["Cases", "Open a case"]);
    expect(matching(lines, "  ")).toHaveLength(5);
    expect(matching(lines, "nothing like this")).toEqual([]);
  });
});

describe("grouped", () => {
  it("shows what was found first, with at most so many of each", () => {
    const many = [line("a"), line("b"), line("c"), line("C-7F3KQ2", "found")];
    expect(grouped(many, 2).map((one) => [one.group, one.lines.length])).toEqual([
      ["found", 1],
      ["pages", 2],
    ]);
  });
});

describe("placeOfChosen", () => {
  it("goes with its line when others come above it", () => {
    const before = [line("Cases"), line("Open a case", "commands")];
    expect(placeOfChosen(before, null)).toBe(0);
    expect(placeOfChosen([line("C-7F3KQ2", "found"), ...before], "Cases")).toBe(1);
  });

  it("is the first line again when the chosen one has gone", () => {
    expect(placeOfChosen([line("Cases")], "C-7F3KQ2")).toBe(0);
    expect(placeOfChosen([], "C-7F3KQ2")).toBe(0);
  });
});
