import { sql } from "kysely";
import type { Context } from "#kernel/action";
import type { Outcome } from "./words/outcome.ts";

type Tx = Context<unknown>["tx"];

type Row = {
  service_id: string | null;
  area: string;
  kind: Outcome["kind"];
  asked: number;
  accepted: number;
  refused: number;
  unanswered: number;
  waiting: number;
  hours: string | null;
};

/**
 * What became of referrals since a day, by service, area and kind: counts only, from the function
 * `referral.outcomes(timestamptz)`, which tells holders of `referral.see-gaps` and nobody else. Null while this
 * installation keeps no referrals.
 */
export async function readOutcomes(tx: Tx, since: Date): Promise<Outcome[] | null> {
  const there = await sql<{ there: boolean }>`
    select to_regprocedure('referral.outcomes(timestamptz)') is not null as there`.execute(tx);
  if (there.rows[0]?.there !== true) return null;
  const { rows } = await sql<Row>`
    select service_id, area, kind, asked::int, accepted::int, refused::int, unanswered::int, waiting::int, hours
    from referral.outcomes(${since}::timestamptz)`.execute(tx);
  return rows.map(({ service_id, hours, ...counts }) => ({
    ...counts,
    serviceId: service_id,
    hours: hours === null ? null : Number(hours),
  }));
}
