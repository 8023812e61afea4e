import { z } from "zod";
import { Compartment } from "../access/words.ts";
import { Colleague } from "../part/people.ts";
import { Code } from "../words/code.ts";

/** Kinds that any two records can have; modules declare more in their doors (`linkKinds`). */
export const ownLinkKinds = ["link.related", "link.follows-from", "link.same-event"] as const;

/** One end of a link: a dossier, or a record of it. */
export type LinkEnd = { readonly dossierId: string; readonly recordId?: string | undefined };

export const linkVerbs = ["end-link", "restore-link"] as const;
export const LinkVerb = z.enum(linkVerbs);
export type LinkVerb = z.infer<typeof LinkVerb>;

/** A link as a reader of both its ends sees it from one of them. */
export const Link = z.object({
  linkId: z.uuid(),
  kind: z.string(),
  compartment: Compartment,
  /** `from`: this dossier is the first of the two. */
  side: z.enum(["from", "to"]),
  recordId: z.uuid().nullable(),
  other: z.object({ dossierId: z.uuid(), code: Code, kind: z.string(), recordId: z.uuid().nullable() }),
  reason: z.string().nullable(),
  madeBy: Colleague,
  madeAt: z.string(),
  ended: z.object({ at: z.string(), by: Colleague, reason: z.string().nullable() }).nullable(),
  version: z.int(),
  may: z.array(LinkVerb),
});
export type Link = z.infer<typeof Link>;

/** Whoever contributes to one of the ends ends a link; a link that has ended can stand again. */
export function mayWithLink({
  ended,
  writes,
  rights,
}: {
  readonly ended: boolean;
  readonly writes: boolean;
  readonly rights: ReadonlySet<string>;
}): LinkVerb[] {
  if (!writes || !rights.has("link.make")) return [];
  return [ended ? "restore-link" : "end-link"];
}
