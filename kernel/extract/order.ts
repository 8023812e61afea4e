/** Kinds of files whose text is read here; PDF goes to `kernel/pdf`. */
export const textKinds = ["pdf", "docx", "email", "plain"] as const;
export type TextKind = (typeof textKinds)[number];

export const extractLimits = {
  maxBytes: 128 * 1024 ** 2,
  /** Bytes that an archive may hold unpacked, and how many times more than packed. */
  maxInside: 512 * 1024 ** 2,
  maxRatio: 200,
  /** Characters of all pages together. */
  maxText: 20_000_000,
  memoryMb: 768,
  timeoutMs: 60_000,
} as const;
export type ExtractLimits = { readonly [name in keyof typeof extractLimits]: number };

/** A piece of text that can be pointed to: a page of a PDF, or a run of about 3,000 characters of what has no pages. */
export type TextPage = { readonly page: number; readonly text: string };

export const extractProblems = [
  "not-readable",
  "broken",
  "encrypted",
  "too-large",
  "too-much-inside",
  "too-much-text",
  "too-much-memory",
  "too-slow",
  "stopped",
  "failed",
] as const;
export type ExtractProblemCode = (typeof extractProblems)[number];

export type ExtractOrder = ExtractLimits & { readonly size: number; readonly kind: Exclude<TextKind, "pdf"> };
export type ExtractAnswer =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "problem"; readonly code: ExtractProblemCode };
