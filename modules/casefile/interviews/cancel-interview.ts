import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { Interview } from "./interview.ts";
import { interviewAnew, interviewFor, interviewPlace, mayLetGo } from "./interview-rows.ts";

export const cancelInterview = action({
  name: "casefile.cancel-interview",
  about:
    "Calls an interview off, with the reason. Nothing of it is deleted. Earlier accounts open again to those who were to hear the person: somebody else does it who manages the case.",
  needs: "casefile.work",
  input: z.object({ interviewId: z.uuid(), reason: z.string().trim().min(1).max(1000) }),
  output: Interview,
  refusals: ["may-not", "not-in-this-state", "let-go-by-another"],
  emits: ["casefile.interview-cancelled"],
}).run(async (context) => {
  const { input, tx, vault, opened, emit } = context;
  const { interviewId } = input;
  const row = await interviewFor(context, interviewId, "cancel-interview");
  if (isRefusal(row)) return row;
  if (!(await mayLetGo(context, row, row.interviewers))) return refuse("let-go-by-another");
  const reason = await vault.seal(row.dossier_id, interviewPlace(interviewId, "reason"), input.reason);
  await sql`update casefile.interview set state = 'cancelled', reason = ${reason} where interview_id = ${interviewId}::uuid`.execute(
    tx,
  );
  opened([row.dossier_id], ["interview"]);
  emit("casefile.interview-cancelled", { caseId: row.dossier_id, interviewId });
  return interviewAnew(context, interviewId);
});
