import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { endDeadline } from "#kernel/deadline";
import { Screening } from "../screening.ts";
import { findScreening, screeningFor } from "../screening-row.ts";
import { wholeScreening } from "../whole-screening.ts";

export const recordAdvocate = action({
  name: "screening.record-advocate",
  about: "Writes down that an advocate is with the person: the clock that began with identification stops.",
  needs: "screening.interview",
  input: z.object({ screeningId: z.uuid() }),
  output: Screening,
  refusals: ["may-not"],
  emits: ["screening.advocate-present"],
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const { screeningId } = input;
  const found = await screeningFor(context, screeningId, "record-advocate");
  if (isRefusal(found)) return found;
  await sql`update screening.screening set advocate_at = ${now} where screening_id = ${screeningId}::uuid`.execute(
    tx,
  );
  if (found.advocate_deadline !== null) {
    const ended = await endDeadline(
      { ...context, input: { deadlineId: found.advocate_deadline, dossierId: screeningId } },
      "met",
    );
    // Refused where somebody ended it by hand before: what counts is that the advocate is there.
    if (!isRefusal(ended)) opened([screeningId], ["deadline.support"]);
  }
  opened([screeningId], ["advocate"]);
  emit("screening.advocate-present", { screeningId });
  return wholeScreening(context, await findScreening(context, { screeningId }));
});
