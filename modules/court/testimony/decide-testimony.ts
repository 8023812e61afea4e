import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse, Stale } from "#kernel/action";
import { findCase, readCasePeople } from "#modules/casefile";
import { courtCaseToWrite } from "../court-case.ts";
import { ElementCode } from "../offences/offence.ts";
import { risks, Testimony, testimonyDecisions, wishes } from "./testimony.ts";
import { standingDecisions, testimoniesOf, testimonyPlace } from "./testimony-rows.ts";

export const decideTestimony = action({
  name: "court.decide-testimony",
  about:
    "Decides whether a person's testimony is needed, before anybody is summoned: reason, what can be proved otherwise, the person's wish, risk.",
  needs: "court.prove",
  input: z.object({
    testimonyId: z.uuid().describe("made by the client"),
    caseId: z.uuid(),
    participantId: z.uuid(),
    decision: z.enum(testimonyDecisions).describe("needed in court; a recording suffices; not needed"),
    wish: z.enum(wishes).describe("what the person wants"),
    risk: z.enum(risks).describe("of testifying, for the person"),
    reason: z.string().trim().min(20).max(4000).describe("sealed"),
    elementsOtherwise: z
      .array(ElementCode)
      .max(40)
      .default([])
      .describe("elements that can be proved otherwise"),
    replaces: z.uuid().nullable().default(null).describe("the decision that stood when this one was taken"),
  }),
  output: Testimony,
  refusals: ["may-not", "no-such-person", "decided-otherwise", "wish-not-asked", "recorded-already"],
  emits: ["court.testimony-decided"],
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit } = context;
  const { testimonyId, caseId, participantId, decision, wish, risk, reason, elementsOtherwise } = input;
  const of = await courtCaseToWrite(context, caseId);
  if (isRefusal(of)) return of;
  const people = await readCasePeople(context, await findCase(context, { caseId }));
  const person = people.find((one) => one.participantId === participantId);
  if (person === undefined) return refuse("no-such-person", { path: ["participantId"] });
  // Nobody is brought before a court without having been asked.
  if (decision === "needed" && wish === "not_asked") return refuse("wish-not-asked", { path: ["wish"] });
  await sql`select pg_advisory_xact_lock(hashtextextended(${`court.testimony ${participantId}`}, 0))`.execute(
    tx,
  );
  const standing = (await standingDecisions(context, caseId)).find(
    (one) => one.participant_id === participantId,
  );
  // Two who decide at once: the second has not seen what the first decided.
  if ((standing?.testimony_id ?? null) !== input.replaces) {
    if (standing === undefined) return refuse("decided-otherwise", { path: ["replaces"] });
    throw new Stale({ yours: input.replaces, theirs: { decision: standing.decision } });
  }
  if (standing !== undefined)
    await sql`update court.testimony set replaced_at = ${now} where testimony_id = ${standing.testimony_id}::uuid`.execute(
      tx,
    );
  const sealed = await vault.seal(
    caseId,
    testimonyPlace(testimonyId),
    JSON.stringify({ reason, elementsOtherwise }),
  );
  const done = await sql`
    insert into court.testimony (agency_id, testimony_id, dossier_id, participant_id, person_code, decision, wish, risk, content,
      decided_by, decided_at)
    values (${of.agencyId}::uuid, ${testimonyId}::uuid, ${caseId}::uuid, ${participantId}::uuid, ${person.personCode}, ${decision},
      ${wish}, ${risk}, ${sealed}, ${actor.accountId}::uuid, ${now}) on conflict (testimony_id) do nothing`.execute(
    tx,
  );
  if (done.numAffectedRows !== 1n) return refuse("recorded-already");
  opened([caseId], ["testimony"]);
  emit("court.testimony-decided", { caseId, testimonyId });
  const made = (await testimoniesOf(context, caseId)).find((one) => one.testimonyId === testimonyId);
  if (made === undefined) throw new Error("a decision that was written has gone");
  return made;
});
