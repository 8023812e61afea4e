import { z } from "zod";

/**
 * What national law gives, as it was entered here. What is null is not known here and is said so, never guessed:
 * recovery and reflection periods and non-punishment are not in the Palermo Protocols but in national and regional law.
 */
export const NationalSetting = z.object({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .describe("ISO 3166-1, such as XV"),
  reflectionDays: z.int().min(0).max(3650).nullable().describe("recovery and reflection period, in days"),
  nonPunishment: z
    .boolean()
    .nullable()
    .describe("whether the law spares people for what they were made to do"),
  advocateHours: z
    .int()
    .min(1)
    .max(720)
    .nullable()
    .describe("hours from identification until an advocate is present"),
  appealDays: z
    .int()
    .min(1)
    .max(365)
    .nullable()
    .describe("days in which a negative decision can be appealed"),
  forcedDisclosure: z
    .boolean()
    .nullable()
    .describe(
      "whether the law forces what is told to reach immigration enforcement; the consent text says so first",
    ),
  duties: z.string().max(2000).describe("duties to report, in the agency's words; told to the person first"),
});
export type NationalSetting = z.infer<typeof NationalSetting>;

export const noSetting: Omit<NationalSetting, "country"> = {
  reflectionDays: null,
  nonPunishment: null,
  advocateHours: null,
  appealDays: null,
  forcedDisclosure: null,
  duties: "",
};

/** Where an interview takes place: as it says itself, or the only country whose law was entered here. */
export function settingHere(
  settings: readonly NationalSetting[],
  country: string | undefined,
): NationalSetting | null {
  if (country !== undefined) return settings.find((one) => one.country === country) ?? null;
  return settings.length === 1 ? (settings[0] ?? null) : null;
}
