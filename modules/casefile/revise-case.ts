import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { caseFor, findCase, refuseStale } from "./case-row.ts";
import { CaseFile, CaseKind } from "./casefile.ts";
import { isReferenceTaken } from "./reference.ts";
import { sealCase } from "./sealed.ts";
import { wholeCase } from "./whole-case.ts";

export const reviseCase = action({
  name: "casefile.revise-case",
  about: "Changes the kind, the reference, the title or the summary of a case; what is left out stays.",
  needs: "casefile.work",
  input: z.object({
    caseId: z.uuid(),
    kind: CaseKind.optional(),
    reference: z.string().trim().max(100).optional(),
    title: z.string().max(200).optional(),
    summary: z.string().max(20_000).optional(),
  }),
  output: CaseFile,
  refusals: ["may-not", "reference-taken"],
  emits: ["casefile.case-revised"],
}).run(async (context) => {
  const { input, tx, opened, emit, expects } = context;
  const { caseId } = input;
  const found = await caseFor(context, caseId, "revise-case");
  if (isRefusal(found)) return found;
  refuseStale(found.version, expects);
  const reference = input.reference ?? found.reference;
  if (reference.toLowerCase() !== found.reference.toLowerCase() && (await isReferenceTaken(tx, reference))) {
    return refuse("reference-taken", { path: ["reference"] });
  }
  const title =
    input.title === undefined ? found.title : await sealCase(context, caseId, "title", input.title || null);
  const summary =
    input.summary === undefined
      ? found.summary
      : await sealCase(context, caseId, "summary", input.summary || null);
  await sql`
    update casefile.case_file set kind = ${input.kind ?? found.kind}::casefile.kind, reference = ${reference},
      title = ${title}, summary = ${summary}
    where case_id = ${caseId}::uuid
  `.execute(tx);
  opened(
    [caseId],
    Object.keys(input).filter((name) => name !== "caseId"),
  );
  emit("casefile.case-revised", { caseId });
  return wholeCase(context, await findCase(context, { caseId }));
});
