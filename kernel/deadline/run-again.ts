import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import { tableOf } from "../part/index.ts";
import { type DeadlineRow, deadlineBase } from "./deadline-row.ts";
import { placeSteps } from "./make-deadline.ts";

/** An ended deadline runs, or stands still, as it did before; it ends when it would have ended. */
export async function runAgain(tx: Tx, row: DeadlineRow): Promise<void> {
  const paused = row.paused_at !== null;
  await sql`
    update ${tableOf(deadlineBase, row.compartment)} set state = ${paused ? "paused" : "running"}, ended_at = null,
      ended_by = null, end_reason = null where deadline_id = ${row.deadline_id}::uuid`.execute(tx);
  const ids = { deadlineId: row.deadline_id, dossierId: row.dossier_id, compartment: row.compartment };
  const [start, due] = [row.starts_at.getTime(), row.due_at.getTime()];
  await placeSteps(tx, ids, { steps: paused ? [] : row.steps, start, due });
}
