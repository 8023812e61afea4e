import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { caseFor } from "../case-row.ts";
import { findParticipant } from "../participant-row.ts";
import { ContentLanguage } from "./interview.ts";
import { interviewFor } from "./interview-rows.ts";
import { type Phase, Statement, Words } from "./statement.ts";
import { statementPlace, wholeStatement } from "./statement-rows.ts";
import { writeVersion } from "./write-version.ts";

export const recordStatement = action({
  name: "casefile.record-statement",
  about:
    "Takes down a statement in the language in which it was said, with the topics that it tells of: in an interview, or an earlier one that was taken elsewhere.",
  needs: "casefile.work",
  input: Words.extend({
    caseId: z.uuid(),
    statementId: z.uuid().describe("made by the client"),
    participantId: z.uuid(),
    interviewId: z.uuid().nullable().default(null).describe("the interview in which it was said"),
    takenOn: z.iso.date(),
    takenBy: z.string().trim().min(1).max(300).describe("who took it, and where"),
    lang: ContentLanguage,
    interpreted: z.boolean().default(false),
  }),
  output: Statement,
  refusals: ["may-not", "not-in-case", "not-in-this-state", "not-yet", "added-already"],
  emits: ["casefile.statement-recorded"],
}).run(async (context) => {
  const { input, tx, actor, vault, now, opened, emit } = context;
  const { caseId, statementId, participantId, interviewId } = input;
  const of = await caseFor(context, caseId, "add-record");
  if (isRefusal(of)) return of;
  const person = await findParticipant(context, participantId);
  if (person.dossier_id !== caseId) return refuse("not-in-case", { path: ["participantId"] });
  // A day further, since it may be tomorrow already where it was taken.
  if (Date.parse(input.takenOn) > now.getTime() + 86_400_000) return refuse("not-yet", { path: ["takenOn"] });
  let phase: Phase = "earlier";
  if (interviewId !== null) {
    const interview = await interviewFor(context, interviewId, "record-statement");
    if (isRefusal(interview)) return interview;
    if (interview.dossier_id !== caseId || interview.person_id !== person.person_id)
      return refuse("not-in-case", { path: ["interviewId"] });
    phase = interview.state === "free-account" ? "free" : "questions";
  }
  const takenBy = await vault.seal(caseId, statementPlace(statementId, "taken_by"), input.takenBy);
  const done = await sql`
    insert into casefile.statement (agency_id, statement_id, dossier_id, participant_id, person_id, interview_id, phase,
      taken_on, lang, interpreted, taken_by, added_by, added_at)
    values (${of.agency_id}::uuid, ${statementId}::uuid, ${caseId}::uuid, ${participantId}::uuid, ${person.person_id}::uuid,
      ${interviewId}::uuid, ${phase}, ${input.takenOn}::date, ${input.lang}, ${input.interpreted}, ${takenBy},
      ${actor.accountId}::uuid, ${now})
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("added-already");
  const row = {
    agency_id: of.agency_id,
    dossier_id: caseId,
    statement_id: statementId,
    person_id: person.person_id,
    interview_id: interviewId,
  };
  const { words, topics } = input;
  await writeVersion(context, row, { number: 1, words: { words, topics }, reason: null });
  opened([caseId], ["statement"]);
  emit("casefile.statement-recorded", { caseId, statementId });
  return wholeStatement(context, statementId);
});
