import { z } from "zod";
import { Compartment, type Level } from "../access/words.ts";
import { Colleague } from "../part/people.ts";

/** Most bytes of one attachment. */
export const mostBytes = 200 * 1024 * 1024;

export const attachmentVerbs = ["describe-attachment", "remove-attachment"] as const;
export const AttachmentVerb = z.enum(attachmentVerbs);
export type AttachmentVerb = z.infer<typeof AttachmentVerb>;

export const Attachment = z.object({
  attachmentId: z.uuid(),
  dossierId: z.uuid(),
  compartment: Compartment,
  recordId: z.uuid().nullable(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  mediaType: z.string(),
  bytes: z.int(),
  addedBy: Colleague,
  addedAt: z.string(),
  removed: z.object({ at: z.string(), by: Colleague, reason: z.string().nullable() }).nullable(),
  version: z.int(),
  may: z.array(AttachmentVerb),
});
export type Attachment = z.infer<typeof Attachment>;

export type AttachmentFacts = {
  readonly removed: boolean;
  readonly own: boolean;
  readonly level: Level;
  readonly rights: ReadonlySet<string>;
};

/** Who contributes describes; taking the bytes away is for whoever added them or manages the part. */
export function mayWithAttachment({ removed, own, level, rights }: AttachmentFacts): AttachmentVerb[] {
  if (removed || level === "read" || !rights.has("attachment.write")) return [];
  return own || level === "manage" ? ["describe-attachment", "remove-attachment"] : ["describe-attachment"];
}
