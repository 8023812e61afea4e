import { describe, expect, it } from "vitest";
import type { MappingSystem } from "./code.ts";
import targetFile from "./data/mapping-targets.json" with { type: "json" };
import { findAllByMapping, findByMapping, findCode } from "./find.ts";
import { codeList, type ListName, listNames } from "./lists.ts";

const inside: Partial<Record<MappingSystem, ListName>> = {
  iccs: "iccs",
  isic: "isic",
  palermo: "means",
  purpose: "purpose",
};
const targets = new Map<string, readonly string[]>(
  Object.entries(targetFile).map(([system, { values }]) => [system, values]),
);

function knows(system: string, value: string): boolean {
  if (system.startsWith("iso639")) return /^[a-z]{3}$/.test(value);
  const list = Object.entries(inside).find(([name]) => name === system)?.[1];
  if (list) return findCode(list, value) !== undefined;
  return targets.get(system)?.includes(value) ?? false;
}

describe("mappings", () => {
  it.each(listNames)("%s: every mapping points to a value that exists", (name) => {
    const lost = codeList(name).codes.flatMap(({ code, mappings }) =>
      Object.entries(mappings).flatMap(([system, values]) =>
        values.filter((value) => !knows(system, value)).map((value) => `${code}: ${system} ${value}`),
      ),
    );
    expect(lost).toEqual([]);
  });

  it("the check refuses a value nobody has", () => {
    expect(knows("ctdc", "isMadeUp")).toBe(false);
    expect(knows("iccs", "9999")).toBe(false);
    expect(knows("nowhere", "Total")).toBe(false);
  });

  it.each(["unodc-indicator", "unodc-dimension", "unodc-sex", "unodc-age", "unodc-category"] as const)(
    "%s: one text of the UNODC table for each code",
    (name) => {
      const values = codeList(name).codes.map(({ mappings }) => mappings.unodc);
      for (const value of values) expect(value).toHaveLength(1);
      expect(new Set(values.flat()).size).toBe(values.length);
    },
  );

  it("finds the code behind a foreign text, first in list order", () => {
    expect(findByMapping("form", "unodc", "Forced labour")?.code).toBe("forced_labour_or_services");
    expect(findAllByMapping("form", "unodc", "Forced labour").map(({ code }) => code)).toContain(
      "child_labour",
    );
    expect(findByMapping("sex", "unodc", "female")).toBeUndefined();
    expect(findByMapping("ctdc-recruiter", "ctdc", "Family/Relative")?.code).toBe("family");
    expect(findByMapping("sector", "sherloc", "Mining")?.mappings.isic).toEqual(["B"]);
  });
});
