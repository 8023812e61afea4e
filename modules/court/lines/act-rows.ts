import { sql } from "kysely";
import type { Context } from "#kernel/action";
import type { ActFacts } from "./line.ts";
import { actPlace, linePlace } from "./line-rows.ts";

type Writing = Pick<Context<unknown>, "tx" | "vault" | "actor" | "now">;
type Of = { readonly agencyId: string; readonly caseId: string; readonly lineId: string };

/** Writes one act behind the others; false when its id is taken. */
export async function insertAct(
  { tx, vault, actor, now }: Writing,
  { agencyId, caseId, lineId }: Of,
  { act, actId, on, by, reason, amount }: ActFacts & { act: string },
): Promise<boolean> {
  const said = await vault.seal(caseId, actPlace(actId, "said"), JSON.stringify({ by, reason }));
  const done = await sql`
    insert into court.line_act (agency_id, line_act_id, dossier_id, line_id, act, on_day, amount, currency, said, recorded_by, recorded_at, place)
    select ${agencyId}::uuid, ${actId}::uuid, ${caseId}::uuid, ${lineId}::uuid, ${act}, ${on}::date, ${amount?.amount ?? null}::numeric,
      ${amount?.currency ?? null}, ${said}, ${actor.accountId}::uuid, ${now},
      1 + coalesce((select max(a.place) from court.line_act a where a.line_id = ${lineId}::uuid), 0)
    on conflict do nothing`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** Strikes an act with the reason; it stays readable. */
export async function strikeAct(
  { tx, vault, actor, now }: Writing,
  { caseId, lineId }: Of,
  { actId, reason }: { actId: string; reason: string },
): Promise<void> {
  const sealed = await vault.seal(caseId, actPlace(actId, "strike_reason"), reason);
  await sql`
    update court.line_act set struck_at = ${now}, struck_by = ${actor.accountId}::uuid, strike_reason = ${sealed}
    where line_act_id = ${actId}::uuid and line_id = ${lineId}::uuid and struck_at is null`.execute(tx);
}

/** Keeps the state that follows from the acts that stand. */
export async function keepState({ tx }: Pick<Writing, "tx">, lineId: string, state: string): Promise<void> {
  await sql`update court.line set state = ${state} where line_id = ${lineId}::uuid`.execute(tx);
}

/** Keeps the details as an act changed them; the history keeps what stood there. */
export async function keepDetails(
  { tx, vault }: Pick<Writing, "tx" | "vault">,
  { caseId, lineId, details }: { caseId: string; lineId: string; details: Readonly<Record<string, unknown>> },
): Promise<void> {
  const sealed = await vault.seal(caseId, linePlace(lineId), JSON.stringify(details));
  await sql`update court.line set details = ${sealed} where line_id = ${lineId}::uuid`.execute(tx);
}
