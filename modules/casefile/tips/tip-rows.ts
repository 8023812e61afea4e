import { sql } from "kysely";
import { NotFound, type QuestionContext, type Refusal, refuse } from "#kernel/action";
import { colleagues } from "#kernel/part";
import type { Level } from "#kernel/words";
import { mayWithTip, type Tip, type TipLine, type TipState, type TipVerb } from "./tip.ts";

export type TipRow = {
  agency_id: string;
  tip_id: string;
  code: string;
  kind: TipLine["kind"];
  source: TipLine["source"];
  received_at: Date;
  urgent: boolean;
  state: TipState;
  told: Buffer;
  reference: Buffer | null;
  reporter: Buffer | null;
  reason: Buffer | null;
  triaged_by: string | null;
  triaged_at: Date | null;
  case_id: string | null;
  feedback: Buffer | null;
  feedback_at: Date | null;
  deadline_id: string | null;
  received_by: string;
  version: number;
  level: Level;
};
export type TipColumn = "told" | "reference" | "reporter" | "reason" | "feedback";

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor">;

export function tipPlace(tipId: string, column: TipColumn) {
  return { table: "casefile.tip", column, row: tipId };
}

/** Over `casefile.tip t`, with the reader's level; lists of dossiers are made once a statement, as in the policies. */
export const tipColumns = sql`t.*,
  case when t.tip_id = any ((select access.dossiers('investigation', 'contribute'))::uuid[])
    or (not t.sealed and t.agency_id = any ((select access.agencies('investigation', 'contribute'))::uuid[])) then 'contribute'
    else 'read' end as level`;

export async function findTip(
  { tx }: Pick<Asking, "tx">,
  wanted: { tipId: string } | { code: string },
): Promise<TipRow> {
  const match =
    "tipId" in wanted ? sql`t.tip_id = ${wanted.tipId}::uuid` : sql`t.code = ${wanted.code.toUpperCase()}`;
  const { rows } = await sql<TipRow>`select ${tipColumns} from casefile.tip t where ${match}`.execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

export function lineOfTip(row: TipRow, { actor }: Pick<Asking, "actor">): TipLine {
  return {
    tipId: row.tip_id,
    code: row.code,
    kind: row.kind,
    source: row.source,
    receivedAt: row.received_at.toISOString(),
    urgent: row.urgent,
    state: row.state,
    answered: row.feedback_at !== null,
    may: mayWithTip({ state: row.state, level: row.level, rights: actor.rights }),
  };
}

export async function wholeTip(context: Asking, row: TipRow): Promise<Tip> {
  const { tx, vault } = context;
  const text = (column: TipColumn) => vault.open(row.tip_id, tipPlace(row.tip_id, column), row[column]);
  const by = await colleagues(tx, [row.received_by, row.triaged_by]);
  const { rows } = await sql<{ code: string }>`
    select code from casefile.case_file where case_id = ${row.case_id}::uuid and withdrawn_at is null`.execute(
    tx,
  );
  return {
    ...lineOfTip(row, context),
    told: (await text("told")) ?? "",
    reference: await text("reference"),
    reporter: await text("reporter"),
    reason: await text("reason"),
    triagedBy: row.triaged_by === null ? null : by(row.triaged_by).name,
    triagedAt: row.triaged_at?.toISOString() ?? null,
    caseCode: rows[0]?.code ?? null,
    feedback: await text("feedback"),
    feedbackAt: row.feedback_at?.toISOString() ?? null,
    receivedBy: by(row.received_by).name,
    version: row.version,
  };
}

/** The tip locked for what its state allows; the declared refusal otherwise. */
export async function tipFor(
  context: Asking,
  tipId: string,
  verb: TipVerb,
): Promise<TipRow | Refusal<"may-not-tip">> {
  const may = ({ state, level }: TipRow) =>
    mayWithTip({ state, level, rights: context.actor.rights }).includes(verb);
  if (!may(await findTip(context, { tipId }))) return refuse("may-not-tip");
  await sql`select from casefile.tip where tip_id = ${tipId}::uuid for update`.execute(context.tx);
  const row = await findTip(context, { tipId });
  return may(row) ? row : refuse("may-not-tip");
}
