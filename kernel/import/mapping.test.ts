import { describe, expect, it } from "vitest";
import { langs } from "../i18n/lang.ts";
import {
  fieldsOfColumns,
  fromNameOrder,
  type ImporterField,
  matchRefusal,
  proposeMatches,
  textOfColumns,
  toNameOrder,
} from "./mapping.ts";
import { ImportProblem } from "./problem.ts";
import { sentence } from "./sentence.ts";

const inAll = (text: string, fr = text) => ({ ar: text, zh: text, en: text, fr, ru: text, es: text });
const fields: readonly ImporterField[] = [
  { name: "year", label: inAll("Year of registration", "Année d’enregistrement"), required: true },
  { name: "sex", label: "Sex", aliases: ["Gender"] },
  { name: "birth_place", label: "Place" },
  { name: "found_place", label: "Place" },
  { name: "note", label: "Remarks", several: true },
];

describe("proposeMatches", () => {
  it("goes by names, other headings and labels in any language, whatever their letters, spaces and signs", () => {
    expect(proposeMatches(fields, ["YEAR", "gender ", "Birth place", "annee", "shoe"])).toEqual([
      "year",
      "sex",
      "birth_place",
      null,
      null,
    ]);
    expect(proposeMatches(fields, ["ANNÉE D'ENREGISTREMENT"])).toEqual(["year"]);
  });

  it("says nothing where two fields claim a heading, and gives a field to one column unless it takes several", () => {
    expect(proposeMatches(fields, ["Place", "Sex", "sex", "Remarks", "note", ""])).toEqual([
      null,
      null,
      "sex",
      "note",
      "note",
      null,
    ]);
  });
});

describe("matchRefusal", () => {
  it("finds an unknown field, a field that stands twice, and a needed one that is missing", () => {
    expect(matchRefusal(fields, ["year", "shoe"], "en")).toMatchObject({ refusal: "unknown-field", at: 1 });
    expect(matchRefusal(fields, ["sex", "year", "sex"], "en")).toEqual({
      refusal: "field-twice",
      at: 2,
      params: { field: "Sex", first: "1", second: "3" },
    });
    expect(matchRefusal(fields, ["sex"], "fr")).toEqual({
      refusal: "field-missing",
      at: null,
      params: { fields: "Année d’enregistrement" },
    });
    expect(matchRefusal(fields, ["note", "year", "note", null], "en")).toBeNull();
  });

  it("has a sentence in each language that names the field", () => {
    for (const lang of langs)
      for (const { refusal, params } of [
        { refusal: "unknown-field", params: { field: "Q" } },
        { refusal: "field-twice", params: { field: "Q", first: "1", second: "3" } },
        { refusal: "field-missing", params: { fields: "Q" } },
      ])
        expect(sentence(lang, `refusal.${refusal}`, params)).toMatch(/\S.*Q.*\S/);
  });
});

describe("fieldsOfColumns", () => {
  it("takes what the reader chose, else the heading, and says which needed field has no column", () => {
    expect(fieldsOfColumns({ fields, columns: ["a", "b"], matched: [null, "year"], lang: "en" })).toEqual([
      null,
      "year",
    ]);
    expect(fieldsOfColumns({ fields, columns: ["Year"], lang: "en" })).toEqual(["year"]);
    try {
      fieldsOfColumns({ fields, columns: ["a"], lang: "en" });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ImportProblem);
      expect((error as ImportProblem).in("en")).toContain("Year of registration");
    }
  });
});

describe("a remembered matching", () => {
  it("fits the same set of columns in any order", () => {
    const [first, second] = [
      ["Year", "Sex", "Shoe"],
      ["shoe", "YEAR", "sex"],
    ];
    expect(textOfColumns(first)).toBe(textOfColumns(second));
    expect(textOfColumns(first)).not.toBe(textOfColumns(["Year", "Sex"]));
    const kept = toNameOrder(first, ["year", "sex", null]);
    expect(fromNameOrder(second, kept)).toEqual([null, "year", "sex"]);
    expect(fromNameOrder(first, kept)).toEqual(["year", "sex", null]);
  });
});
