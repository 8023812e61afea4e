import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { startKeeping } from "#kernel/retention";
import { Screening } from "../screening.ts";
import { findScreening, screeningFor } from "../screening-row.ts";
import { wholeScreening } from "../whole-screening.ts";

export const closeScreening = action({
  name: "screening.close-screening",
  about: "Closes a decided screening; it stays as it is for the time of keeping, and can be opened again.",
  needs: "screening.decide",
  input: z.object({ screeningId: z.uuid() }),
  output: Screening,
  refusals: ["may-not"],
  emits: ["screening.closed"],
  undo: "screening.reopen-screening",
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const { screeningId } = input;
  const found = await screeningFor(context, screeningId, "close-screening");
  if (isRefusal(found)) return found;
  await sql`update screening.screening set state = 'closed', closed_at = ${now} where screening_id = ${screeningId}::uuid`.execute(
    tx,
  );
  await startKeeping(tx, screeningId, now);
  opened([screeningId], ["state"]);
  emit("screening.closed", { screeningId });
  return wholeScreening(context, await findScreening(context, { screeningId }));
});
