import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { Day } from "../offences/offence.ts";
import { proceedingFor } from "../proceedings/proceeding-rows.ts";
import { suspensionPlace } from "./charge-rows.ts";

export const suspendLimitation = action({
  name: "court.suspend-limitation",
  about: "Records a time in which limitation stands still: flight, immunity, proceedings abroad.",
  needs: "court.charge",
  input: z.object({
    suspensionId: z.uuid().describe("made by the client"),
    proceedingId: z.uuid(),
    starts: Day,
    ends: Day.nullable().default(null).describe("its last day; null while it goes on"),
    reason: z.string().trim().min(3).max(2000).describe("sealed"),
  }),
  output: z.object({ suspensionId: z.uuid() }),
  refusals: ["may-not", "backwards", "recorded-already"],
  emits: ["court.limitation-suspended"],
  undo: "court.drop-suspension",
}).run(async (context) => {
  const { input, tx, vault, actor, opened, emit } = context;
  const { suspensionId, proceedingId, starts, ends, reason } = input;
  const found = await proceedingFor(context, proceedingId, "file-charge");
  if (isRefusal(found)) return found;
  const { of } = found;
  if (ends !== null && ends < starts) return refuse("backwards", { path: ["ends"] });
  const done = await sql`
    insert into court.suspension (agency_id, suspension_id, dossier_id, proceeding_id, starts, ends, reason, recorded_by)
    values (${of.agencyId}::uuid, ${suspensionId}::uuid, ${of.caseId}::uuid, ${proceedingId}::uuid, ${starts}::date,
      ${ends}::date, ${await vault.seal(of.caseId, suspensionPlace(suspensionId), reason)}, ${actor.accountId}::uuid)
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("recorded-already");
  opened([of.caseId], ["limitation"]);
  emit("court.limitation-suspended", { caseId: of.caseId, suspensionId });
  return { suspensionId };
});
