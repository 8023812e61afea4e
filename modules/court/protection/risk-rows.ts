import { sql } from "kysely";
import type { z } from "zod";
import type { Context, QuestionContext } from "#kernel/action";
import { colleagues } from "#kernel/part";
import { type Risk, RiskFacts, type reopenings } from "./risk.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault" | "now">;
type Row = {
  risk_id: string;
  dossier_id: string;
  participant_id: string;
  person_code: string;
  level: Risk["level"];
  said: Buffer;
  assessed_on: string;
  review_by: string;
  state: Risk["state"];
  reopened_at: Date | null;
  reopened_why: (typeof reopenings)[number] | null;
  assessed_by: string;
  version: number;
};
const Said = RiskFacts.pick({ threats: true, by: true, words: true });
export type RiskSaid = z.infer<typeof Said>;

export const riskPlace = (riskId: string) => ({ table: "court.risk", column: "said", row: riskId });

/** The assessments of a case, the newest first; of one person where asked. */
export async function risksOf(
  { tx, vault, now }: Asking,
  { caseId, riskId }: { caseId: string; riskId?: string },
): Promise<Risk[]> {
  const { rows } = await sql<Row>`
    select risk_id, dossier_id, participant_id, person_code, level, said, assessed_on::text, review_by::text, state, reopened_at,
      reopened_why, assessed_by, version
    from court.risk where dossier_id = ${caseId}::uuid and (${riskId ?? null}::uuid is null or risk_id = ${riskId ?? null}::uuid)
    order by assessed_at desc, risk_id`.execute(tx);
  const by = await colleagues(
    tx,
    rows.map((row) => row.assessed_by),
  );
  const today = now.toISOString().slice(0, 10);
  const found: Risk[] = [];
  for (const row of rows) {
    const text = await vault.open(caseId, riskPlace(row.risk_id), row.said);
    found.push({
      riskId: row.risk_id,
      caseId,
      participantId: row.participant_id,
      personCode: row.person_code,
      level: row.level,
      ...(text === null ? { threats: [], by: "", words: "" } : Said.parse(JSON.parse(text))),
      assessedOn: row.assessed_on,
      reviewBy: row.review_by,
      state: row.state,
      reopened:
        row.reopened_at && row.reopened_why
          ? { at: row.reopened_at.toISOString(), why: row.reopened_why }
          : null,
      overdue: row.state === "reopened" || (row.state === "current" && row.review_by < today),
      recordedBy: by(row.assessed_by).name,
      version: row.version,
    });
  }
  return found;
}

/** Opens the current assessment of a person again; nothing happens where there is none. */
export async function reopenRisk(
  { tx, now, opened }: Pick<Context<unknown>, "tx" | "now" | "opened">,
  { caseId, personId, why }: { caseId: string; personId: string; why: (typeof reopenings)[number] },
): Promise<void> {
  await sql`
    update court.risk set state = 'reopened', reopened_at = ${now}, reopened_why = ${why}
    where dossier_id = ${caseId}::uuid and person_id = ${personId}::uuid and state = 'current'`.execute(tx);
  opened([caseId], ["risk"]);
}
