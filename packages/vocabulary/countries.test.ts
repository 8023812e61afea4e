import { describe, expect, it } from "vitest";
import { type CountryKey, countries, findCountry } from "./countries.ts";
import { findCode } from "./find.ts";
import { nameKey } from "./name-key.ts";

describe("countries", () => {
  const real = countries.filter(({ demonstration }) => !demonstration);

  it("are the 249 of ISO 3166-1 and one invented State", () => {
    expect(real).toHaveLength(249);
    expect(countries.filter(({ demonstration }) => demonstration).map(({ alpha2 }) => alpha2)).toEqual([
      "XV",
    ]);
    for (const key of ["alpha2", "alpha3", "m49"] as const) {
      expect(new Set(countries.map((country) => country[key])).size).toBe(250);
    }
    for (const { alpha2, alpha3, m49 } of countries) {
      expect(`${alpha2} ${alpha3} ${m49}`).toMatch(/^[A-Z]{2} [A-Z]{3} \d{3}$/);
    }
  });

  it("lie in a region and a subregion of M49, Antarctica aside", () => {
    expect(real.filter(({ region }) => region === null).map(({ alpha2 }) => alpha2)).toEqual(["AQ"]);
    for (const { alpha2, region, subregion, intermediate } of real) {
      if (region === null || subregion === null) continue;
      expect(findCode("region", region)?.parent, alpha2).toBe("001");
      expect(findCode("region", subregion)?.parent, alpha2).toBe(region);
      if (intermediate) expect(findCode("region", intermediate)?.parent, alpha2).toBe(subregion);
    }
  });

  it.each<[CountryKey, string | undefined]>([
    [{ alpha2: "NA" }, "NAM"],
    [{ alpha2: "na" }, "NAM"],
    [{ alpha3: "NAM" }, "NAM"],
    [{ m49: "4" }, "AFG"],
    [{ m49: "004" }, "AFG"],
    [{ name: "Viet Nam" }, "VNM"],
    [{ name: "vietnam" }, "VNM"],
    [{ name: "Cote d'Ivoire" }, "CIV"],
    [{ name: "Côte d’Ivoire" }, "CIV"],
    [{ name: "Macedonia [FYROM]" }, "MKD"],
    [{ name: "Türkiye" }, "TUR"],
    [{ name: "Turkey" }, "TUR"],
    [{ name: "كوت ديفوار" }, "CIV"],
    [{ name: "俄罗斯联邦" }, "RUS"],
    [{ name: "Fédération de Russie" }, "RUS"],
    [{ name: "Niger" }, "NER"],
    [{ name: "Guinea" }, "GIN"],
    [{ name: "Veridia" }, "XVE"],
    [{ name: "Atlantis" }, undefined],
    [{ name: "" }, undefined],
    [{ alpha2: "AFG" }, undefined],
    [{ alpha3: "004" }, undefined],
    [{ m49: "AF" }, undefined],
  ])("finds %j", (key, alpha3) => {
    expect(findCountry(key)?.alpha3).toBe(alpha3);
  });

  it("no name or alias belongs to two countries", () => {
    const owners = new Map<string, Set<string>>();
    for (const { alpha2, label, aliases } of countries) {
      for (const name of [...Object.values(label), ...aliases]) {
        owners.set(nameKey(name), (owners.get(nameKey(name)) ?? new Set()).add(alpha2));
      }
    }
    expect([...owners].filter(([, held]) => held.size > 1)).toEqual([]);
  });
});
