import { z } from "zod";
import type { Element } from "./element.ts";
import type { NationalSetting } from "./setting.ts";

/** What to do next. Each is open to the person whether or not they talk to the police (S3). */
export const stepCodes = [
  "medical-now",
  "safe-place",
  "child-specialist",
  "guardian",
  "tell-rights",
  "advocate",
  "reflection-period",
  "ask-reflection-period",
  "non-punishment",
  "ask-non-punishment",
  "asylum",
  "family-unity",
  "not-liable-for-being-smuggled",
  "refer",
  "leaflet",
  "ask-more",
] as const;
export const StepCode = z.enum(stepCodes);
export type StepCode = z.infer<typeof StepCode>;

export const Step = z.object({ code: StepCode, days: z.int().optional(), hours: z.int().optional() });
export type Step = z.infer<typeof Step>;

export type StepFacts = {
  readonly found: (element: Element, code?: string) => boolean;
  readonly child: boolean;
  readonly urgentMedical: boolean;
  readonly unsafe: boolean;
  readonly rightsTold: boolean;
  readonly setting: NationalSetting | null;
};

/** Trafficking may be at hand: a purpose or, for an adult, a means was found. One element is enough to protect first. */
function mayBeTrafficked({ found, child }: StepFacts): boolean {
  return found("purpose") || (!child && found("means"));
}

function nationalSteps({ setting }: StepFacts): Step[] {
  const days = setting?.reflectionDays ?? null;
  const spared = setting?.nonPunishment ?? null;
  const hours = setting?.advocateHours ?? null;
  return [
    { code: "advocate", ...(hours === null ? {} : { hours }) },
    ...(days === null ? [{ code: "ask-reflection-period" } as const] : []),
    ...(days !== null && days > 0 ? [{ code: "reflection-period", days } as const] : []),
    ...(spared === null ? [{ code: "ask-non-punishment" } as const] : []),
    ...(spared === true ? [{ code: "non-punishment" } as const] : []),
  ];
}

/** The next steps, the most urgent first. */
export function nextSteps(facts: StepFacts): Step[] {
  const { found, child, urgentMedical, unsafe, rightsTold } = facts;
  const trafficked = mayBeTrafficked(facts);
  const smuggled = found("benefit") || found("illegal-entry");
  const wanted: (Step | false)[] = [
    (urgentMedical || found("protection", "medical")) && { code: "medical-now" },
    (unsafe || found("protection", "safety")) && { code: "safe-place" },
    child && { code: "child-specialist" },
    child && { code: "guardian" },
    !rightsTold && { code: "tell-rights" },
    ...(trafficked ? nationalSteps(facts) : []),
    found("protection", "asylum") && { code: "asylum" },
    found("protection", "family-unity") && { code: "family-unity" },
    smuggled && { code: "not-liable-for-being-smuggled" },
    (trafficked || found("aggravation") || found("offence") || found("protection")) && { code: "refer" },
    { code: trafficked ? "ask-more" : "leaflet" },
  ];
  return wanted.filter((step) => step !== false);
}
