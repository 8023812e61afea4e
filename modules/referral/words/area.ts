import { findCountry } from "@palermo/vocabulary";
import { z } from "zod";
import { Words } from "#kernel/words";

const isCountry = (code: string) => findCountry({ alpha2: code }) !== undefined;

/** A country by its code of two letters; XV is the invented one of the demonstration. */
export const CountryCode = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .refine(isCountry, "a country's code of two letters (ISO 3166-1)")
  .describe("ISO 3166-1 alpha-2");

/** `XV` for a whole country, `XV-LAKE` for an area of it. */
export const AreaCode = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,10})?$/, "a country such as XV, or an area of it such as XV-LAKE")
  .describe("a country, or one of its areas");

export const AreaFacts = z.object({
  code: z
    .string()
    .regex(/^[A-Z]{2}-[A-Z0-9]{1,10}$/, "a country, a hyphen and up to ten capitals or figures: XV-LAKE")
    .refine((code) => isCountry(code.slice(0, 2)), "begins with a country's code of two letters")
    .describe("stable code of the area"),
  name: Words(120),
  longitude: z
    .number()
    .min(-180)
    .max(180)
    .nullable()
    .describe("degrees; the middle of the area, never a house"),
  latitude: z.number().min(-90).max(90).nullable().describe("degrees"),
});
export type AreaFacts = z.infer<typeof AreaFacts>;

export const Area = AreaFacts.extend({ areaId: z.uuid(), version: z.int(), mine: z.boolean() });
export type Area = z.infer<typeof Area>;

export const countryOf = (area: string): string => area.slice(0, 2);

/** Whether a service for `served` reaches `wanted`: the same area, or a whole country with the area in it. */
export function reaches(served: string, wanted: string): boolean {
  return served === wanted || (served.length === 2 && served === countryOf(wanted));
}
