import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { daysUntil, endTerm } from "../deadline-until.ts";
import { insertRecord } from "../records/record-rows.ts";
import { contentOf } from "../records/spec.ts";
import { journey } from "../records/specs/journey.ts";
import { text } from "../text.ts";
import { Debriefing, journeyOf, Told } from "./debriefing.ts";
import { debriefingAnew, debriefingFor, debriefingPlace } from "./debriefing-rows.ts";

export const holdDebriefing = action({
  name: "casefile.hold-debriefing",
  about:
    "Takes down the debriefing of a person who agreed to it. Its legs become a journey of the case, and its deadline is met.",
  needs: "casefile.work",
  input: z.object({ debriefingId: z.uuid(), content: Told }),
  output: Debriefing,
  refusals: ["may-not", "not-in-this-state", "not-yet"],
  emits: ["casefile.debriefing-held", "casefile.record-added"],
}).run(async (context) => {
  const { input, tx, actor, vault, now, opened, emit } = context;
  const { debriefingId } = input;
  const heldOn = String(input.content.heldOn);
  if (daysUntil(now, heldOn) > 1) return refuse("not-yet", { path: ["content", "heldOn"] });
  const found = await debriefingFor(context, debriefingId, "hold-debriefing");
  if (isRefusal(found)) return found;
  const { row, of } = found;
  const caseId = of.case_id;
  const journeyId = randomUUID();
  const told = journeyOf(input.content, text(actor.lang, "debriefing.journey"));
  await insertRecord(context, journey, {
    of,
    recordId: journeyId,
    participantId: row.participant_id,
    content: contentOf(journey).parse(told),
  });
  const content = await vault.seal(
    caseId,
    debriefingPlace(debriefingId, "content"),
    JSON.stringify(input.content),
  );
  await sql`
    update casefile.debriefing set state = 'held', content = ${content}, held_on = ${heldOn}::date, journey_id = ${journeyId}::uuid
    where debriefing_id = ${debriefingId}::uuid`.execute(tx);
  await endTerm(context, { caseId, deadlineId: row.deadline_id, how: "met" });
  opened([caseId], ["debriefing", "journey"]);
  emit("casefile.debriefing-held", { caseId, debriefingId });
  emit("casefile.record-added", { caseId, recordId: journeyId });
  return debriefingAnew(context, debriefingId);
});
