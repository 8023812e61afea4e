import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, NotFound } from "#kernel/action";
import { proceedingFor } from "../proceedings/proceeding-rows.ts";

export const dropSuspension = action({
  name: "court.drop-suspension",
  about: "Takes back a time in which limitation stood still; the history keeps it.",
  needs: "court.charge",
  input: z.object({ suspensionId: z.uuid() }),
  output: z.object({ suspensionId: z.uuid() }),
  refusals: ["may-not"],
  emits: ["court.suspension-dropped"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { suspensionId } = input;
  const { rows } = await sql<{ proceeding_id: string }>`
    select proceeding_id from court.suspension where suspension_id = ${suspensionId}::uuid and removed_at is null`.execute(
    tx,
  );
  if (rows[0] === undefined) throw new NotFound();
  const found = await proceedingFor(context, rows[0].proceeding_id, "file-charge");
  if (isRefusal(found)) return found;
  await sql`update court.suspension set removed_at = access.now() where suspension_id = ${suspensionId}::uuid`.execute(
    tx,
  );
  opened([found.of.caseId], ["limitation"]);
  emit("court.suspension-dropped", { caseId: found.of.caseId, suspensionId });
  return { suspensionId };
});
