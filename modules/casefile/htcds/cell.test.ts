import { describe, expect, it } from "vitest";
import { readCell } from "./cell.ts";
import { fieldNamed } from "./fields.ts";

function read(name: string, cell: string) {
  const found = readCell(fieldNamed(name), cell);
  return found.ok ? found.value : `${found.problem} ${JSON.stringify(found.params)}`;
}

describe("readCell", () => {
  it("reads dates of several ways of writing, whole or partial, and refuses those that do not exist", () => {
    expect(read("prs_Birthdate", "31.03.1999")).toBe("1999-03-31");
    expect(read("prs_Birthdate", "1999-03-31T00:00:00")).toBe("1999-03-31");
    expect(read("prs_Birthdate", "1999")).toBe("1999");
    expect(read("prs_Birthdate", "31.02.2020")).toBe('impossible-date {"value":"31.02.2020"}');
    expect(read("prs_Birthdate", "yesterday")).toBe("bad-date {}");
  });

  it("reads choices by code or label in any language, several by semicolon", () => {
    expect(read("prs_Gender", "feminine")).toBe("Feminine");
    expect(read("vic_TraffickingStatus", "Possible victim of trafficking")).toBe(
      "PossibleVictimOfTrafficking",
    );
    expect(read("vic_TypeOfExploitation", "ForcedLabour; Servitude ;ForcedLabour")).toBe(
      "ForcedLabour;Servitude",
    );
    expect(read("vic_MethodsOfControl", "MethodsOfControlDebtBondage")).toBe("DebtBondage");
    expect(read("prs_Gender", "F")).toMatch(/^not-in-list .*Feminine, Masculine/);
    expect(read("prs_Gender", "Feminine;Masculine")).toMatch(/^not-in-list/);
  });

  it("reads countries by code and name; NA is Namibia", () => {
    expect(read("prs_Citizenship", "NA;NGA; Viet Nam")).toBe("NA;NG;VN");
    expect(read("prs_Citizenship", "Atlantis")).toBe("unknown-country {}");
  });

  it("reads languages, check boxes and numbers", () => {
    expect(read("prs_PrimaryLanguage", "eng")).toBe("en");
    expect(read("prs_PrimaryLanguage", "Russian")).toBe("ru");
    expect(read("con_Consent", "Yes")).toBe("true");
    expect(read("con_Consent", "maybe")).toMatch(/^not-in-list/);
    expect(read("vic_AgeWhenTrafficked", "017")).toBe("17");
    expect(read("vic_AgeWhenTrafficked", "1700")).toMatch(/^bad-whole-number/);
    expect(read("hte_Longitude", "12,5")).toBe("12.5");
  });

  it("keeps a formula as the text it is, without the apostrophe of an export", () => {
    expect(read("prs_FirstName", "=1+1")).toBe("=1+1");
    expect(read("prs_FirstName", "'=1+1")).toBe("=1+1");
    expect(read("prs_FirstName", "x".repeat(301))).toBe('too-long {"limit":300}');
  });
});
