import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { Interview } from "./interview.ts";
import { interviewAnew, interviewFor, interviewPlace } from "./interview-rows.ts";

export const closeFreeAccount = action({
  name: "casefile.close-free-account",
  about:
    "Closes the free account of an interview, once it is written down, or with the reason why nothing was told. Only now are earlier accounts open to the interviewers. It is not opened again.",
  needs: "casefile.work",
  input: z.object({
    interviewId: z.uuid(),
    nothingTold: z.string().trim().max(2000).default("").describe("why nothing was told freely"),
  }),
  output: Interview,
  refusals: ["may-not", "not-in-this-state", "no-free-account"],
  emits: ["casefile.free-account-closed"],
}).run(async (context) => {
  const { input, tx, actor, vault, now, opened, emit } = context;
  const { interviewId } = input;
  const row = await interviewFor(context, interviewId, "close-free-account");
  if (isRefusal(row)) return row;
  const caseId = row.dossier_id;
  const { rows } = await sql`
    select from casefile.statement where interview_id = ${interviewId}::uuid and phase = 'free' and withdrawn_at is null`.execute(
    tx,
  );
  if (rows.length === 0 && input.nothingTold === "")
    return refuse("no-free-account", { path: ["nothingTold"] });
  const reason = await vault.seal(caseId, interviewPlace(interviewId, "reason"), input.nothingTold || null);
  await sql`
    update casefile.interview set state = 'questions', free_closed_at = ${now}, free_closed_by = ${actor.accountId}::uuid,
      reason = ${reason} where interview_id = ${interviewId}::uuid`.execute(tx);
  opened([caseId], ["interview"]);
  emit("casefile.free-account-closed", { caseId, interviewId });
  return interviewAnew(context, interviewId);
});
