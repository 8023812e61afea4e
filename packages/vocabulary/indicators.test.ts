import { describe, expect, it } from "vitest";
import { findIndicator, findIndicatorSet, type IndicatorProfile, indicatorSets } from "./indicators.ts";
import { badLabels } from "./testing/bad-labels.ts";

function counts(set: string): number[] {
  const found = findIndicatorSet(set);
  return found?.groups.map(({ id }) => found.indicators.filter(({ group }) => group === id).length) ?? [];
}

describe("indicator sets", () => {
  it("ILO/EC: 67 for adult labour in six dimensions, 65 for child labour", () => {
    expect(counts("ILOEC")).toEqual([10, 10, 16, 9, 15, 7]);
    const held = (profile: IndicatorProfile) =>
      findIndicatorSet("ILOEC")?.indicators.filter(({ profiles }) => profiles.includes(profile));
    expect(held("adultLabour")).toHaveLength(67);
    expect(held("childLabour")).toHaveLength(65);
    expect(findIndicatorSet("ILOEC")?.groups.map(({ element }) => element)).toEqual([
      "means",
      "means",
      "means",
      "purpose",
      "means",
      "means",
    ]);
  });

  it("has every strength of a profile that may be scored, and says which may not", () => {
    const set = findIndicatorSet("ILOEC");
    expect(set?.scorable).toEqual(["adultLabour", "childLabour"]);
    for (const { id, strength, profiles } of set?.indicators ?? []) {
      for (const profile of set?.scorable ?? []) {
        expect(strength?.[profile] !== null, `${id} ${profile}`).toBe(profiles.includes(profile));
      }
    }
    const known = (profile: IndicatorProfile) =>
      set?.indicators.filter(({ strength }) => strength?.[profile]).map(({ id }) => id);
    expect(known("adultSexual")).toEqual(["ILOEC-D5.07"]);
    expect(known("childSexual")).toEqual(["ILOEC-D4.06", "ILOEC-D5.07"]);
  });

  it("has no weak strength in the child labour list", () => {
    const weak = findIndicatorSet("ILOEC")?.indicators.filter(
      ({ strength }) => strength?.childLabour === "weak",
    );
    expect(weak).toEqual([]);
  });

  it("ILO 11, UNODC 115 in six groups, six tests for trafficking or smuggling", () => {
    expect(findIndicatorSet("ILO11")?.indicators).toHaveLength(11);
    expect(counts("UNODC")).toEqual([35, 16, 9, 19, 23, 13]);
    expect(findIndicatorSet("UNODC")?.indicators).toHaveLength(115);
    expect(findIndicatorSet("TIPSOM")?.indicators).toHaveLength(6);
    for (const id of ["ILO11", "UNODC", "TIPSOM"]) {
      expect(findIndicatorSet(id)?.indicators.every(({ strength }) => strength === undefined)).toBe(true);
      expect(findIndicatorSet(id)?.scorable).toEqual([]);
    }
  });

  it("has unique ids, known groups and known forced-labour indicators", () => {
    const all = indicatorSets.flatMap(({ indicators }) => indicators);
    expect(new Set(all.map(({ id }) => id)).size).toBe(199);
    for (const set of indicatorSets) {
      const groups = new Set(set.groups.map(({ id }) => id));
      for (const { id, group, forcedLabour } of set.indicators) {
        if (set.groups.length > 0) expect(groups.has(group ?? ""), id).toBe(true);
        for (const other of forcedLabour) expect(findIndicator(other)?.id, id).toMatch(/^ILO11-/);
      }
    }
    expect(findIndicator("ILOEC-D9.99")).toBeUndefined();
  });

  it("has six labels for sets, groups and indicators", () => {
    const rows = indicatorSets.flatMap(({ id, label, groups, indicators }) => [
      { id, label },
      ...groups,
      ...indicators,
    ]);
    expect(badLabels(rows)).toEqual([]);
  });

  it("says which lines were written from knowledge", () => {
    const unodc = findIndicatorSet("UNODC");
    const seen = unodc?.indicators.filter(({ status }) => status === "verified");
    expect(new Set(seen?.map(({ group }) => group))).toEqual(new Set(["sexualExploitation"]));
    expect(unodc?.status).toBe("knowledge");
  });
});
