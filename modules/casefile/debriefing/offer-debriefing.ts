import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { daysUntil, endTerm } from "../deadline-until.ts";
import { Debriefing, Offer } from "./debriefing.ts";
import { debriefingAnew, debriefingFor, debriefingPlace } from "./debriefing-rows.ts";

export const offerDebriefing = action({
  name: "casefile.offer-debriefing",
  about:
    "Writes down that a debriefing was offered, in which language, and what the person answered. Nothing hangs on the answer, and the person may change it.",
  needs: "casefile.work",
  input: z.object({ debriefingId: z.uuid(), offer: Offer }),
  output: Debriefing,
  refusals: ["may-not", "not-in-this-state", "not-yet", "not-understood"],
  emits: ["casefile.debriefing-offered"],
}).run(async (context) => {
  const { input, tx, vault, now, opened, emit } = context;
  const { debriefingId } = input;
  const { answer, offeredOn, understood } = input.offer;
  if (daysUntil(now, String(offeredOn)) > 1) return refuse("not-yet", { path: ["offer", "offeredOn"] });
  // Consent that may not have been understood is none.
  if (answer === "accepted" && understood === "not-sure")
    return refuse("not-understood", { path: ["offer", "understood"] });
  const found = await debriefingFor(context, debriefingId, "offer-debriefing");
  if (isRefusal(found)) return found;
  const caseId = found.of.case_id;
  const offer = await vault.seal(caseId, debriefingPlace(debriefingId, "offer"), JSON.stringify(input.offer));
  await sql`
    update casefile.debriefing set state = ${String(answer)}, offer = ${offer}, offered_on = ${String(offeredOn)}::date
    where debriefing_id = ${debriefingId}::uuid`.execute(tx);
  if (answer === "declined")
    await endTerm(context, { caseId, deadlineId: found.row.deadline_id, how: "met" });
  opened([caseId], ["debriefing"]);
  emit("casefile.debriefing-offered", { caseId, debriefingId });
  return debriefingAnew(context, debriefingId);
});
