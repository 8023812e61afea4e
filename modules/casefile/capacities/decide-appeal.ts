import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { endDeadline } from "#kernel/deadline";
import { recordOf } from "../records/record.ts";
import { identification } from "../records/specs/course.ts";
import { identificationFor, writeIdentification } from "./identification-change.ts";

export const decideAppeal = action({
  name: "casefile.decide-appeal",
  about:
    "Writes down how an appeal against an identification was decided, by whom and why; its deadline ends. A new outcome is a decision of its own.",
  needs: "casefile.work",
  input: z.object({
    recordId: z.uuid(),
    outcome: z.enum(["allowed", "dismissed"]),
    on: z.iso.date(),
    authority: z.string().trim().min(1).max(500),
    reasons: z.string().trim().min(1).max(20_000),
  }),
  output: recordOf(identification),
  refusals: ["may-not", "no-open-appeal", "before-decision"],
  emits: ["casefile.appeal-decided"],
}).run(async (context) => {
  const { input, tx, actor, now, opened, emit } = context;
  const found = await identificationFor(context, input.recordId);
  if (isRefusal(found)) return found;
  const { of, record } = found;
  if (record.content.appeal !== "open") return refuse("no-open-appeal");
  if (input.on < String(record.content.appealOn ?? "")) return refuse("before-decision", { path: ["on"] });
  const { rows } = await sql<{ deadline_id: string }>`
    update casefile.appeal set decided_at = ${now}, decided_by = ${actor.accountId}::uuid, version = version + 1
    where record_id = ${input.recordId}::uuid and decided_at is null returning deadline_id`.execute(tx);
  for (const { deadline_id: deadlineId } of rows) {
    const wish = { deadlineId, dossierId: of.case_id };
    // Met already, or dropped by hand: then there is nothing to end.
    await endDeadline({ ...context, expects: undefined, input: wish }, "met");
  }
  opened([of.case_id], ["identification", "appeal"]);
  emit("casefile.appeal-decided", { caseId: of.case_id, recordId: input.recordId });
  return writeIdentification(context, found, {
    ...record.content,
    appeal: input.outcome,
    appealDecided: input.on,
    appealAuthority: input.authority,
    appealReasons: input.reasons,
  });
});
