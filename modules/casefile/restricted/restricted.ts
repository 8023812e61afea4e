import { z } from "zod";
import { Code } from "#kernel/words";
import { CaseState } from "../casefile.ts";

/** A restricted dossier as those see it who are named in it. */
export const Restricted = z.object({
  caseId: z.uuid(),
  code: Code,
  state: CaseState,
  title: z.string().nullable(),
  openedAt: z.string(),
});
export type Restricted = z.infer<typeof Restricted>;

/** Two people at least manage it: with one of them alone it would be lost when their account ends, and no one would know. */
export const Named = z
  .array(z.object({ accountId: z.uuid(), level: z.enum(["read", "contribute", "manage"]) }))
  .min(1)
  .max(20)
  .refine((named) => named.some(({ level }) => level === "manage"), "somebody else who manages it too");
