import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { caseFor } from "../case-row.ts";
import { isInCase } from "../records/record-rows.ts";
import { ReleaseEvent } from "./diary.ts";

export const reportRelease = action({
  name: "casefile.report-release",
  about:
    "Writes down that a suspected person is free again, has escaped, is let out on bail, or is to be heard. Who supports people of the case is told before anything else happens with it (R3); they tell the person by the way that the person chose.",
  needs: "casefile.work",
  input: z.object({
    caseId: z.uuid(),
    releaseId: z.uuid().describe("made by the client"),
    participantId: z.uuid().nullable().default(null).describe("the suspected person"),
    what: ReleaseEvent,
    happensOn: z.iso.date(),
    note: z.string().trim().max(2000).default(""),
  }),
  output: z.object({
    releaseId: z.uuid(),
    told: z.int().describe("how many who support people of the case were told; nobody when none is on it"),
  }),
  refusals: ["may-not", "not-in-case", "added-already"],
  emits: ["casefile.release-reported"],
}).run(async (context) => {
  const { input, tx, actor, vault, now, opened, emit } = context;
  const { caseId, releaseId } = input;
  // Told before the row is written and before anything that follows the event.
  const of = await caseFor(context, caseId, "add-record");
  if (isRefusal(of)) return of;
  if (input.participantId !== null && !(await isInCase(context, caseId, input.participantId)))
    return refuse("not-in-case", { path: ["participantId"] });
  const { rows } = await sql<{ told: number }>`select casefile.tell_support(${caseId}::uuid) as told`.execute(
    tx,
  );
  const told = rows[0]?.told ?? 0;
  const place = { table: "casefile.release", column: "content", row: releaseId };
  const note = await vault.seal(caseId, place, input.note || null);
  const done = await sql`
    insert into casefile.release (agency_id, release_id, dossier_id, participant_id, what, happens_on, content, told, reported_by, reported_at)
    values (${of.agency_id}::uuid, ${releaseId}::uuid, ${caseId}::uuid, ${input.participantId}::uuid, ${input.what},
      ${input.happensOn}::date, ${note}, ${told}, ${actor.accountId}::uuid, ${now})
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("added-already");
  opened([caseId], ["release"]);
  emit("casefile.release-reported", { caseId, releaseId });
  return { releaseId, told };
});
