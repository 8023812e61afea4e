import { codeList, type ListName } from "@palermo/vocabulary";
import { describe, expect, test } from "vitest";
import { codedElements } from "../../words/index.ts";
import { codesOfCell, saysNothing } from "./coded.ts";
import { asElements, readElements } from "./elements-of.ts";
import { codesInText, ruleFiles } from "./rules.ts";
import { Tally } from "./tally.ts";

const lists: Record<(typeof codedElements)[number], ListName> = {
  acts: "act",
  means: "means",
  purposes: "purpose",
  forms: "form",
  sectors: "sector",
};

describe("coded cells", () => {
  test("are parted by semicolons and line breaks, whatever their case and spacing; NA says nothing", () => {
    expect(codesOfCell("acts", "Recruitment/Hiring;\n transportation ;Harbouring")).toEqual({
      codes: ["recruitment", "transportation", "harbouring"],
      unmapped: [],
    });
    expect(codesOfCell("sectors", "Domestic Servitude;\r\nOther sectors").codes).toEqual([
      "domestic_work",
      "other",
    ]);
    for (const nothing of ["", "NA", "NA*", " ? ", "*", "N/A"])
      expect(saysNothing(nothing), nothing).toBe(true);
    expect(codesOfCell("means", "NA; ;*")).toEqual({ codes: [], unmapped: [] });
  });

  test("that name two codes in one give both, and what no list knows is named", () => {
    expect(codesOfCell("means", "Abuse of power or a position of vulnerability; Transnational")).toEqual({
      codes: ["abuse_of_power", "abuse_of_vulnerability"],
      unmapped: ["Transnational"],
    });
    expect(codesOfCell("means", "Threat or use of force or other forms of coercionAbduction").codes).toEqual([
      "threat_or_use_of_force",
      "other_coercion",
      "abduction",
    ]);
  });
});

describe("rules over texts", () => {
  test("name only codes that the lists know, in every language", () => {
    for (const file of ruleFiles)
      for (const element of codedElements) {
        const known = codeList(lists[element]).codes.map(({ code }) => code);
        expect(known, `${file.lang} ${element}`).toEqual(expect.arrayContaining(Object.keys(file[element])));
      }
  });

  test("look for whole words, open ends and words of one sentence", () => {
    expect(codesInText("acts", "They were recruited and harbored in a flat.", "en")).toEqual([
      "recruitment",
      "harbouring",
    ]);
    expect(codesInText("means", "He took away her passport.", "en")).toContain("other_coercion");
    expect(codesInText("means", "He took a cab. Her passport expired.", "en")).not.toContain(
      "other_coercion",
    );
    expect(codesInText("sectors", "She examined the information.", "en")).toEqual([]);
    expect(codesInText("purposes", "La víctima fue obligada a ejercer la prostitución.", "es")).toEqual([
      "sexual_exploitation",
    ]);
    expect(codesInText("means", "Menacée et trompée, elle fut séquestrée.", "fr")).toEqual([
      "threat_or_use_of_force",
      "deception",
    ]);
    expect(codesInText("acts", "recruited", "xx")).toEqual([]);
  });

  test("propose only where the source has no code, and are marked as rules", () => {
    const text = "She was lured by false promises and forced into prostitution.";
    const read = readElements({ cells: { means: "Fraud" }, text, lang: "en" });
    expect(asElements(read)).toMatchObject({
      acts: ["recruitment"],
      means: ["fraud"],
      purposes: ["sexual_exploitation"],
      forms: ["sexual_exploitation"],
      codedBy: { acts: "rule", means: "source", purposes: "rule", forms: "rule" },
    });
    expect(asElements(readElements({ lang: "en" }))).toMatchObject({ acts: [], codedBy: {} });
  });
});

test("the tally gives the mapped share of each element, the values left over and the rows without a code", () => {
  const tally = new Tally();
  tally.add(2, readElements({ cells: { acts: "Recruitment; Selling" }, lang: "en" }));
  tally.add(3, readElements({ cells: { acts: "Selling" }, text: "was transported", lang: "en" }));
  tally.add(4, readElements({ lang: "en" }));
  expect(tally.report().acts).toEqual({
    rows: 3,
    mapped: 2,
    share: 0.6667,
    source: 1,
    rule: 1,
    unmapped: [{ value: "Selling", rows: 2 }],
    without: [4],
  });
});
