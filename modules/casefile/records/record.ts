import { z } from "zod";
import { contentOf, type RecordSpec } from "./spec.ts";

/** One record of a case as its reader sees it. */
export function recordOf(spec: RecordSpec) {
  return z.object({
    recordId: z.uuid(),
    caseId: z.uuid(),
    kind: z.literal(spec.kind),
    participantId: z.uuid().nullable(),
    personCode: z.string().nullable(),
    content: contentOf(spec),
    earliest: z.string().nullable(),
    latest: z.string().nullable(),
    addedBy: z.string(),
    addedAt: z.string(),
    version: z.int(),
    may: z.array(z.enum(["revise", "remove"])),
  });
}
export type CaseRecord = z.infer<ReturnType<typeof recordOf>>;
