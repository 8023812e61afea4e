import { sql } from "kysely";
import { z } from "zod";
import { openDossier } from "#kernel/access";
import { action, refuse } from "#kernel/action";
import { answersOf, wantsPolice } from "../carry-answers.ts";
import { HandedTo, Handing, handedDossier, openDays } from "../screening.ts";
import { findScreening } from "../screening-row.ts";
import { interviewOf } from "../whole-screening.ts";
import { handingsOf, placeOfHanded } from "./handed-rows.ts";

export const handAnswers = action({
  name: "screening.hand-answers",
  about:
    "Hands chosen answers to those who investigate, while the person wants the police to know: never a name, and no way back to the interview. Taken back with the person's wish.",
  needs: "screening.interview",
  input: z.object({
    handingId: z.uuid().describe("made by the client"),
    screeningId: z.uuid(),
    sections: z.array(z.string().max(130)).min(1).max(200).describe("as instrument/section"),
    to: HandedTo,
  }),
  output: Handing,
  refusals: ["may-not", "police-not-agreed", "nothing-to-hand", "no-such-receiver", "handed-already"],
  emits: ["screening.answers-handed"],
}).run(async (context) => {
  const { input, tx, actor, vault, now, opened, emit } = context;
  const { handingId, screeningId, to } = input;
  const row = await findScreening(context, { screeningId });
  if (row.level === "read") return refuse("may-not");
  const interview = await interviewOf(context, row);
  if (!wantsPolice(interview)) return refuse("police-not-agreed");
  const { sections, lang } = await answersOf(context, row, interview, input.sections);
  if (sections.length === 0) return refuse("nothing-to-hand", { path: ["sections"] });
  if ((await handingsOf(context, screeningId)).some((one) => one.handingId === handingId))
    return refuse("handed-already");
  const { agencyId, code } = await openDossier(tx, { ...handedDossier, dossierId: handingId });
  await vault.createKey(handingId);
  const content = await vault.seal(
    handingId,
    placeOfHanded(handingId),
    JSON.stringify({ lang, sections: sections.map(({ title, words }) => ({ title, words })) }),
  );
  await sql`
    insert into screening.handing (agency_id, handing_id, dossier_id, code, screening_id, to_kind, to_id, handed_by, handed_at, open_until)
    values (${agencyId}::uuid, ${handingId}::uuid, ${handingId}::uuid, ${code}, ${screeningId}::uuid, ${to.kind}, ${to.id}::uuid,
      ${actor.accountId}::uuid, ${now}, ${new Date(now.getTime() + openDays * 86_400_000)})`.execute(tx);
  const { rows } = await sql<{ word: string }>`
    select screening.hand_over(${handingId}::uuid, ${content}) as word`.execute(tx);
  if (rows[0]?.word === "no-such-grantee") return refuse("no-such-receiver", { path: ["to"] });
  if (rows[0]?.word !== "done") throw new Error(`answers were not handed: ${rows[0]?.word}`);
  opened([screeningId, handingId], ["answers"]);
  emit("screening.answers-handed", { screeningId, handingId });
  const made = (await handingsOf(context, screeningId)).find((one) => one.handingId === handingId);
  if (made === undefined) throw new Error("what was handed is not there");
  return made;
});
