import { sql } from "kysely";
import { type Context, NotFound, Stale } from "#kernel/action";
import { homeOf, type RecordKind } from "./homes.ts";

export type Acting = Pick<Context<unknown>, "tx" | "actor" | "now" | "expects">;

export type RecordRow<C> = {
  record_id: string;
  agency_id: string;
  content: C;
  version: number;
  author: string;
  written_at: Date;
  /** The version that other agencies read; null for a draft. */
  shared: number | null;
};

/** Documents of the actor's agency as they stand, and of other agencies the versions that they made known; the newest first. */
export async function recordRows<C>(
  tx: Acting["tx"],
  kind: RecordKind,
  only: string | null = null,
): Promise<RecordRow<C>[]> {
  const { stands, shared } = homeOf[kind];
  const { rows } = await sql<RecordRow<C>>`
    with seen as (
      select r.record_id, r.agency_id, r.content, r.version, r.author, r.written_at, s.version as shared
      from ${stands} r left join ${shared} s using (record_id)
      where r.kind = ${kind} and r.removed_at is null
      union all
      select s.record_id, s.agency_id, s.content, s.version, s.author, s.written_at, s.version
      from ${shared} s where s.kind = ${kind} and s.agency_id <> access.agency_id()
    )
    select * from seen where ${only}::uuid is null or record_id = ${only}::uuid
    order by written_at desc, record_id limit 1000`.execute(tx);
  return rows;
}

/** One document that the actor may read; any other is not found. */
export async function recordRow<C>(
  tx: Acting["tx"],
  kind: RecordKind,
  recordId: string,
): Promise<RecordRow<C>> {
  const [found] = await recordRows<C>(tx, kind, recordId);
  if (found === undefined) throw new NotFound();
  return found;
}

export type Version<C> = { version: number; content: C; author: string; written_at: Date };

/** The versions of a document of the actor's own agency, the newest first; of others none. */
export async function versionsOf<C>(
  tx: Acting["tx"],
  kind: RecordKind,
  recordId: string,
): Promise<Version<C>[]> {
  const { rows } = await sql<Version<C>>`
    select version, content, author, written_at from ${homeOf[kind].versions}
    where record_id = ${recordId}::uuid order by version desc limit 500`.execute(tx);
  return rows;
}

/** Begins a document of the actor's agency. */
export async function addRecord(
  acting: Acting,
  { kind, recordId, content }: { kind: RecordKind; recordId: string; content: object },
): Promise<{ recordId: string; version: number }> {
  const { tx, now } = acting;
  await sql`
    insert into ${homeOf[kind].stands} (agency_id, record_id, kind, content, author, written_at)
    values (access.agency_id(), ${recordId}::uuid, ${kind}, ${JSON.stringify(content)}::jsonb, access.account_id(), ${now})`.execute(
    tx,
  );
  await keepVersion(acting, kind, recordId);
  return { recordId, version: 1 };
}

export type Held<C> = { version: number; content: C; removed_at: Date | null };

/** A document of the actor's own agency, held for a change; any other is not found. A version other than the one seen is stale. */
export async function heldRecord<C>(
  { tx, expects }: Acting,
  kind: RecordKind,
  recordId: string,
  { removed = false }: { removed?: boolean } = {},
): Promise<Held<C>> {
  const { rows } = await sql<Held<C>>`
    select version, content, removed_at from ${homeOf[kind].stands}
    where record_id = ${recordId}::uuid and kind = ${kind} for update`.execute(tx);
  const [found] = rows;
  if (found === undefined || (found.removed_at !== null) !== removed) throw new NotFound();
  if (expects !== undefined && expects !== found.version)
    throw new Stale({ yours: expects, theirs: found.version });
  return found;
}

async function keepVersion({ tx }: Acting, kind: RecordKind, recordId: string): Promise<void> {
  const { stands, versions } = homeOf[kind];
  await sql`
    insert into ${versions} (agency_id, record_id, version, content, author, written_at)
    select agency_id, record_id, version, content, author, written_at from ${stands} where record_id = ${recordId}::uuid`.execute(
    tx,
  );
}

/** Writes the next version of a document that is held. */
export async function writeRecord(
  acting: Acting,
  {
    kind,
    recordId,
    held,
    content,
  }: { kind: RecordKind; recordId: string; held: Held<unknown>; content: object },
): Promise<{ recordId: string; version: number }> {
  await sql`
    update ${homeOf[kind].stands} set content = ${JSON.stringify(content)}::jsonb, version = version + 1,
      author = access.account_id(), written_at = ${acting.now}
    where record_id = ${recordId}::uuid`.execute(acting.tx);
  await keepVersion(acting, kind, recordId);
  return { recordId, version: held.version + 1 };
}
