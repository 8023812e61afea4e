import { describe, expect, it } from "vitest";
import targets from "./data/mapping-targets.json" with { type: "json" };
import { labelOf } from "./find.ts";
import {
  findHtcdsField,
  findHtcdsPickList,
  htcdsFields,
  htcdsPickLists,
  htcdsSource,
  htcdsTables,
} from "./htcds.ts";
import { codeList } from "./lists.ts";
import { badLabels } from "./testing/bad-labels.ts";

/** Names of services, written in Latin letters in every language. */
const brands = new Set([
  "Facebook",
  "Instagram",
  "WhatsApp",
  "Telegram",
  "Facebook Messenger",
  "Viber",
  "SnapChat",
  "Line",
  "4Sale",
  "WeChat",
  "QQ",
  "QZone",
  "TikTok",
  "Twitter",
]);

describe("HTCDS 2.0", () => {
  it("has nine tables and 84 fields under their prefixes", () => {
    expect(htcdsTables.map(({ prefix, fields }) => [prefix, fields.length])).toEqual([
      ["org_", 10],
      ["prs_", 25],
      ["vic_", 16],
      ["per_", 3],
      ["cas_", 13],
      ["cco_", 1],
      ["hte_", 10],
      ["spl_", 5],
      ["con_", 1],
    ]);
    expect(htcdsFields).toHaveLength(84);
    expect(new Set(htcdsFields.map(({ prefixedName }) => prefixedName)).size).toBe(84);
    for (const { prefix, fields } of htcdsTables) {
      for (const { name, prefixedName } of fields) expect(prefixedName).toBe(prefix + name);
    }
  });

  it("marks the three deprecated fields", () => {
    expect(
      htcdsFields.filter(({ deprecated }) => deprecated).map(({ prefixedName }) => prefixedName),
    ).toEqual(["vic_AgreementToManagePersonalData", "vic_Vulnerabilities", "vic_DetailsOfVulnerabilities"]);
  });

  it("gives every pick-list field its list, or an outer standard", () => {
    for (const field of htcdsFields) {
      if (!field.type?.includes("Picklist")) continue;
      const list = findHtcdsPickList(field.prefixedName);
      const free = field.standards.length > 0 || field.prefixedName === "org_ShippingState";
      expect(list !== undefined || free, field.prefixedName).toBe(true);
    }
    expect(htcdsPickLists).toHaveLength(19);
    expect(findHtcdsPickList("vic_MethodsOfControl")?.codes).toHaveLength(16);
    expect(findHtcdsPickList("prs_FirstName")).toBeUndefined();
    expect(findHtcdsField("prs_Nothing")).toBeUndefined();
  });

  it("keeps the misspelled exchange code and shows a right label", () => {
    const list = findHtcdsPickList("vic_RelationshipToTrafficker");
    expect(list?.codes.map(({ code }) => code)).toContain("Unaquainted");
    expect(list && labelOf(list, "Unaquainted", "en")).toBe("Unacquainted");
  });

  it("has six labels for tables, fields and values", () => {
    const rows = [
      ...htcdsTables.map(({ key, label }) => ({ id: key, label })),
      ...htcdsFields.map(({ prefixedName, label }) => ({ id: prefixedName, label })),
      ...htcdsPickLists.flatMap(({ name, codes }) =>
        codes.map(({ code, label }) => ({ id: `${name}.${code}`, label })),
      ),
    ];
    expect(badLabels(rows, brands)).toEqual([]);
  });

  it("our lists reach every value of the pick-lists they stand for", () => {
    const pairs = [
      ["trafficking-status", "vic_TraffickingStatus"],
      ["case-status", "cas_Status"],
      ["gender", "prs_Gender"],
      ["form", "vic_TypeOfExploitation"],
      ["means-of-control", "vic_MethodsOfControl"],
      ["isic", "vic_ForcedLabourIndustry"],
    ] as const;
    for (const [name, field] of pairs) {
      const reached = new Set(codeList(name).codes.flatMap(({ mappings }) => mappings.htcds ?? []));
      const wanted = findHtcdsPickList(field)?.codes.map(({ code }) => code) ?? [];
      expect(new Set(wanted), name).toEqual(reached);
    }
  });

  it("holds every code that mappings may point to, with its source and licence", () => {
    const codes = new Set(htcdsPickLists.flatMap((list) => list.codes.map(({ code }) => code)));
    expect(codes).toEqual(new Set(targets.htcds.values));
    expect(htcdsSource.licence).toContain("CC BY 4.0");
  });
});
