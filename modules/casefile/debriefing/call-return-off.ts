import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { endTerm } from "../deadline-until.ts";
import { Debriefing } from "./debriefing.ts";
import { debriefingAnew, debriefingFor, debriefingPlace } from "./debriefing-rows.ts";

export const callReturnOff = action({
  name: "casefile.call-return-off",
  about:
    "Writes down, with the reason, that a return does not take place or has another day; a new day is registered anew.",
  needs: "casefile.work",
  input: z.object({ debriefingId: z.uuid(), reason: z.string().trim().min(1).max(1000) }),
  output: Debriefing,
  refusals: ["may-not", "not-in-this-state"],
  emits: ["casefile.return-called-off"],
}).run(async (context) => {
  const { input, tx, vault, opened, emit } = context;
  const { debriefingId } = input;
  const found = await debriefingFor(context, debriefingId, "call-return-off");
  if (isRefusal(found)) return found;
  const caseId = found.of.case_id;
  const reason = await vault.seal(caseId, debriefingPlace(debriefingId, "reason"), input.reason);
  await sql`
    update casefile.debriefing set state = 'return-off', reason = ${reason} where debriefing_id = ${debriefingId}::uuid`.execute(
    tx,
  );
  await endTerm(context, { caseId, deadlineId: found.row.deadline_id, how: "dropped" });
  opened([caseId], ["debriefing"]);
  emit("casefile.return-called-off", { caseId, debriefingId });
  return debriefingAnew(context, debriefingId);
});
