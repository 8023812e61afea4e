import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { Interview } from "./interview.ts";
import { interviewAnew, interviewFor, sessionPlace } from "./interview-rows.ts";

export const beginSession = action({
  name: "casefile.begin-session",
  about:
    "Begins a session of an interview, with all who are present. The first opens the free account. By whoever is planned to hear the person, or joins them.",
  needs: "casefile.work",
  input: z.object({
    interviewId: z.uuid(),
    sessionId: z.uuid().describe("made by the client"),
    beganAt: z.iso.datetime({ offset: true }),
    joins: z
      .boolean()
      .default(false)
      .describe(
        "adds whoever begins it to those who hear the person: earlier accounts are shut to them from now on",
      ),
    present: z.string().trim().min(1).max(1000).describe("everybody in the room, by name and function"),
  }),
  output: Interview,
  refusals: ["may-not", "not-in-this-state", "not-yet", "not-planned", "added-already"],
  emits: ["casefile.session-begun"],
}).run(async (context) => {
  const { input, tx, actor, vault, now, opened, emit } = context;
  const { interviewId, sessionId } = input;
  if (Date.parse(input.beganAt) > now.getTime() + 300_000) return refuse("not-yet", { path: ["beganAt"] });
  const row = await interviewFor(context, interviewId, "begin-session");
  if (isRefusal(row)) return row;
  const planned = row.interviewers.includes(actor.accountId);
  if (!planned && !input.joins) return refuse("not-planned", { path: ["joins"] });
  const caseId = row.dossier_id;
  const content = await vault.seal(
    caseId,
    sessionPlace(sessionId),
    JSON.stringify({ present: input.present }),
  );
  const done = await sql`
    insert into casefile.interview_session (agency_id, interview_session_id, dossier_id, interview_id, person_id, began_at, content, recorded_by)
    values (${row.agency_id}::uuid, ${sessionId}::uuid, ${caseId}::uuid, ${interviewId}::uuid, ${row.person_id}::uuid,
      ${input.beganAt}::timestamptz, ${content}, ${actor.accountId}::uuid)
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("added-already");
  await sql`
    update casefile.interview set state = case when state = 'planned' then 'free-account' else state end,
      interviewers = ${planned ? row.interviewers : [...row.interviewers, actor.accountId]}::uuid[]
    where interview_id = ${interviewId}::uuid`.execute(tx);
  opened([caseId], ["interview"]);
  emit("casefile.session-begun", { caseId, interviewId, sessionId });
  return interviewAnew(context, interviewId);
});
