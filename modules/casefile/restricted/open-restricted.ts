import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { findCase } from "../case-row.ts";
import { CaseFile } from "../casefile.ts";
import { wholeCase } from "../whole-case.ts";
import { openNamed } from "./open-named.ts";
import { Named } from "./restricted.ts";

/**
 * No event tells of it, so that nobody who oversees deliveries sees that one was opened; the audit holds it, and shows it
 * to auditors alone who are named (X8).
 */
export const openRestricted = action({
  name: "casefile.open-restricted",
  about:
    "Opens a restricted dossier under a case, for corruption that touches it: it exists for nobody but those named here.",
  needs: "casefile.open-restricted",
  input: z.object({
    caseId: z.uuid().describe("of the restricted dossier, made by the client"),
    underCaseId: z.uuid().describe("the case that it belongs to"),
    title: z.string().trim().min(1).max(200),
    summary: z.string().trim().max(20_000).default(""),
    named: Named.describe("who knows of it besides oneself; one of them manages it too"),
  }),
  output: CaseFile,
  refusals: ["opened-already", "no-such-grantee", "under-restricted"],
}).run(async (context) => {
  const { input, opened } = context;
  const { caseId } = input;
  // First, so that a refusal too is written down about a dossier that only the named are shown.
  opened([caseId, input.underCaseId]);
  const above = await findCase(context, { caseId: input.underCaseId });
  if (above.restricted_under !== null) return refuse("under-restricted", { path: ["underCaseId"] });
  const { title, summary, named } = input;
  const made = await openNamed(context, {
    caseId,
    underId: input.underCaseId,
    kind: above.kind,
    title,
    summary,
    named,
  });
  if (isRefusal(made)) return made;
  return wholeCase(context, await findCase(context, { caseId }));
});
