import { describe, expect, test } from "vitest";
import { Judgment } from "./index.ts";

const least = {
  title: { lang: "en", text: "A v. State" },
  jurisdiction: "INT",
  court: { lang: "en", text: "A court" },
  decided: { text: "2010-01", earliest: "2010-01-01", latest: "2010-01-31" },
  crimeTypes: ["trafficking_in_persons"],
  elements: {},
  facts: { lang: "en", text: "What happened." },
};

describe("a judgment", () => {
  test("needs its title, court and crime; the rest says unknown or nothing", () => {
    const read = Judgment.parse(least);
    expect(read.finality).toBe("unknown");
    expect(read.elements).toMatchObject({
      acts: [],
      means: [],
      geography: "unknown",
      organizedGroup: "unknown",
    });
    expect(read.charges).toEqual([]);
  });

  test("of an index entry has no facts; codes by rule are marked", () => {
    const { facts: _none, ...entry } = least;
    const elements = { acts: ["recruitment"], codedBy: { acts: "rule" } };
    expect(Judgment.parse({ ...entry, elements })).toMatchObject({ elements });
    expect(Judgment.parse(entry).facts).toBeUndefined();
  });

  test("refuses codes that no list knows, with the place", () => {
    for (const [wrong, path] of [
      [{ jurisdiction: "ZZ" }, ["jurisdiction"]],
      [{ crimeTypes: ["theft"] }, ["crimeTypes", 0]],
      [{ elements: { means: ["persuasion"] } }, ["elements", "means", 0]],
      [{ articles: ["TIP three"] }, ["articles", 0]],
      [{ decided: { text: "2010-02-31", earliest: null, latest: null } }, ["decided"]],
    ] as const) {
      const read = Judgment.safeParse({ ...least, ...wrong });
      expect(read.error?.issues[0]?.path, JSON.stringify(wrong)).toEqual(path);
    }
  });
});
