import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { link } from "#kernel/link";
import { Code } from "#kernel/words";
import { findHanded } from "./handed-rows.ts";

export const takeUpAnswers = action({
  name: "screening.take-up-answers",
  about:
    "Links handed answers with the case that they led to, so that the interviewer knows they were taken up.",
  needs: "screening.take-up",
  input: z.object({
    linkId: z.uuid().describe("made by the client"),
    handedId: z.uuid(),
    code: Code.describe("of the case"),
    reason: z.string().trim().min(1).max(1000),
  }),
  output: z.object({ linkId: z.uuid() }),
  refusals: ["no-such-dossier", "linked-already", "may-not"],
  emits: ["screening.answers-taken-up"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { handedId, linkId, reason } = input;
  await findHanded(context, { handedId });
  const { rows } = await sql<{ dossier_id: string | null }>`
    select link.find_end(${input.code}, 'investigation') as dossier_id`.execute(tx);
  const other = rows[0]?.dossier_id ?? null;
  if (other === null) return refuse("no-such-dossier", { path: ["code"] });
  const made = await link(context, {
    linkId,
    kind: "screening.led-to",
    compartment: "investigation",
    from: { dossierId: handedId },
    to: { dossierId: other },
    reason,
  });
  if (made === "not-found") return refuse("no-such-dossier", { path: ["code"] });
  if (made !== "done") return refuse(made === "linked-already" ? "linked-already" : "may-not");
  const done = await sql<{ done: boolean }>`select screening.take_up(${handedId}::uuid) as done`.execute(tx);
  if (done.rows[0]?.done !== true) return refuse("may-not");
  opened([handedId], ["links"]);
  emit("screening.answers-taken-up", { handedId });
  return { linkId };
});
