import { codeList } from "@palermo/vocabulary";
import { z } from "zod";
import { Words } from "#kernel/words";
import { Country } from "../offences/offence.ts";
import { RegisterLine } from "../register/register-line.ts";

export const specialisations = [
  "trafficking",
  "smuggling",
  "organised-crime",
  "juvenile",
  "labour",
  "migration",
  "corruption",
] as const;
export const Specialisation = z.enum(specialisations);
export type Specialisation = z.infer<typeof Specialisation>;

const levels = codeList("court-level").codes.map(({ code }) => code) as [string, ...string[]];

/** Whether this is a time zone that the machine knows. */
function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== undefined && /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}
export const Zone = z
  .string()
  .max(60)
  .refine(isZone, "a time zone of the IANA database, such as Africa/Cairo");

export const CourtDetails = z.object({
  name: Words(200),
  level: z.enum(levels),
  place: z.string().trim().max(200).default(""),
  zone: Zone.describe("by whose clocks hearings are listed"),
  specialisations: z.array(Specialisation).max(10).default([]),
  posts: z.int().min(0).max(10_000).nullable().default(null).describe("posts for judges; null: not known"),
  judges: z.int().min(0).max(10_000).nullable().default(null).describe("judges in office; null: not known"),
  trained: z
    .int()
    .min(0)
    .max(10_000)
    .nullable()
    .default(null)
    .describe("judges trained on trafficking and smuggling; null: not known"),
});
export const CourtHead = z.object({ country: Country, court: CourtDetails });
export type CourtHead = z.infer<typeof CourtHead>;
export const Court = CourtHead.extend(RegisterLine.shape);
export type Court = z.infer<typeof Court>;

/** Posts without a judge; null where either number is not known. */
export function vacancies({ posts, judges }: Pick<CourtHead["court"], "posts" | "judges">): number | null {
  return posts === null || judges === null ? null : Math.max(0, posts - judges);
}
