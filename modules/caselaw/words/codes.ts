import { codeList, findCountry, type ListName } from "@palermo/vocabulary";
import { z } from "zod";

/** Codes of one vocabulary list as a schema. */
export function codesOf(list: ListName) {
  const codes = codeList(list).codes.map(({ code }) => code);
  return z.enum(codes as [string, ...string[]]);
}

/** Codes of a list, each once. */
export function severalOf(list: ListName) {
  return z.array(codesOf(list)).max(40).default([]);
}

/** Decides a country or an international or regional body, which stands under `INT`. */
export const Jurisdiction = z
  .string()
  .refine(
    (code) => code === "INT" || findCountry({ alpha2: code }) !== undefined,
    "a country code of ISO 3166-1, such as NG, or INT for an international or regional body",
  );

export const Country = z
  .string()
  .refine((code) => findCountry({ alpha2: code }) !== undefined, "a country code of ISO 3166-1, such as NG");
