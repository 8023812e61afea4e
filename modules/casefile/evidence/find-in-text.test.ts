import { describe, expect, it } from "vitest";
import { findInText } from "./find-in-text.ts";

const found = (page: string, wanted: string) =>
  findInText(page, wanted).map(({ text, start, end }) => text.slice(start, end));

describe("words in a page", () => {
  it("are found whatever capitals, accents, line breaks and Arabic vowel signs", () => {
    expect(found("He wrote in the GREEN\n  notebook.", "green notebook")).toEqual(["GREEN\n  notebook"]);
    expect(found("Le Café de la Gare", "cafe")).toEqual(["Café"]);
    expect(found("قَالَ إِنَّ الدَّفْتَر", "الدفتر")).toEqual(["الدَّفْتَر"]);
    expect(found("他把债务写在绿色笔记本里", "绿色笔记本")).toEqual(["绿色笔记本"]);
  });

  it("come with the words around them, three a page at most, and nothing for nothing", () => {
    const page = `${"a ".repeat(200)}needle ${"b ".repeat(200)}`;
    const [one] = findInText(page, "needle");
    expect(one?.text.length).toBeLessThan(180);
    expect(one?.text.slice(one.start, one.end)).toBe("needle");
    expect(findInText("x x x x x", "x")).toHaveLength(3);
    expect(findInText("x", " ")).toEqual([]);
    expect(findInText("abc", "abd")).toEqual([]);
  });
});
