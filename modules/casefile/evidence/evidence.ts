import { z } from "zod";
import type { Level } from "#kernel/words";
import { BreakCode, CustodyState } from "../custody/custody.ts";
import { SafeKind } from "../viewing/safe-kind.ts";

export const evidenceKinds = [
  "file",
  "document",
  "statement",
  "object",
  "digital_image",
  "recording",
  "financial_record",
  "open_source",
] as const;
export const EvidenceKind = z.enum(evidenceKinds);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

export const textStates = ["none", "waiting", "read", "no-text", "failed"] as const;
export const TextState = z.enum(textStates);
export type TextState = z.infer<typeof TextState>;

/** Of an open source: the page as it stood, and when it was kept. */
export const OpenSource = z.object({
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .describe("address of the page, beginning with http:// or https://"),
  capturedAt: z.iso.datetime({ offset: true }).describe("when it was captured, with its offset from UTC"),
  tool: z.string().trim().max(200).default("").describe("with which tool and under which account"),
});
export type OpenSource = z.infer<typeof OpenSource>;

export const evidenceVerbs = [
  "record-custody",
  "describe-evidence",
  "check-evidence",
  "read-evidence-text",
  "withdraw-evidence",
] as const;
export const EvidenceVerb = z.enum(evidenceVerbs);
export type EvidenceVerb = z.infer<typeof EvidenceVerb>;

export const Evidence = z.object({
  evidenceId: z.uuid(),
  caseId: z.uuid(),
  exhibit: z.int(),
  kind: EvidenceKind,
  title: z.string(),
  description: z.string().nullable(),
  source: OpenSource.nullable(),
  file: z
    .object({
      name: z.string(),
      mediaType: z.string(),
      bytes: z.int(),
      sha256: z.string(),
      destroyedAt: z.string().nullable().describe("when its bytes were destroyed; what it was stays"),
    })
    .nullable(),
  checkedAt: z.string().nullable(),
  intact: z.boolean().nullable(),
  textState: TextState,
  textProblem: z.string().nullable(),
  shownAs: SafeKind.nullable().describe("what may be shown of it inside the case, by its first bytes"),
  pages: z.int().nullable().describe("of a PDF whose words were read"),
  custody: z.object({
    state: CustodyState,
    holder: z.string().nullable(),
    events: z.int(),
    breaks: z.array(BreakCode),
  }),
  addedBy: z.string(),
  addedAt: z.string(),
  withdrawn: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  version: z.int(),
  may: z.array(EvidenceVerb),
});
export type Evidence = z.infer<typeof Evidence>;

/** Most bytes of one file: 5 GB. */
export const mostEvidenceBytes = 5 * 1024 ** 3;

export type EvidenceFacts = {
  readonly caseOpen: boolean;
  readonly withdrawn: boolean;
  readonly hasFile: boolean;
  readonly textState: TextState;
  readonly level: Level;
  readonly rights: ReadonlySet<string>;
};

/**
 * The rule of what may be done with a piece of evidence. Hands go on when a case is closed: things are returned then.
 * Nothing is ever taken off the list; what should not have been on it is withdrawn with a reason and stays readable.
 */
export function mayWithEvidence(facts: EvidenceFacts): EvidenceVerb[] {
  const { caseOpen, withdrawn, hasFile, textState, level, rights } = facts;
  if (level === "read" || !rights.has("casefile.work")) return [];
  const may: EvidenceVerb[] = ["record-custody"];
  if (caseOpen && !withdrawn) may.push("describe-evidence");
  if (hasFile) may.push("check-evidence");
  if (hasFile && caseOpen && !withdrawn && textState !== "waiting" && textState !== "read")
    may.push("read-evidence-text");
  if (caseOpen && !withdrawn) may.push("withdraw-evidence");
  return may;
}
