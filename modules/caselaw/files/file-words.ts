import { z } from "zod";
import { withheldKinds } from "#kernel/pdf";

/** Most bytes of a judgment's file: a bundle of a long trial, as courts scan it. */
export const mostFileBytes = 300 * 1024 ** 2;
/** Most signs of its text that are looked through for names. */
export const mostFileText = 2_000_000;

export const fileStates = ["reading", "read", "no-text", "unreadable"] as const;
export const intentions = ["inside", "publish"] as const;

/** A place on a page, from 1; points from the page's lower left corner. */
export const FileRect = z.object({
  page: z.int().min(1).max(2000),
  left: z.number(),
  bottom: z.number(),
  right: z.number(),
  top: z.number(),
});
export type FileRect = z.infer<typeof FileRect>;

/** Words that are taken out wherever they stand; `whole`: not inside longer words. */
export const FilePhrase = z.object({ phrase: z.string().trim().min(1).max(300), whole: z.boolean() });
export type FilePhrase = z.infer<typeof FilePhrase>;

export const FileMarks = z.object({
  phrases: z.array(FilePhrase).max(2000),
  rects: z.array(FileRect).max(2000),
});
export type FileMarks = z.infer<typeof FileMarks>;

export const WithheldLine = z.object({
  what: z.enum(withheldKinds),
  page: z.int().nullable(),
  count: z.int(),
});
export type WithheldLine = z.infer<typeof WithheldLine>;

export const FileProblem = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type FileProblem = z.infer<typeof FileProblem>;
