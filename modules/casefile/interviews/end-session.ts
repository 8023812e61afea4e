import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { Interview } from "./interview.ts";
import { interviewAnew, interviewFor, sessionPlace } from "./interview-rows.ts";

export const endSession = action({
  name: "casefile.end-session",
  about: "Ends the session that runs, with its breaks and why it ended.",
  needs: "casefile.work",
  input: z.object({
    interviewId: z.uuid(),
    endedAt: z.iso.datetime({ offset: true }),
    whyEnded: z.string().trim().max(1000).default("").describe("breaks, and why it ended"),
  }),
  output: Interview,
  refusals: ["may-not", "not-in-this-state", "not-yet", "ends-before-it-starts"],
  emits: ["casefile.session-ended"],
}).run(async (context) => {
  const { input, tx, vault, now, opened, emit } = context;
  const { interviewId } = input;
  if (Date.parse(input.endedAt) > now.getTime() + 300_000) return refuse("not-yet", { path: ["endedAt"] });
  const row = await interviewFor(context, interviewId, "end-session");
  if (isRefusal(row)) return row;
  const caseId = row.dossier_id;
  const { rows } = await sql<{ interview_session_id: string; began_at: Date; content: Buffer }>`
    select interview_session_id, began_at, content from casefile.interview_session
    where interview_id = ${interviewId}::uuid and ended_at is null`.execute(tx);
  const [running] = rows;
  if (running === undefined) return refuse("not-in-this-state");
  if (Date.parse(input.endedAt) < running.began_at.getTime())
    return refuse("ends-before-it-starts", { path: ["endedAt"] });
  const place = sessionPlace(running.interview_session_id);
  const held = JSON.parse((await vault.open(caseId, place, running.content)) ?? "{}") as object;
  const content = await vault.seal(
    caseId,
    place,
    JSON.stringify({ ...held, ...(input.whyEnded === "" ? {} : { whyEnded: input.whyEnded }) }),
  );
  await sql`
    update casefile.interview_session set ended_at = ${input.endedAt}::timestamptz, content = ${content}
    where interview_session_id = ${running.interview_session_id}::uuid`.execute(tx);
  opened([caseId], ["interview"]);
  emit("casefile.session-ended", { caseId, interviewId });
  return interviewAnew(context, interviewId);
});
