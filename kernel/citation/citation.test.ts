import { describe, expect, test } from "vitest";
import { type Cited, cite } from "./index.ts";

const toolkit: Cited = {
  key: "B-12345",
  kind: "report",
  title: "Toolkit to Combat Trafficking in Persons",
  authors: ["United Nations Office on Drugs and Crime"],
  year: 2008,
  publisher: "United Nations",
  place: "New York",
  link: "https://www.unodc.org/",
};

describe("a citation", () => {
  test("is a sentence with author, title, place, house, year and address", () => {
    expect(cite(toolkit, "plain")).toBe(
      "United Nations Office on Drugs and Crime. Toolkit to Combat Trafficking in Persons. New York: United Nations, 2008. https://www.unodc.org/",
    );
    expect(cite({ ...toolkit, authors: [], year: null, link: undefined }, "plain")).toBe(
      "Toolkit to Combat Trafficking in Persons. New York: United Nations, n.d.",
    );
    expect(cite({ ...toolkit, authors: ["A", "B", "C", "D"] }, "plain")).toMatch(/^A et al\. /);
  });

  test("as BibTeX holds each body's name together, and several apart", () => {
    expect(cite({ ...toolkit, authors: ["UN & Co", "ILO"] }, "bibtex")).toContain(
      "author = {{UN \\& Co} and {ILO}}",
    );
    expect(cite(toolkit, "bibtex")).toMatch(/^@techreport\{B-12345,\n {2}author = \{United Nations Office/);
  });

  test("as RIS gives a line for each author and ends its record", () => {
    const text = cite({ ...toolkit, languages: ["en", "fr"] }, "ris");
    expect(text).toMatch(/^TY {2}- RPRT\r\n/);
    expect(text).toContain("LA  - en, fr\r\n");
    expect(text).toMatch(/ER {2}- \r\n$/);
  });

  test("lets no title begin a field or an entry of its own", () => {
    const bad = { ...toolkit, title: "A}\n@book{x,\r\nER  - \r\nTY  - BOOK", key: "B}1" };
    expect(cite(bad, "ris").match(/^(TY|ER)/gm)).toEqual(["TY", "ER"]);
    const bibtex = cite(bad, "bibtex");
    expect(bibtex.match(/^@/gm)).toHaveLength(1);
    expect(bibtex).toContain("title = {A\\} @book\\{x, ER - TY - BOOK}");
  });
});
