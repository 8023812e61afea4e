import { sql } from "kysely";
import { NotFound, type QuestionContext } from "#kernel/action";
import type { Level } from "#kernel/words";
import type { Tip, TipLine } from "../screening.ts";

export type TipRow = {
  agency_id: string;
  tip_id: string;
  code: string;
  state: Tip["state"];
  teller: Tip["teller"];
  urgent: boolean;
  told: Buffer;
  reached: Buffer | null;
  received_at: Date;
  version: number;
  level: Level;
};
type Asking = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor">;
type Column = "told" | "reached";
const placeOf = (tipId: string, column: Column) => ({ table: "screening.tip", column, row: tipId });

export const tipColumns = sql<TipRow>`t.agency_id, t.tip_id, t.code, t.state, t.teller, t.urgent, t.told, t.reached, t.received_at,
  t.version,
  case when t.tip_id = any ((select access.dossiers('support', 'contribute'))::uuid[])
    or (not t.sealed and t.agency_id = any ((select access.agencies('support', 'contribute'))::uuid[])) then 'contribute'
  else 'read' end as level`;

export function sealTip({ vault }: Pick<Asking, "vault">, tipId: string, column: Column, text: string) {
  return vault.seal(tipId, placeOf(tipId, column), text);
}

export async function findTip({ tx }: Pick<Asking, "tx">, tipId: string): Promise<TipRow> {
  const { rows } = await sql<TipRow>`
    select ${tipColumns} from screening.tip t where t.tip_id = ${tipId}::uuid`.execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

/** A tip leads to nothing but the person being reached safely, or not (S14). */
export function tipLine(row: TipRow, { actor }: Pick<Asking, "actor">): TipLine {
  const writes = row.level !== "read" && actor.rights.has("screening.interview");
  const may: Tip["may"] = [];
  if (writes && (row.state === "open" || row.state === "not-reached")) may.push("reach-person");
  if (writes && row.state !== "closed") may.push("close-tip");
  return {
    tipId: row.tip_id,
    code: row.code,
    state: row.state,
    teller: row.teller,
    urgent: row.urgent,
    receivedAt: row.received_at.toISOString(),
    may,
  };
}

export async function wholeTip(context: Asking, row: TipRow): Promise<Tip> {
  const { vault } = context;
  return {
    ...tipLine(row, context),
    told: await vault.open(row.tip_id, placeOf(row.tip_id, "told"), row.told),
    reached: await vault.open(row.tip_id, placeOf(row.tip_id, "reached"), row.reached),
    version: row.version,
  };
}
