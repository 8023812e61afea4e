import { sql } from "kysely";
import { dropEntry, putEntries } from "#kernel/text-search";
import type { Acting } from "./rows.ts";
import { collection, type Published, searchEntryOf } from "./search-entry.ts";
import type { Reach } from "./words.ts";

/** Makes entries of the actor's agency readable as they stand, with their files; gives those that were there. */
export async function publishRows(
  { tx, now }: Acting,
  publicationIds: readonly string[],
  reach: Reach,
): Promise<string[]> {
  const ids = [...publicationIds];
  const { rows } = await sql<Published>`
    insert into library.published as x (publication_id, code, agency_id, version, content, audience, title,
      file_name, file_bytes, file_parts, published_at, revised_at)
    select p.publication_id, p.code, p.agency_id, p.version, p.content, ${reach}, p.content -> 'title' ->> 'text',
      f.name, f.bytes, f.parts, ${now}::timestamptz, ${now}::timestamptz
    from library.publication p
      left join lateral (select max(name) as name, sum(length(content))::int as bytes, max(parts) as parts
        from library.file_part f where f.publication_id = p.publication_id having count(*) = max(parts)) f on true
    where p.publication_id = any (${ids}::uuid[]) and p.agency_id = access.agency_id() and p.removed_at is null
    on conflict (publication_id) do update set version = excluded.version, content = excluded.content,
      audience = excluded.audience, title = excluded.title, file_name = excluded.file_name,
      file_bytes = excluded.file_bytes, file_parts = excluded.file_parts, revised_at = excluded.revised_at
    returning publication_id, content, audience`.execute(tx);
  await sql`delete from library.published_part where publication_id = any (${ids}::uuid[]) and agency_id = access.agency_id()`.execute(
    tx,
  );
  await sql`
    insert into library.published_part (publication_id, part, agency_id, audience, content)
    select f.publication_id, f.part, f.agency_id, x.audience, f.content
    from library.file_part f join library.published x using (publication_id)
    where f.publication_id = any (${ids}::uuid[]) and x.file_parts is not null`.execute(tx);
  await putEntries(tx, rows.map(searchEntryOf));
  return rows.map((row) => row.publication_id);
}

/** Takes a published entry away from its readers and from the search; it stays a draft of its agency. */
export async function unpublishRow({ tx }: Pick<Acting, "tx">, publicationId: string): Promise<void> {
  const { rows } = await sql`
    delete from library.published where publication_id = ${publicationId}::uuid and agency_id = access.agency_id()
    returning publication_id`.execute(tx);
  if (rows.length > 0) await dropEntry(tx, collection, publicationId);
}
