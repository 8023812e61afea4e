import { describe, expect, it } from "vitest";
import { langs } from "../i18n/lang.ts";
import { importProblems } from "./problem.ts";
import { cellProblems } from "./row-check.ts";
import { sentence } from "./sentence.ts";

describe("sentence", () => {
  it("exists for every problem and every wrong cell in six languages, and differs between them", () => {
    for (const key of [
      ...importProblems.map((code) => `problem.${code}`),
      ...cellProblems.map((code) => `cell.${code}`),
    ]) {
      const found = langs.map((lang) => sentence(lang, key));
      expect(found).not.toContain(key);
      expect(new Set(found).size).toBe(langs.length);
    }
  });

  it("fills in what it is given and leaves nothing open", () => {
    expect(sentence("en", "cell.impossible-date", { value: "31.02.2020" })).toBe(
      "a date that exists; there is no 31.02.2020",
    );
    expect(sentence("en", "cell.impossible-date")).not.toContain("{{");
  });
});
