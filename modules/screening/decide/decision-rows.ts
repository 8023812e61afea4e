import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import type { Decision, DecisionMade } from "../screening.ts";

export type DecisionRow = {
  decision_id: string;
  decision: Decision;
  reasons: Buffer;
  decided_by: string;
  decided_at: Date;
  appeal_by: Date | null;
  appeal_state: "open" | "upheld" | "changed" | "withdrawn" | null;
  appeal_grounds: Buffer | null;
  appealed_at: Date | null;
  appeal_answer: Buffer | null;
};
type Asking = Pick<QuestionContext<unknown>, "tx" | "vault">;
type Column = "reasons" | "appeal_grounds" | "appeal_answer";

function placeOf(decisionId: string, column: Column) {
  return { table: "screening.decision", column, row: decisionId };
}

/** Seals a text of a decision with the screening's key. */
export function sealDecision(
  { vault }: Pick<Asking, "vault">,
  { screeningId, decisionId, column }: { screeningId: string; decisionId: string; column: Column },
  text: string,
): Promise<Buffer | null> {
  return vault.seal(screeningId, placeOf(decisionId, column), text);
}

export async function decisionRows({ tx }: Pick<Asking, "tx">, screeningId: string): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select decision_id, decision, reasons, decided_by, decided_at, appeal_by, appeal_state, appeal_grounds, appealed_at, appeal_answer
    from screening.decision where dossier_id = ${screeningId}::uuid order by decided_at desc, decision_id desc`.execute(
    tx,
  );
  return rows;
}

/** The decisions of a screening, the newest first; `by` is the account of whoever decided. */
export async function decisionsOf(context: Asking, screeningId: string): Promise<DecisionMade[]> {
  const { vault } = context;
  const rows = await decisionRows(context, screeningId);
  const text = (row: DecisionRow, column: Column) =>
    row[column] === null ? null : vault.open(screeningId, placeOf(row.decision_id, column), row[column]);
  return Promise.all(
    rows.map(async (row) => ({
      decisionId: row.decision_id,
      decision: row.decision,
      reasons: await text(row, "reasons"),
      by: row.decided_by,
      at: row.decided_at.toISOString(),
      appealBy: row.appeal_by?.toISOString() ?? null,
      appeal:
        row.appeal_state === null
          ? null
          : {
              state: row.appeal_state,
              grounds: await text(row, "appeal_grounds"),
              answer: await text(row, "appeal_answer"),
              at: (row.appealed_at ?? row.decided_at).toISOString(),
            },
    })),
  );
}
