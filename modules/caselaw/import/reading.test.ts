import { describe, expect, test } from "vitest";
import { hideNames, withoutAccused, withoutClaimant } from "./caption.ts";
import { plainText, undoubled } from "./plain-text.ts";
import { readSherlocAddress, titleOfAddress } from "./sherloc.ts";
import { victimsOf } from "./unodc-people.ts";
import { listOf, readUsDefendantRow, standingOf, statuteOf } from "./us-defendant-row.ts";
import { withDefendants } from "./with-defendants.ts";

describe("texts", () => {
  test("lose control signs, keep their paragraphs, and get back the signs that were read wrongly", () => {
    expect(plainText("one\r\n \r\ntwo\u0000 three\u0094 four\u200b  five")).toBe(
      "one\n\ntwo three” four five",
    );
  });

  test("that stand twice in one cell stand once", () => {
    expect(undoubled("He sold; her. ; x")).toBe("He sold; her. ; x");
    expect(undoubled("The facts.; The facts.")).toBe("The facts.");
  });
});

describe("[L1] titles", () => {
  test("of claims between people give the initials of who claims, and their facts too", () => {
    const { title, hidden } = withoutClaimant("Linda Velez v. Betsy Sanchez");
    expect(title).toBe("L.V. v. Betsy Sanchez");
    expect(hideNames("Linda Velez came; Velez worked for Velezco.", hidden)).toBe(
      "L.V. came; V. worked for Velezco.",
    );
    expect(withoutClaimant("Adhikari, et al. v. Daoud & Partners, et al").title).toBe(
      "A., et al. v. Daoud & Partners, et al",
    );
  });

  test("of prosecutions and of claims under initials stay as they are", () => {
    for (const title of [
      "United States v. Kozminski",
      "Unites States v. White",
      "R v Tang",
      "The Queen v Matamata",
      "V.Z. v. Wal-Mart Stores",
      "Mother Doe I v. Sheikh",
      "Case 1314",
    ])
      expect(withoutClaimant(title).title, title).toBe(title);
  });

  test("of prosecutions in which nobody was found guilty give initials", () => {
    expect(withoutAccused("USA v. Crane-Horton et al").title).toBe("USA v. C. et al");
    expect(withoutAccused("USA v. Kalu").title).toBe("USA v. K.");
  });
});

describe("addresses of UNODC's database", () => {
  test("tell the State, the year and the crime", () => {
    expect(
      readSherlocAddress(
        "https://sherloc.unodc.org/cld/case-law-doc/traffickingpersonscrimetype/nam/2020/s_v_pretorius.html?lng=en&tmpl=sherloc",
      ),
    ).toEqual({
      key: "traffickingpersonscrimetype/nam/2020/s_v_pretorius",
      jurisdiction: "NA",
      crimeType: "trafficking_in_persons",
      year: 2020,
    });
    expect(
      readSherlocAddress("https://sherloc.unodc.org/cld/case-law-doc/migrantsmugglingcrimetype/_irb/x.html"),
    ).toMatchObject({ jurisdiction: "INT", year: null, crimeType: "smuggling_of_migrants" });
    expect(readSherlocAddress("https://example.org/x.html")).toBeNull();
    expect(titleOfAddress("0072_chowdury_and_others_v._greece")).toBe("Chowdury and Others v. Greece");
  });
});

describe("victims of the UNODC table", () => {
  const cells = { number: "3", minors: "No", females: "Yes", males: "No", offences: "" };
  test("are counted only where the cell is a number", () => {
    expect(victimsOf(cells).lines).toEqual([{ count: 3, group: true, sex: "female", ageGroup: "adult" }]);
    expect(victimsOf({ ...cells, number: "10+*" })).toMatchObject({
      lines: [{ count: null, sex: "female" }],
      read: { by: null, unmapped: ["10+*"] },
    });
    expect(victimsOf({ ...cells, number: "1", minors: "yes*" }).lines[0]?.ageGroup).toBe("child");
    expect(victimsOf({ ...cells, minors: "Yes" }).lines[0]?.ageGroup).toBe("unknown");
  });

  test("of both sexes stand in two lines, numbered only where each must be one", () => {
    const both = { ...cells, males: "Yes" };
    expect(victimsOf({ ...both, number: "2" }).lines.map(({ count }) => count)).toEqual([1, 1]);
    expect(victimsOf(both).lines.map(({ count, sex }) => [count, sex])).toEqual([
      [null, "female"],
      [null, "male"],
    ]);
    expect(victimsOf({ ...both, number: "NA", females: "NA", males: "NA" }).lines).toEqual([]);
  });
});

describe("defendants of the federal table", () => {
  const row: Record<string, string> = {
    case_id: "405",
    gender: "Male",
    arrest_age: "17",
    statute_sentence: "['1591', '1324']",
    statute_counts: "['3', '1']",
    statute_counts_np: "['0', '0']",
    statute_plea_dismissed: "['2', '1']",
    statute_plea_guilty: "['1', '0']",
    statute_trial_guilty: "['0', '0']",
    statute_trial_ng: "['0', '0']",
    statute_fines: "['5000' None]",
    statute_months_sentenced: "['120', '0']",
    statute_months_probation: "['0', '0']",
    year_terminated: "2012",
    restitution: "288272",
    forfeiture_charge: "true",
    forfeiture_sentence: "Yes",
  };
  const ask = {
    row: 2,
    cell: (name: string) => row[name] ?? "",
    refuse: () => undefined,
    lang: "en" as const,
  };

  test("get a charge for each section and outcome; the sentence stands with the conviction", () => {
    expect(listOf("[None None]")).toEqual([null, null]);
    expect(listOf("1591")).toEqual(["1591"]);
    expect(statuteOf("1324")).toBe("8 U.S.C. § 1324");
    expect(statuteOf("2421_to_2424")).toBe("18 U.S.C. §§ 2421–2424");
    const { charges, juvenile } = readUsDefendantRow(ask);
    expect(juvenile).toBe(true);
    expect(charges.map(({ statute, verdict, charge }) => [statute, verdict, charge?.text])).toEqual([
      ["18 U.S.C. § 1591", "guilty_plea", "1 count"],
      ["18 U.S.C. § 1591", "discontinued", "2 counts"],
      ["8 U.S.C. § 1324", "discontinued", "1 count"],
    ]);
    expect(charges[0]?.sentence).toMatchObject({
      imprisonmentMonths: 120,
      fine: { amount: "5000", currency: "USD" },
      compensation: { amount: "288272", currency: "USD" },
    });
    expect(charges[1]?.sentence).toBeUndefined();
  });

  test("[L1] stand as acquitted or discontinued where every charge ended so, and the title gives initials", () => {
    expect(standingOf([{ verdict: "not_guilty" }, { verdict: "discontinued" }])).toBe("acquitted");
    expect(standingOf([{ verdict: "discontinued" }])).toBe("discontinued");
    expect(standingOf([{ verdict: "unknown" }])).toBe("unknown");
    const judgment = {
      title: { lang: "en", text: "USA v. Kalu" },
      jurisdiction: "US",
      court: { lang: "en", text: "A court" },
      decided: null,
      crimeTypes: ["trafficking_in_persons"],
      elements: {},
      facts: { lang: "en", text: "Kalu ran a school." },
    };
    const gone = { ...readUsDefendantRow(ask), charges: [{ statute: "x", verdict: "not_guilty" }] };
    const whole = withDefendants(judgment, [gone]);
    expect([whole.title.text, whole.facts?.text, whole.decided?.text]).toEqual([
      "USA v. K.",
      "K. ran a school.",
      "2012",
    ]);
    expect(withDefendants(judgment, [readUsDefendantRow(ask)]).title.text).toBe("USA v. Kalu");
  });
});
