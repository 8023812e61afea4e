import { codeList, findCountry } from "@palermo/vocabulary";
import { z } from "zod";
import { Words } from "#kernel/words";
import { RegisterLine } from "../register/register-line.ts";
import { bases, elementCodes } from "./elements.ts";
import { LimitationTerm } from "./limitation.ts";

function codesOf(list: "iccs" | "participation") {
  const codes = codeList(list).codes.map((entry) => entry.code);
  return z.enum(codes as [string, ...string[]]);
}

export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, "a country's code of two letters (ISO 3166-1), such as NG")
  .refine(
    (code) => findCountry({ alpha2: code }) !== undefined,
    "a country's code of two letters (ISO 3166-1), such as NG",
  );

/** A day of the calendar. */
export const Day = z.iso
  .date("a day that exists, as year-month-day, such as 2026-02-28")
  .describe("a day of the calendar, yyyy-mm-dd");

export const Basis = z.enum(bases).describe("duty to criminalise of which the offence is the national form");
export const ElementCode = z.enum(elementCodes);
export const Participation = codesOf("participation");

export const Penalty = z.object({
  leastMonths: z
    .int()
    .min(0)
    .max(1200)
    .nullable()
    .describe("least imprisonment in months; null: the law names none"),
  mostMonths: z
    .int()
    .min(0)
    .max(1200)
    .nullable()
    .describe("most imprisonment in months; null: the law names none"),
  life: z.boolean().default(false).describe("up to imprisonment for life"),
  fine: z.boolean().default(false).describe("a fine beside or instead"),
  confiscation: z.boolean().default(false),
});
export type Penalty = z.infer<typeof Penalty>;

/** Kinds of offences, so that it shows when trafficking became a labour, prostitution or document offence (K6, A15). */
export const families = [
  "trafficking",
  "smuggling",
  "document",
  "illegal-entry",
  "labour",
  "prostitution",
  "organised-group",
  "laundering",
  "corruption",
  "obstruction",
  "other",
] as const;
export type Family = (typeof families)[number];

/** What a national provision makes an offence. */
export const Offence = z.object({
  label: Words(300).describe("how the offence is called"),
  family: z.enum(families).describe("what kind of offence it is; a downgrade shows by it (K6)"),
  bases: z
    .array(Basis)
    .max(10)
    .default([])
    .describe("treaty bases; none for an offence of national law alone"),
  iccs: codesOf("iccs")
    .nullable()
    .describe("code of the International Classification of Crime for Statistical Purposes"),
  elements: z
    .array(ElementCode)
    .max(20)
    .default([])
    .describe("what national law asks to be proved; empty: as in the treaty"),
  aggravated: z.boolean().default(false).describe("an aggravated form of another offence"),
  penalty: Penalty,
  limitation: LimitationTerm,
  ageOfMajority: z.int().min(14).max(25).default(18).describe("of the accused, for juvenile courts"),
  nonPunishment: z
    .boolean()
    .default(false)
    .describe("national law leaves victims unpunished for this offence (A30)"),
  lawProvisionId: z
    .uuid()
    .nullable()
    .default(null)
    .describe("the words of the law in the register of legislation"),
  note: z.string().trim().max(2000).default(""),
});
export type Offence = z.infer<typeof Offence>;

export const ProvisionHead = z.object({
  country: Country,
  citation: z.string().trim().min(1).max(200).describe("as it is cited: art. 12 Criminal Code"),
  inForce: z
    .object({
      starts: Day.nullable().default(null).describe("in force from"),
      ends: Day.nullable().default(null).describe("in force until; null while in force"),
    })
    .refine(({ starts, ends }) => starts === null || ends === null || starts <= ends, {
      error: "an end that is not before the beginning",
      path: ["ends"],
    })
    .default({ starts: null, ends: null }),
  offence: Offence,
});
export type ProvisionHead = z.infer<typeof ProvisionHead>;

export const Provision = ProvisionHead.extend(RegisterLine.shape);
export type Provision = z.infer<typeof Provision>;
