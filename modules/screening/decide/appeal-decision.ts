import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { Screening } from "../screening.ts";
import { findScreening, screeningFor } from "../screening-row.ts";
import { wholeScreening } from "../whole-screening.ts";
import { sealDecision } from "./decision-rows.ts";

export const appealDecision = action({
  name: "screening.appeal-decision",
  about: "Writes down that the person appeals a negative decision. Support goes on meanwhile.",
  needs: "screening.interview",
  input: z.object({
    screeningId: z.uuid(),
    grounds: z.string().trim().min(1).max(10_000).describe("why, in the person's words; sealed"),
  }),
  output: Screening,
  refusals: ["may-not"],
  emits: ["screening.decision-appealed"],
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const { screeningId } = input;
  const found = await screeningFor(context, screeningId, "appeal-decision");
  if (isRefusal(found)) return found;
  const decisionId = found.decision_id ?? "";
  const grounds = await sealDecision(
    context,
    { screeningId, decisionId, column: "appeal_grounds" },
    input.grounds,
  );
  await sql`
    update screening.decision set appeal_state = 'open', appeal_grounds = ${grounds}, appealed_at = ${now}
    where decision_id = ${decisionId}::uuid`.execute(tx);
  opened([screeningId], ["appeal"]);
  emit("screening.decision-appealed", { screeningId, decisionId });
  return wholeScreening(context, await findScreening(context, { screeningId }));
});
