import { z } from "zod";
import { action, isRefusal, NotFound, refuse } from "#kernel/action";
import { evidenceFor } from "../evidence/evidence-row.ts";
import { Custody } from "./custody.ts";
import { strikeLink } from "./custody-rows.ts";
import { custodyOf } from "./get-custody.ts";

export const strikeCustody = action({
  name: "casefile.strike-custody",
  about:
    "Strikes an event of a chain of custody that was written wrongly, with the reason; it stays readable, and the chain is computed without it.",
  needs: "casefile.work",
  input: z.object({
    evidenceId: z.uuid(),
    eventId: z.uuid(),
    reason: z.string().trim().min(1).max(500),
  }),
  output: Custody,
  refusals: ["may-not", "bytes-gone"],
  emits: ["casefile.custody-struck"],
}).run(async (context) => {
  const { evidenceId, eventId, reason } = context.input;
  const found = await evidenceFor(context, evidenceId, "record-custody");
  if (isRefusal(found)) return found;
  const caseId = found.of.case_id;
  const before = await custodyOf(context, evidenceId);
  if (!before.events.some((event) => event.eventId === eventId && event.struck === null))
    throw new NotFound();
  const struck = before.events.find((event) => event.eventId === eventId);
  if (struck?.act === "destroyed" && found.row.destroyed_at !== null) return refuse("bytes-gone");
  if (!(await strikeLink(context, { caseId, eventId, reason }))) throw new NotFound();
  context.opened([caseId], ["custody"]);
  context.emit("casefile.custody-struck", { caseId, evidenceId });
  return custodyOf(context, evidenceId);
});
