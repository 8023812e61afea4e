import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { sealWords } from "./sealed.ts";
import { wholeSupport } from "./whole-support.ts";
import { Day, dangers, SupportFile, SupportNote } from "./words.ts";
import { fileFor } from "./write-row.ts";

export const holdReview = action({
  name: "referral.hold-review",
  about: "Records a review of the plan, with or without the person, and when the next one is due.",
  needs: "referral.support",
  input: z.object({
    supportFileId: z.uuid(),
    withPerson: z.boolean().describe("the person took part"),
    outcome: SupportNote.min(1),
    nextBy: Day,
  }),
  output: SupportFile,
  refusals: ["may-not", "in-the-past"],
  emits: ["referral.review-held"],
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const { supportFileId } = input;
  const file = await fileFor(context, supportFileId, "hold-review");
  if (isRefusal(file)) return file;
  if (input.nextBy < now.toISOString().slice(0, 10)) return refuse("in-the-past", { path: ["nextBy"] });
  const id = randomUUID();
  const place = { fileId: supportFileId, table: "plan_review", column: "outcome", row: id };
  await sql`insert into referral.plan_review (agency_id, plan_review_id, dossier_id, held_at, with_person, outcome)
    values (${file.agency_id}::uuid, ${id}::uuid, ${supportFileId}::uuid, ${now}, ${input.withPerson},
      ${await sealWords(context, place, input.outcome)})`.execute(tx);
  await sql`update referral.support_file set review_by = ${input.nextBy}::date where support_file_id = ${supportFileId}::uuid`.execute(
    tx,
  );
  opened([supportFileId], ["plan_review"]);
  emit("referral.review-held", { supportFileId });
  return wholeSupport(context, supportFileId);
});

export const assessRisk = action({
  name: "referral.assess-risk",
  about:
    "Assesses the danger and writes the safety plan; the newest is in force, and what reopened it is answered.",
  needs: "referral.support",
  input: z.object({
    supportFileId: z.uuid(),
    danger: z.enum(dangers),
    risks: SupportNote.min(1).describe("from whom, how, where"),
    safetyPlan: SupportNote.min(1).describe("what protects, what to do, whom to call"),
  }),
  output: SupportFile,
  refusals: ["may-not"],
  emits: ["referral.risk-assessed"],
}).run(async (context) => {
  const { input, tx, now, actor, opened, emit } = context;
  const { supportFileId } = input;
  const file = await fileFor(context, supportFileId, "assess-risk");
  if (isRefusal(file)) return file;
  const id = randomUUID();
  const seal = (column: string, words: string) =>
    sealWords(context, { fileId: supportFileId, table: "risk", column, row: id }, words);
  await sql`insert into referral.risk (agency_id, risk_id, dossier_id, danger, risks, safety_plan, assessed_at, assessed_by)
    values (${file.agency_id}::uuid, ${id}::uuid, ${supportFileId}::uuid, ${input.danger}, ${await seal("risks", input.risks)},
      ${await seal("safety_plan", input.safetyPlan)}, ${now}, ${actor.accountId}::uuid)`.execute(tx);
  await sql`update referral.support_file set risk_reopened = null, risk_cause = null where support_file_id = ${supportFileId}::uuid`.execute(
    tx,
  );
  opened([supportFileId], ["risk"]);
  emit("referral.risk-assessed", { supportFileId });
  return wholeSupport(context, supportFileId);
});
