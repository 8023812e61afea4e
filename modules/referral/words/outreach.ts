import { z } from "zod";
import { AreaCode } from "./area.ts";
import { ServiceKind } from "./lists.ts";

/** Who reports from outside the criminal justice system (A27). */
export const reporterKinds = [
  "housing-inspector",
  "farm-inspector",
  "labour-inspector",
  "consular",
  "asylum",
  "health",
  "school",
  "hotline",
  "trade-union",
  "migrants-group",
  "womens-group",
  "outreach-worker",
] as const;
export const ReporterKind = z.enum(reporterKinds);

/** Where people are met. */
export const settings = [
  "farm",
  "building-site",
  "factory",
  "private-household",
  "vessel",
  "hotel-restaurant",
  "commercial-sex",
  "street",
  "camp",
  "border",
  "online",
  "other",
] as const;
export const Setting = z.enum(settings);

export const OutreachFacts = z
  .object({
    reporter: ReporterKind,
    area: AreaCode,
    setting: Setting,
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "a month such as 2026-03")
      .describe("no day: a day and a place tell a visit apart"),
    people: z.int().min(1).max(10_000).describe("people reached"),
    languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).max(20),
    offered: z.array(ServiceKind).max(14),
    asked: z.int().min(0).max(10_000).describe("of them, how many asked for help"),
  })
  .refine(({ people, asked }) => asked <= people, {
    path: ["asked"],
    message: "no more than the people who were reached",
  });
export type OutreachFacts = z.infer<typeof OutreachFacts>;

/** What victims of violent or sexual crime have where they have rights (A29; Convention article 25, Palermo Protocol article 6). */
export const rightItems = [
  "information",
  "interpreter",
  "crisis-shelter",
  "medical-care",
  "forensic-without-report",
  "counselling",
  "legal-aid",
  "support-person",
  "protection-order",
  "privacy-in-court",
  "testimony-by-link",
  "compensation-fund",
  "compensation-from-offender",
  "work-leave",
  "child-specialist",
] as const;
export const RightItem = z.enum(rightItems);
export const Available = z.enum(["yes", "in-part", "no", "unknown"]);
export const Given = z.enum(["yes", "sometimes", "no", "unknown"]);
