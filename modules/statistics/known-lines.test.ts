import { langs } from "@palermo/vocabulary";
import { describe, expect, it } from "vitest";
import { licenceLine, lineIn, sourceLine } from "./known-lines.ts";

describe("source lines of known publishers", () => {
  it("are stored in English and read in the reader's language, names staying as they are", () => {
    const stored = sourceLine("frontex");
    expect(lineIn("en", "publisher", stored)).toBe(stored);
    const read = langs.map((lang) => lineIn(lang, "publisher", stored));
    expect(new Set(read).size).toBe(langs.length);
    expect(read.every((line) => line.includes("gdidata"))).toBe(true);
  });

  it("leave what somebody typed, and names of licences", () => {
    expect(lineIn("ar", "publisher", "Ministry of Labour")).toBe("Ministry of Labour");
    expect(lineIn("ar", "licence", "CC BY 4.0")).toBe("CC BY 4.0");
  });

  it("say in words that no licence is stated", () => {
    expect(lineIn("zh", "licence", licenceLine("not-stated"))).toBe("未注明许可");
  });
});
