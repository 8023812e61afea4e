import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { Interview } from "./interview.ts";
import { interviewAnew, interviewFor } from "./interview-rows.ts";

export const endInterview = action({
  name: "casefile.end-interview",
  about: "Ends an interview whose free account is closed and of which no session runs.",
  needs: "casefile.work",
  input: z.object({ interviewId: z.uuid() }),
  output: Interview,
  refusals: ["may-not", "not-in-this-state"],
  emits: ["casefile.interview-ended"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { interviewId } = input;
  const row = await interviewFor(context, interviewId, "end-interview");
  if (isRefusal(row)) return row;
  await sql`update casefile.interview set state = 'ended' where interview_id = ${interviewId}::uuid`.execute(
    tx,
  );
  opened([row.dossier_id], ["interview"]);
  emit("casefile.interview-ended", { caseId: row.dossier_id, interviewId });
  return interviewAnew(context, interviewId);
});
