import { z } from "zod";
import { question } from "#kernel/action";
import { Basis } from "../offences/offence.ts";
import { judgmentsOn } from "./find-judgments.ts";
import { hintedIssues } from "./issues.ts";

export const findPrecedents = question({
  name: "court.find-precedents",
  about:
    "Published judgments on an evidential issue in cases of the same crimes; nothing of the case is asked or kept.",
  needs: "court.read-offences",
  inAddress: true,
  input: z.object({
    issue: z.enum(hintedIssues),
    bases: z.array(Basis).max(10).default([]),
    limit: z.int().min(1).max(20).default(5),
  }),
  output: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        jurisdiction: z.string(),
        decided: z.string().nullable(),
      }),
    ),
  }),
}).run(async ({ input, tx, actor }) => ({
  items: await judgmentsOn(tx, { ...input, lang: actor.lang }),
}));
