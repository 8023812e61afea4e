import { codeList, countries, findCountry, type ListName } from "@palermo/vocabulary";
import type { DataSetRow } from "../find-data-set.ts";
import { locales } from "../text.ts";

function codesOf(list: ListName): string[] {
  return codeList(list)
    .codes.map(({ code }) => code)
    .filter((code) => code !== "unknown");
}

/** The sub-region (M49) in which a country lies: citizenship is coded no finer. */
export function regionOf(alpha2: string): string | null {
  const country = findCountry({ alpha2 });
  return country?.subregion ?? country?.region ?? null;
}

function regions(): string[] {
  const used = new Set(countries.map(({ alpha2 }) => regionOf(alpha2)));
  return codesOf("region").filter((code) => used.has(code));
}

export const capacityGroups = Object.keys(locales.en.code.capacity_group);
export const controls = Object.keys(locales.en.code.control);
export const caseKinds = Object.keys(locales.en.code.case_kind);
export const caseStates = Object.keys(locales.en.code.case_state);

/**
 * The fixed variables of the own statistics with all their categories, from documentation and never from the data: a
 * category that stands in the list tells nothing of whether there is somebody in it.
 */
export function instanceVariables(years: { first: number; last: number }): DataSetRow["variables"] {
  const { first, last } = years;
  return [
    { name: "year", categories: Array.from({ length: last - first + 1 }, (_, n) => String(first + n)) },
    { name: "sex", categories: [...codesOf("sex"), null] },
    { name: "age", categories: [...codesOf("age-band-ctdc"), null] },
    { name: "form", categories: [...codesOf("ctdc-exploitation"), null] },
    { name: "control", categories: [...controls, null] },
    { name: "citizenship_region", categories: [...regions(), null] },
    { name: "capacity_group", categories: capacityGroups },
    { name: "case_kind", categories: caseKinds },
    { name: "case_state", categories: caseStates },
  ];
}
