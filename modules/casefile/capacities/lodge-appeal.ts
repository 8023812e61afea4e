import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { DeadlineTerm, makeDeadline } from "#kernel/deadline";
import { partsOf } from "#kernel/part";
import { recordOf } from "../records/record.ts";
import { identification } from "../records/specs/course.ts";
import { text } from "../text.ts";
import { identificationFor, writeIdentification } from "./identification-change.ts";

/** An identification can be appealed, and support goes on meanwhile (S3): the outcome stands until it is decided. */
export const lodgeAppeal = action({
  name: "casefile.lodge-appeal",
  about:
    "Writes down that a decision on identification is appealed, with the term in which the appeal has to be decided.",
  needs: "casefile.work",
  input: z.object({
    appealId: z.uuid().describe("made by the client"),
    recordId: z.uuid().describe("the decision on identification"),
    on: z.iso.date().describe("when the appeal was lodged"),
    by: z.string().trim().min(1).max(500).describe("who appeals, in their own name or for the person"),
    due: DeadlineTerm.describe("the term in which it has to be decided"),
  }),
  output: recordOf(identification),
  refusals: ["may-not", "appealed-already", "added-already", "before-decision"],
  emits: ["casefile.appeal-lodged"],
}).run(async (context) => {
  const { input, tx, actor, now, opened, emit } = context;
  const found = await identificationFor(context, input.recordId);
  if (isRefusal(found)) return found;
  const { of, record } = found;
  if (record.content.appeal === "open") return refuse("appealed-already");
  if (input.on < String(record.content.on)) return refuse("before-decision", { path: ["on"] });
  const deadlineId = randomUUID();
  const steps = [{ when: { share: 0.75 }, to: { account: actor.accountId } }];
  await makeDeadline(context, await partsOf(tx, of.case_id), {
    ids: { deadlineId, dossierId: of.case_id, compartment: "investigation" },
    recordId: input.recordId,
    wish: {
      ...input.due,
      title: (lang) => text(lang, "appeal.deadline", { person: record.personCode ?? "" }),
      startsAt: new Date(`${input.on}T00:00:00Z`).toISOString(),
      steps,
    },
  });
  const done = await sql`
    insert into casefile.appeal (agency_id, appeal_id, dossier_id, record_id, deadline_id, lodged_by, lodged_at)
    values (${of.agency_id}::uuid, ${input.appealId}::uuid, ${of.case_id}::uuid, ${input.recordId}::uuid,
      ${deadlineId}::uuid, ${actor.accountId}::uuid, ${now}) on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("added-already");
  opened([of.case_id], ["identification", "appeal"]);
  emit("casefile.appeal-lodged", { caseId: of.case_id, recordId: input.recordId });
  const { appealDecided: _, appealReasons: __, ...before } = record.content;
  return writeIdentification(context, found, {
    ...before,
    appeal: "open",
    appealOn: input.on,
    appealBy: input.by,
  });
});
