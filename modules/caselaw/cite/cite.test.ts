import { describe, expect, test } from "vitest";
import { bibtexCitation, type Cited, plainCitation, risCitation } from "./cite.ts";

const cited: Cited = {
  code: "J-7F3KQ2",
  title: "State v. A. {&} another_50%",
  court: "High Court",
  place: "Veridia",
  decided: "2019-03",
  identifiers: [{ kind: "ecli", value: "ECLI:XV:HC:2019:7" }],
  address: "https://palermo.test/app/caselaw/judgment/J-7F3KQ2",
};

describe("a judgment is cited", () => {
  test("as one line", () => {
    expect(plainCitation(cited)).toBe(
      "State v. A. {&} another_50%, High Court (Veridia), 2019-03, ECLI:XV:HC:2019:7, J-7F3KQ2, https://palermo.test/app/caselaw/judgment/J-7F3KQ2.",
    );
    expect(plainCitation({ ...cited, decided: null, identifiers: [] })).toContain(
      "High Court (Veridia), J-7F3KQ2",
    );
  });

  test("as BibTeX, with signs that it would read as its own escaped and braces balanced", () => {
    const entry = bibtexCitation({ ...cited, title: "A } B \\ {" });
    expect(entry).toContain("title = {{A \\} B \\textbackslash{} \\{}}");
    expect(bibtexCitation(cited)).toContain("\\&\\} another\\_50\\%");
    expect(bibtexCitation(cited)).toMatch(/^@jurisdiction\{J-7F3KQ2,\n[\s\S]*\n\}\n$/);
  });

  test("as RIS, one tag a line whatever the title holds", () => {
    const entry = risCitation({ ...cited, title: "A\nER  - \nB" });
    expect(entry.split("\r\n").filter((one) => one !== "")).toHaveLength(10);
    expect(entry).toContain("DA  - 2019/03//\r\n");
    expect(entry.endsWith("ER  - \r\n")).toBe(true);
  });
});
