import { describe, expect, it } from "vitest";
import { findCountry } from "./countries.ts";
import { badLabels } from "./testing/bad-labels.ts";
import { findTreaty, partiesOn, treaties, treatiesAsOf } from "./treaties.ts";

describe("treaties", () => {
  it.each([
    ["UNTOC", 185, 179],
    ["TIP", 167, 159],
    ["SOM", 152, 138],
    ["FIREARMS", 123, 109],
    ["UNCAC", 178, 171],
  ])("%s: %i signatories or parties, %i bound in March 2015", (code, participants, bound) => {
    const treaty = findTreaty(code);
    expect(treaty?.participants).toHaveLength(participants);
    expect(treaty && partiesOn(treaty, treatiesAsOf)).toHaveLength(bound);
  });

  it("[L3] gives the parties that the Congress paper names for 3 February 2010", () => {
    const count = (code: string) => {
      const treaty = findTreaty(code);
      return treaty ? partiesOn(treaty, "2010-02-03").length : 0;
    };
    expect([count("UNTOC"), count("TIP"), count("SOM")]).toEqual([153, 135, 122]);
  });

  it("names every participant once, by ISO code or as the European Union", () => {
    for (const { code, participants } of treaties) {
      const codes = participants.map(({ alpha2 }) => alpha2);
      expect(new Set(codes).size, code).toBe(codes.length);
      expect(codes.filter((alpha2) => alpha2 !== "EU" && !findCountry({ alpha2 }))).toEqual([]);
    }
  });

  it("keeps dates in order and a way for every date of being bound", () => {
    for (const { code, adopted, inForce, participants } of treaties) {
      expect(adopted < inForce, code).toBe(true);
      for (const { alpha2, signed, bound, how } of participants) {
        expect(signed ?? bound, `${code} ${alpha2}`).not.toBeNull();
        expect(bound === null, `${code} ${alpha2}`).toBe(how === null);
        for (const day of [signed, bound]) {
          if (day !== null) expect(day >= adopted && day <= treatiesAsOf, `${code} ${alpha2}`).toBe(true);
        }
        if (how === "accession") expect(signed, `${code} ${alpha2}`).toBeNull();
      }
    }
  });

  it("opened for signature in Palermo in December 2000", () => {
    const signedThere = findTreaty("TIP")?.participants.filter(({ signed }) =>
      signed?.startsWith("2000-12-"),
    );
    expect(signedThere?.length).toBeGreaterThan(75);
    expect(findTreaty("TIP")?.supplements).toBe("UNTOC");
    expect(findTreaty("CRC")).toBeUndefined();
  });

  it("has six titles each", () => {
    expect(badLabels(treaties.map(({ code, label }) => ({ id: code, label })))).toEqual([]);
  });
});
