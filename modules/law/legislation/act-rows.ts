import { sql } from "kysely";
import { NotFound } from "#kernel/action";
import { findPublishedAct, readPublishedActs } from "../read-legislation.ts";
import type { Acting, RecordRow } from "../records/rows.ts";
import type { Act } from "./act.ts";

/** Acts of the actor's agency with their drafts, and the published ones of others. */
export async function actRows(tx: Acting["tx"]): Promise<RecordRow<Act>[]> {
  const { rows: own } = await sql<RecordRow<Act>>`
    select r.record_id, r.agency_id, r.content, r.version, r.author, r.written_at, p.version as shared
    from law.record r left join law.act_published p using (record_id)
    where r.kind = 'act' and r.removed_at is null order by r.written_at desc limit 2000`.execute(tx);
  const known = new Set(own.map(({ record_id }) => record_id));
  const others = (await readPublishedActs(tx))
    .filter(({ record_id }) => !known.has(record_id))
    .map((row): RecordRow<Act> => ({ ...row, author: row.agency_id, shared: row.version }));
  return [...own, ...others];
}

/** An act that the actor may read: one's own agency's draft, else what is published. */
export async function actRow(tx: Acting["tx"], recordId: string): Promise<RecordRow<Act>> {
  const { rows } = await sql<RecordRow<Act>>`
    select r.record_id, r.agency_id, r.content, r.version, r.author, r.written_at, p.version as shared
    from law.record r left join law.act_published p using (record_id)
    where r.kind = 'act' and r.removed_at is null and r.record_id = ${recordId}::uuid`.execute(tx);
  const [own] = rows;
  if (own !== undefined) return own;
  const published = await findPublishedAct(tx, recordId);
  if (published === undefined) throw new NotFound();
  return { ...published, author: published.agency_id, shared: published.version };
}
