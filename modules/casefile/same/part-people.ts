import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, NotFound } from "#kernel/action";
import { caseFor } from "../case-row.ts";
import { samePlace } from "./same-person.ts";

export const partPeople = action({
  name: "casefile.part-people",
  about: "Takes back that two people of a case are one, with the reason; the history keeps both.",
  needs: "casefile.work",
  input: z.object({ samePersonId: z.uuid(), reason: z.string().trim().max(1000).default("") }),
  output: z.object({ samePersonId: z.uuid(), caseId: z.uuid() }),
  refusals: ["may-not"],
  emits: ["casefile.people-parted"],
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit } = context;
  const { samePersonId } = input;
  const { rows } = await sql<{ dossier_id: string }>`
    select dossier_id from casefile.same_person where same_person_id = ${samePersonId}::uuid and parted_at is null`.execute(
    tx,
  );
  const caseId = rows[0]?.dossier_id;
  if (caseId === undefined) throw new NotFound();
  const of = await caseFor(context, caseId, "revise-participant");
  if (isRefusal(of)) return of;
  const reason = await vault.seal(caseId, samePlace(samePersonId, "part_reason"), input.reason || null);
  await sql`
    update casefile.same_person set parted_at = ${now}, parted_by = ${actor.accountId}::uuid, part_reason = ${reason},
      version = version + 1 where same_person_id = ${samePersonId}::uuid`.execute(tx);
  opened([caseId], ["same-person"]);
  emit("casefile.people-parted", { caseId });
  return { samePersonId, caseId };
});
