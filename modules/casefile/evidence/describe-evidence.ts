import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { refuseStale } from "../case-row.ts";
import { Evidence, EvidenceKind } from "./evidence.ts";
import { evidenceAnew, evidenceFor, evidencePlace } from "./evidence-row.ts";

export const describeEvidence = action({
  name: "casefile.describe-evidence",
  about:
    "Corrects what a piece of evidence is called and how it is described; number, file and custody stay.",
  needs: "casefile.work",
  input: z.object({
    evidenceId: z.uuid(),
    kind: EvidenceKind,
    title: z.string().trim().min(1).max(300),
    description: z.string().trim().max(20_000).default(""),
  }),
  output: Evidence,
  refusals: ["may-not"],
  emits: ["casefile.evidence-described"],
}).run(async (context) => {
  const { input, tx, vault, opened, emit, expects } = context;
  const found = await evidenceFor(context, input.evidenceId, "describe-evidence");
  if (isRefusal(found)) return found;
  refuseStale(found.row.version, expects);
  const caseId = found.of.case_id;
  const seal = (column: "title" | "description", text: string | null) =>
    vault.seal(caseId, evidencePlace(input.evidenceId, column), text);
  await sql`
    update casefile.evidence set kind = ${input.kind}::casefile.evidence_kind, title = ${await seal("title", input.title)},
      description = ${await seal("description", input.description || null)}, version = version + 1
    where evidence_id = ${input.evidenceId}::uuid`.execute(tx);
  opened([caseId], ["evidence"]);
  emit("casefile.evidence-described", { caseId, evidenceId: input.evidenceId });
  return evidenceAnew(context, input.evidenceId);
});
