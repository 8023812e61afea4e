import { z } from "zod";
import { Code, Page } from "#kernel/words";
import { Childness } from "./screening.ts";

/** Chosen answers as a dossier of their own: the interviewer's part, and that of those who investigate. */
export const handedDossier = {
  kind: "handed-answers",
  letter: "A",
  compartments: ["support", "investigation"],
} as const;

/** Days for which the receiver may read what was handed. */
export const openDays = 30;

export const HandedTo = z.object({ kind: z.enum(["account", "unit", "agency"]), id: z.uuid() });

/** One handing as the interviewer sees it. */
export const Handing = z.object({
  handingId: z.uuid(),
  code: Code,
  to: z.string().nullable().describe("name of the colleague, unit or agency"),
  agency: z.record(z.string(), z.string()).nullable(),
  handedAt: z.string(),
  openUntil: z.string(),
  takenUpAt: z.string().nullable(),
  takenBackAt: z.string().nullable(),
  takenBackBy: z.enum(["officer", "person"]).nullable(),
  may: z.array(z.enum(["take-back-answers"])),
});
export type Handing = z.infer<typeof Handing>;

/** What was handed, as those who investigate see it in a list. */
export const HandedLine = z.object({
  handedId: z.uuid(),
  code: Code,
  child: Childness,
  handedAt: z.string(),
  takenUpAt: z.string().nullable(),
});
export type HandedLine = z.infer<typeof HandedLine>;
export const HandedPage = Page(HandedLine);

export const HandedSection = z.object({ title: z.string(), words: z.string() });
export const HandedAnswers = HandedLine.extend({
  lang: z.string().describe("in which the person was heard"),
  sections: z.array(HandedSection),
});
export type HandedAnswers = z.infer<typeof HandedAnswers>;
