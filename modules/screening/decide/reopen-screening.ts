import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { stopKeeping } from "#kernel/retention";
import { Screening } from "../screening.ts";
import { findScreening, screeningFor } from "../screening-row.ts";
import { wholeScreening } from "../whole-screening.ts";

export const reopenScreening = action({
  name: "screening.reopen-screening",
  about: "Opens a closed screening again.",
  needs: "screening.decide",
  input: z.object({ screeningId: z.uuid() }),
  output: Screening,
  refusals: ["may-not"],
  emits: ["screening.reopened"],
  undo: "screening.close-screening",
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { screeningId } = input;
  const found = await screeningFor(context, screeningId, "reopen-screening");
  if (isRefusal(found)) return found;
  await sql`update screening.screening set state = 'decided', closed_at = null where screening_id = ${screeningId}::uuid`.execute(
    tx,
  );
  await stopKeeping(tx, screeningId);
  opened([screeningId], ["state"]);
  emit("screening.reopened", { screeningId });
  return wholeScreening(context, await findScreening(context, { screeningId }));
});
