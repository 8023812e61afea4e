import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { link } from "#kernel/link";
import { Code } from "#kernel/words";
import { findScreening } from "./screening-row.ts";

export const leadTo = action({
  name: "screening.lead-to",
  about: "Links a screening with the case, referral or support file that it led to. Nothing is copied.",
  needs: "screening.interview",
  input: z.object({
    linkId: z.uuid().describe("made by the client"),
    screeningId: z.uuid(),
    code: Code.describe("of the other dossier"),
    reason: z.string().trim().min(1).max(1000),
  }),
  output: z.object({ linkId: z.uuid() }),
  refusals: ["no-such-dossier", "linked-already", "may-not"],
  emits: ["screening.led-to"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { linkId, screeningId, reason } = input;
  const row = await findScreening(context, { screeningId });
  if (row.level === "read") return refuse("may-not");
  const { rows } = await sql<{ dossier_id: string | null }>`
    select link.find_end(${input.code}, 'support') as dossier_id`.execute(tx);
  const other = rows[0]?.dossier_id ?? null;
  if (other === null) return refuse("no-such-dossier", { path: ["code"] });
  const made = await link(context, {
    linkId,
    kind: "screening.led-to",
    compartment: "support",
    from: { dossierId: screeningId },
    to: { dossierId: other },
    reason,
  });
  if (made === "not-found") return refuse("no-such-dossier", { path: ["code"] });
  if (made !== "done") return refuse(made === "linked-already" ? "linked-already" : "may-not");
  opened([screeningId], ["links"]);
  emit("screening.led-to", { screeningId, linkId });
  return { linkId };
});
