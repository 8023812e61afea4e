import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { type Context, NotFound, Stale } from "#kernel/action";
import { makeCode } from "#kernel/words";
import type { Publication } from "./words.ts";

export type Acting = Pick<Context<unknown>, "tx" | "actor" | "now">;

/** A free code of a kind of record: B for publications, N for stories. */
export function newCode(letter: "B" | "N"): string {
  return makeCode(letter, randomBytes(5));
}

export type OwnPublication = {
  publication_id: string;
  code: string;
  key: string | null;
  content: Publication;
  version: number;
  removed_at: Date | null;
  published: number | null;
};

/** An entry of the actor's own agency, held for a change; not there for everybody else. */
export async function ownPublication({ tx }: Acting, publicationId: string): Promise<OwnPublication> {
  const { rows } = await sql<OwnPublication>`
    select p.publication_id, p.code, p.key, p.content, p.version, p.removed_at,
      (select x.version from library.published x where x.publication_id = p.publication_id) as published
    from library.publication p where p.publication_id = ${publicationId}::uuid for update`.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new NotFound();
  return found;
}

/** The same while it stands. */
export async function standingPublication(acting: Acting, publicationId: string): Promise<OwnPublication> {
  const found = await ownPublication(acting, publicationId);
  if (found.removed_at !== null) throw new NotFound();
  return found;
}

/** Throws where somebody else changed the record since the reader saw it. */
export function mustBe(version: number, expects: number | undefined): void {
  if (expects !== undefined && expects !== version) throw new Stale({ yours: expects, theirs: version });
}

async function keepVersion({ tx }: Acting, publicationId: string): Promise<void> {
  await sql`
    insert into library.publication_version (agency_id, publication_id, version, content, author, written_at)
    select agency_id, publication_id, version, content, author, written_at
    from library.publication where publication_id = ${publicationId}::uuid`.execute(tx);
}

/** Enters a publication as a draft of the actor's agency. */
export async function insertPublication(
  acting: Acting,
  { publicationId, key, content }: { publicationId: string; key: string | null; content: Publication },
): Promise<string> {
  const code = newCode("B");
  await sql`
    insert into library.publication (agency_id, publication_id, code, key, content, author, written_at)
    values (access.agency_id(), ${publicationId}::uuid, ${code}, ${key}, ${JSON.stringify(content)}::jsonb,
      access.account_id(), ${acting.now})`.execute(acting.tx);
  await keepVersion(acting, publicationId);
  return code;
}

/** Writes a new version of an entry. */
export async function rewritePublication(
  acting: Acting,
  publicationId: string,
  content: Publication,
): Promise<void> {
  await sql`
    update library.publication set content = ${JSON.stringify(content)}::jsonb, version = version + 1,
      author = access.account_id(), written_at = ${acting.now}
    where publication_id = ${publicationId}::uuid`.execute(acting.tx);
  await keepVersion(acting, publicationId);
}

/** Whether another entry of the agency has the key. */
export async function keyIsTaken({ tx }: Acting, key: string | null, but: string): Promise<boolean> {
  if (key === null) return false;
  const { rows } = await sql`
    select from library.publication
    where agency_id = access.agency_id() and key = ${key} and removed_at is null and publication_id <> ${but}::uuid`.execute(
    tx,
  );
  return rows.length > 0;
}
