import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, type Context, isRefusal, NotFound } from "#kernel/action";
import { endDeadline, makeDeadline } from "#kernel/deadline";
import { partsOf } from "#kernel/part";
import { Decision, isNegative, type NationalSetting, Screening } from "../screening.ts";
import { findScreening, type ScreeningRow, screeningFor } from "../screening-row.ts";
import { findSetting } from "../setting/setting-rows.ts";
import { text } from "../text.ts";
import { wholeScreening } from "../whole-screening.ts";
import { sealDecision } from "./decision-rows.ts";

export const DecideScreening = z.object({
  screeningId: z.uuid(),
  decisionId: z.uuid().describe("made by the client"),
  decision: Decision,
  reasons: z.string().trim().min(1).max(10_000).describe("why; sealed"),
});

type Deciding = Omit<Context<unknown>, "input">;

/** Whether a person was identified by this decision: the clock until an advocate is present begins (S13). */
function identifies(decision: Decision): boolean {
  return decision === "presumed-victim" || decision === "both";
}

/** Writes a decision of the person in charge, and starts or ends the clock of the advocate. */
export async function writeDecision(
  context: Deciding,
  row: ScreeningRow,
  { decisionId, decision, reasons }: Omit<z.infer<typeof DecideScreening>, "screeningId">,
): Promise<void> {
  const { tx, now, actor } = context;
  const screeningId = row.screening_id;
  const setting = await findSetting(context, row.country);
  const days = isNegative(decision) ? (setting?.appealDays ?? null) : null;
  const appealBy = days === null ? null : new Date(now.getTime() + days * 86_400_000);
  const sealed = await sealDecision(context, { screeningId, decisionId, column: "reasons" }, reasons);
  const made = await sql`
    insert into screening.decision (agency_id, decision_id, dossier_id, decision, reasons, decided_by, decided_at, appeal_by)
    values (${row.agency_id}::uuid, ${decisionId}::uuid, ${screeningId}::uuid, ${decision}, ${sealed},
      ${actor.accountId}::uuid, ${now}, ${appealBy})
    on conflict do nothing`.execute(tx);
  // An id that stands in a screening out of sight is answered like everything that is not there.
  if (made.numAffectedRows !== 1n) throw new NotFound();
  await sql`
    update screening.screening set state = 'decided', decision = ${decision}, decision_id = ${decisionId}::uuid
    where screening_id = ${screeningId}::uuid`.execute(tx);
  if (identifies(decision)) await startAdvocateClock(context, row, setting);
  else await stopAdvocateClock(context, row);
}

async function startAdvocateClock(
  context: Deciding,
  row: ScreeningRow,
  setting: NationalSetting | null,
): Promise<void> {
  if (row.identified_at !== null) return;
  const { tx, now, actor } = context;
  const hours = setting?.advocateHours ?? null;
  const deadlineId = hours === null ? null : randomUUID();
  if (hours !== null && deadlineId !== null) {
    await makeDeadline(context, await partsOf(tx, row.screening_id), {
      ids: { deadlineId, dossierId: row.screening_id, compartment: "support" },
      wish: {
        title: (lang) => text(lang, "deadline.advocate"),
        unit: "hours",
        amount: hours,
        zone: "UTC",
        country: "ZZ",
        timeOfDay: "23:59",
        rolls: false,
        steps: [
          { when: { share: 0.5 }, to: { account: actor.accountId } },
          { when: { hoursBefore: 0 }, to: { account: actor.accountId } },
        ],
      },
    });
  }
  const by = hours === null ? null : new Date(now.getTime() + hours * 3_600_000);
  await sql`
    update screening.screening set identified_at = ${now}, advocate_by = ${by}, advocate_deadline = ${deadlineId}::uuid
    where screening_id = ${row.screening_id}::uuid`.execute(tx);
}

async function stopAdvocateClock(context: Deciding, row: ScreeningRow): Promise<void> {
  if (row.identified_at === null) return;
  if (row.advocate_deadline !== null && row.advocate_at === null)
    await endDeadline(
      { ...context, input: { deadlineId: row.advocate_deadline, dossierId: row.screening_id } },
      "dropped",
    );
  await sql`
    update screening.screening set identified_at = null, advocate_by = null, advocate_deadline = null
    where screening_id = ${row.screening_id}::uuid`.execute(context.tx);
}

export const decideScreening = action({
  name: "screening.decide-screening",
  about: "The person in charge decides what a screening leads to, with reasons. Nothing else decides it.",
  needs: "screening.decide",
  input: DecideScreening,
  output: Screening,
  refusals: ["may-not"],
  emits: ["screening.decided"],
}).run(async (context) => {
  const { input, opened, emit } = context;
  const { screeningId } = input;
  const found = await screeningFor(context, screeningId, "decide-screening");
  if (isRefusal(found)) return found;
  await writeDecision(context, found, input);
  opened([screeningId], ["decision", "reasons"]);
  emit("screening.decided", { screeningId, decisionId: input.decisionId });
  return wholeScreening(context, await findScreening(context, { screeningId }));
});
