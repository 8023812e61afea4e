import { findCountry } from "@palermo/vocabulary";
import { z } from "zod";
import type { LineSpec } from "../lines/spec.ts";

/**
 * Protective measures for one witness: Convention art. 24, TIP Protocol art. 6, A/CONF.213/7 paragraphs 29 and 30.
 * A ban on the press and a pseudonym are two measures, since courts order one without the other.
 */
export const measureKinds = [
  "recorded-testimony",
  "live-link",
  "screen",
  "closed-hearing",
  "pseudonym",
  "press-ban",
  "support-person",
  "accompaniment",
  "physical-protection",
  "relocation",
  "non-punishment",
] as const;
export type MeasureKind = (typeof measureKinds)[number];

const Country = z
  .string()
  .refine((code) => findCountry({ alpha2: code }) !== undefined, "a country code of ISO 3166-1, such as NG");

export const MeasureDetails = z.strictObject({
  country: Country.optional().describe("from which country the link is made"),
  pseudonym: z.string().trim().min(1).max(100).optional().describe("the name that papers use instead"),
  liaisonUnit: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("unit that knows the rest; never a place or an address"),
  family: z.int().min(0).max(50).optional().describe("how many of the family are covered"),
  defenceQuestioned: z.boolean().optional().describe("the defence had a chance to question at the recording"),
  arrangements: z
    .string()
    .trim()
    .max(2000)
    .optional()
    .describe("what is arranged; nothing of where a person lives"),
});
export type MeasureDetails = z.infer<typeof MeasureDetails>;

/** Of these only "in programme" and the unit that knows more are kept (X7). */
const programme: readonly string[] = ["physical-protection", "relocation"];

const standing = ["granted", "carried-out", "breached"];

export const measureSpec: LineSpec = {
  kind: "measure",
  nouns: "measures",
  about: "protective measures of a case",
  needs: "court.protect",
  whats: measureKinds,
  details: MeasureDetails,
  changes: MeasureDetails,
  person: "required",
  standing,
  acts: [
    {
      act: "requested",
      verb: "request-measure",
      about: "Asks for a protective measure for one witness.",
      after: [null, "refused", "ended"],
      to: "requested",
    },
    {
      act: "opposed",
      verb: "oppose-measure",
      about: "Records that somebody opposes a measure that was asked for, and why.",
      after: ["requested"],
      reason: "required",
    },
    {
      act: "granted",
      verb: "grant-measure",
      about: "Records that a measure was granted, and by whom; a court may do so unasked.",
      after: [null, "requested"],
      to: "granted",
      needs: "court.decide-protection",
    },
    {
      act: "refused",
      verb: "refuse-measure",
      about: "Records that a measure was refused, by whom and why.",
      after: ["requested"],
      to: "refused",
      reason: "required",
      needs: "court.decide-protection",
    },
    {
      act: "carried-out",
      verb: "carry-out-measure",
      about: "Records that a granted measure was carried out.",
      after: standing,
      to: "carried-out",
    },
    {
      act: "breached",
      verb: "breach-measure",
      about:
        "Records that a measure was broken, and how; the measure stands on, and the assessment of the risk is opened again.",
      after: standing,
      to: "breached",
      reason: "required",
    },
    {
      act: "ended",
      verb: "end-measure",
      about: "Ends a measure, or a request that is no longer wanted, with the reason.",
      after: ["requested", ...standing],
      to: "ended",
      reason: "required",
    },
  ],
  misfit: ({ what, details }) => {
    if (programme.includes(what))
      return details.arrangements !== undefined || details.country !== undefined ? "programme-only" : null;
    if (what === "pseudonym" && details.pseudonym === undefined) return "what-is-missing";
    return what === "live-link" && details.country === undefined ? "what-is-missing" : null;
  },
};
