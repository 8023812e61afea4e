import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import { colleagues } from "#kernel/part";
import { type Testimony, TestimonyContent } from "./testimony.ts";

export type TestimonyRow = {
  testimony_id: string;
  participant_id: string;
  person_code: string;
  decision: Testimony["decision"];
  wish: Testimony["wish"];
  risk: Testimony["risk"];
  content: Buffer;
  decided_by: string;
  decided_at: Date;
  replaced_at: Date | null;
};
type Asking = Pick<QuestionContext<unknown>, "tx" | "vault">;

export function testimonyPlace(testimonyId: string) {
  return { table: "court.testimony", column: "content", row: testimonyId };
}

/** Every decision of a case, the latest first. */
async function decisionRows({ tx }: Pick<Asking, "tx">, caseId: string): Promise<TestimonyRow[]> {
  const { rows } = await sql<TestimonyRow>`
    select t.testimony_id, t.participant_id, t.person_code, t.decision, t.wish, t.risk, t.content, t.decided_by, t.decided_at,
      t.replaced_at
    from court.testimony t where t.dossier_id = ${caseId}::uuid order by t.decided_at desc, t.testimony_id desc`.execute(
    tx,
  );
  return rows;
}

/** The decisions that stand, one for each person. */
export async function standingDecisions(
  context: Pick<Asking, "tx">,
  caseId: string,
): Promise<TestimonyRow[]> {
  return (await decisionRows(context, caseId)).filter(({ replaced_at }) => replaced_at === null);
}

/** Every decision of a case as the prosecutor sees it, the latest first. */
export async function testimoniesOf(context: Asking, caseId: string): Promise<Testimony[]> {
  const rows = await decisionRows(context, caseId);
  const by = await colleagues(
    context.tx,
    rows.map((row) => row.decided_by),
  );
  return Promise.all(
    rows.map(async (row) => {
      const text = await context.vault.open(caseId, testimonyPlace(row.testimony_id), row.content);
      const said =
        text === null ? { reason: "", elementsOtherwise: [] } : TestimonyContent.parse(JSON.parse(text));
      return {
        testimonyId: row.testimony_id,
        participantId: row.participant_id,
        personCode: row.person_code,
        decision: row.decision,
        wish: row.wish,
        risk: row.risk,
        ...said,
        decidedBy: by(row.decided_by).name,
        decidedAt: row.decided_at.toISOString(),
        replacedAt: row.replaced_at?.toISOString() ?? null,
      };
    }),
  );
}
