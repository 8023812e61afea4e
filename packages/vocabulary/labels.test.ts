import { describe, expect, it } from "vitest";
import { countries } from "./countries.ts";
import { langs } from "./lang.ts";
import { codeList, listNames } from "./lists.ts";
import { badLabels } from "./testing/bad-labels.ts";

describe("labels of the code lists", () => {
  it.each(listNames)("%s: six real labels for every code", (name) => {
    const rows = codeList(name).codes.map(({ code, label }) => ({ id: code, label }));
    expect(badLabels(rows)).toEqual([]);
  });

  it("countries: six real names for every country", () => {
    expect(badLabels(countries.map(({ alpha2, label }) => ({ id: alpha2, label })))).toEqual([]);
  });

  it("the check itself finds what it looks for", () => {
    const good = { ar: "تهريب", zh: "偷运", en: "Smuggling", fr: "Trafic", ru: "Ввоз", es: "Tráfico" };
    expect(badLabels([{ id: "good", label: good }])).toEqual([]);
    for (const lang of langs) {
      expect(badLabels([{ id: "empty", label: { ...good, [lang]: " " } }])).not.toEqual([]);
    }
    for (const lang of ["ar", "zh", "ru"] as const) {
      expect(badLabels([{ id: "english", label: { ...good, [lang]: good.en } }])).not.toEqual([]);
    }
    expect(badLabels([{ id: "mixed", label: { ...good, ar: "تهريب ввоз" } }])).not.toEqual([]);
    expect(badLabels([{ id: "left over", label: { ...good, ru: "Ввоз smuggling" } }])).not.toEqual([]);
    expect(badLabels([{ id: "padded", label: { ...good, fr: " Trafic" } }])).not.toEqual([]);
  });
});
