import { z } from "zod";
import { AreaCode } from "./area.ts";
import { PersonStatus, ServiceKind } from "./lists.ts";

/** An hour of the week where the person is: 1 is Monday, minutes since midnight. */
export const HourOfWeek = z.object({ day: z.int().min(1).max(7), minute: z.int().min(0).max(1439) });
export type HourOfWeek = z.infer<typeof HourOfWeek>;

/** What is looked for. Coded facts only: never a name. */
export const Wish = z.object({
  kinds: z.array(ServiceKind).min(1).max(14),
  area: AreaCode.optional().describe("where the person is"),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, "a language code of ISO 639, such as ti for Tigrinya")
    .optional(),
  otherLanguages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .max(8)
    .optional()
    .describe("languages that the person speaks besides, less well or not said which"),
  sex: z.enum(["female", "male", "other", "unknown"]).default("unknown"),
  age: z.int().min(0).max(120).optional().describe("years"),
  group: z.enum(["child", "adult"]).optional().describe("where the age is not known; in doubt a child (S4)"),
  family: z.boolean().default(false).describe("with children or parents who stay together"),
  disability: z.boolean().default(false),
  status: PersonStatus.optional(),
  people: z.int().min(1).max(500).default(1),
  at: HourOfWeek.optional().describe("when it must be open; any hour when left out"),
});
export type Wish = z.infer<typeof Wish>;
