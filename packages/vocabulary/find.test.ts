import { describe, expect, it } from "vitest";
import { findCode, labelOf } from "./find.ts";
import { codeList } from "./lists.ts";

describe("finding codes and labels", () => {
  it("finds a code by list name or list", () => {
    expect(findCode("act", "recruitment")?.label.es).toBe("Captación");
    expect(findCode(codeList("act"), "recruitment")).toBe(findCode("act", "recruitment"));
    expect(findCode("act", "Recruitment")).toBeUndefined();
  });

  it("uses the terms of the United Nations", () => {
    const tip = [
      "الاتجار بالأشخاص",
      "贩运人口",
      "Trafficking in persons",
      "Traite des personnes",
      "Торговля людьми",
      "Trata de personas",
    ];
    const langs = ["ar", "zh", "en", "fr", "ru", "es"] as const;
    expect(langs.map((lang) => labelOf("iccs", "0204", lang))).toEqual(tip);
  });

  it("shows an unknown code as it stands", () => {
    expect(labelOf("act", "teleportation", "fr")).toBe("teleportation");
  });
});
