import { sql } from "kysely";
import type { Context } from "#kernel/action";
import { deadlineUntil, endTerm } from "../deadline-until.ts";
import { text } from "../text.ts";
import type { Content } from "./spec.ts";

type Acting = Omit<Context<unknown>, "emit" | "startJob">;
type Of = { readonly caseId: string; readonly recordId: string };

/** Ends the deadlines that an authorisation set before. */
export async function dropTechniqueTerm(context: Acting, { caseId, recordId }: Of): Promise<void> {
  const { rows } = await sql<{ deadline_id: string }>`
    select deadline_id from deadline.deadline_investigation
    where dossier_id = ${caseId}::uuid and record_id = ${recordId}::uuid and state in ('running', 'paused')`.execute(
    context.tx,
  );
  for (const { deadline_id: deadlineId } of rows)
    await endTerm(context, { caseId, deadlineId, how: "dropped" });
}

/**
 * The last day of an authorisation as a deadline of the case: investigators of the team are told seven days, three days
 * and one day before it, and when it ends (C3). One that is over already sets none.
 */
export async function setTechniqueTerm(context: Acting, of: Of, content: Content): Promise<void> {
  await dropTechniqueTerm(context, of);
  await deadlineUntil(context, {
    ...of,
    day: String(content.expires),
    title: (lang) =>
      text(lang, "technique-state.deadline", {
        measure: text(lang, `record-option.measure.${String(content.measure)}`),
      }),
    hoursBefore: [168, 72, 24, 0],
    role: "investigator",
  });
}
