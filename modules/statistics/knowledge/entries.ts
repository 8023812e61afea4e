import { sql } from "kysely";
import { type Context, NotFound, refuse, Stale } from "#kernel/action";
import type { Gap, Source } from "./words.ts";

type Kinds = { source: Source; gap: Gap };
export type Kind = keyof Kinds;

export type EntryRow<K extends Kind> = {
  entry_id: string;
  agency_id: string;
  agency: Record<string, string>;
  content: Kinds[K];
  version: number;
  revised_at: Date;
};

type Acting = Pick<Context<unknown>, "tx" | "actor" | "now">;

/** Entries that are not removed, the newest first. */
export async function entriesOf<K extends Kind>(tx: Acting["tx"], kind: K): Promise<EntryRow<K>[]> {
  const { rows } = await sql<EntryRow<K>>`
    select e.entry_id, e.agency_id, n.name as agency, e.content, e.version, e.revised_at
    from statistics.register_entry e
      left join statistics.agency_names(array(select agency_id from statistics.register_entry)) n using (agency_id)
    where e.kind = ${kind} and e.removed_at is null
    order by e.added_at desc, e.entry_id limit 1000`.execute(tx);
  return rows;
}

async function keepVersion({ tx }: Acting, entryId: string): Promise<void> {
  await sql`
    insert into statistics.register_version (entry_id, version, agency_id, content, by, at)
    select entry_id, version, agency_id, content, revised_by, revised_at
    from statistics.register_entry where entry_id = ${entryId}::uuid`.execute(tx);
}

/** Adds an entry of the actor's agency. */
export async function addEntry<K extends Kind>(
  acting: Acting,
  { kind, entryId, content }: { kind: K; entryId: string; content: Kinds[K] },
): Promise<{ entryId: string; version: number }> {
  const { tx, now } = acting;
  await sql`
    insert into statistics.register_entry (entry_id, agency_id, kind, content, added_by, added_at, revised_by, revised_at)
    values (${entryId}::uuid, access.agency_id(), ${kind}, ${JSON.stringify(content)}::jsonb,
      access.account_id(), ${now}, access.account_id(), ${now})`.execute(tx);
  await keepVersion(acting, entryId);
  return { entryId, version: 1 };
}

type Held = { agency_id: string; kind: Kind; version: number; removed_at: Date | null };

/** An entry that the actor's agency may change; others are refused, unknown ones not found. */
export async function ownEntry(acting: Acting, entryId: string) {
  const { rows } = await sql<Held>`
    select agency_id, kind, version, removed_at from statistics.register_entry
    where entry_id = ${entryId}::uuid for update`.execute(acting.tx);
  const [found] = rows;
  if (found === undefined) throw new NotFound();
  if (found.agency_id !== acting.actor.agencyId) return refuse("not-yours", { path: ["entryId"] });
  return found;
}

/** Writes a new version of an entry. */
export async function writeEntry(acting: Acting, entryId: string, content: Source | Gap): Promise<void> {
  const { tx, now } = acting;
  await sql`
    update statistics.register_entry set content = ${JSON.stringify(content)}::jsonb, version = version + 1,
      revised_by = access.account_id(), revised_at = ${now}
    where entry_id = ${entryId}::uuid`.execute(tx);
  await keepVersion(acting, entryId);
}

/** Throws where somebody else changed the entry since the reader saw it. */
export function mustBe(version: number, expects: number | undefined): void {
  if (expects !== undefined && expects !== version) throw new Stale({ yours: expects, theirs: version });
}
