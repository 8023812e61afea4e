import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { caseFor, findCase } from "./case-row.ts";
import { CaseFile } from "./casefile.ts";
import { wholeCase } from "./whole-case.ts";

export const liftLegalHold = action({
  name: "casefile.lift-legal-hold",
  about: "Ends a legal hold; erasure and purge follow their rules again.",
  needs: "casefile.hold",
  input: z.object({
    caseId: z.uuid(),
    reason: z.string().trim().min(1).max(500).describe("why it ends; no names"),
  }),
  output: CaseFile,
  refusals: ["may-not"],
  emits: ["casefile.hold-lifted"],
  undo: "casefile.set-legal-hold",
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const found = await caseFor(context, input.caseId, "lift-legal-hold");
  if (isRefusal(found)) return found;
  const { rows } = await sql<{
    word: string;
  }>`select access.lift_hold(${input.caseId}::uuid, ${input.reason}) as word`.execute(tx);
  if (rows[0]?.word !== "done") return refuse("may-not");
  await sql`update casefile.case_file set held = false where case_id = ${input.caseId}::uuid`.execute(tx);
  opened([input.caseId], ["held"]);
  emit("casefile.hold-lifted", { caseId: input.caseId });
  return wholeCase(context, await findCase(context, input));
});
