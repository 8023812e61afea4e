import { sql } from "kysely";
import { type Context, NotFound, refuse } from "#kernel/action";
import { searchEntries } from "#kernel/text-search";
import { searchFields } from "../facets.ts";
import {
  type PublishedJudgment,
  type PublishedRow,
  publishedColumns,
  publishedOf,
} from "../find-published.ts";
import { collection } from "../search-entry.ts";
import { knownFilters } from "../search-judgments.ts";
import { printOfCase } from "./build.ts";
import { DigestContent, type DigestInput } from "./words.ts";

type Tx = Context<unknown>["tx"];
export type Acting = Pick<Context<unknown>, "tx" | "actor" | "now">;

/** So many cases stand in one digest; beyond, nobody reads it through. */
export const mostCases = 200;

export async function publishedByCode(tx: Tx, codes: readonly string[]): Promise<PublishedJudgment[]> {
  const { rows } = await sql<PublishedRow>`
    select ${publishedColumns} from caselaw.published where code = any (${codes}::text[])`.execute(tx);
  return rows.map(publishedOf);
}

async function idsFound(
  { tx, actor }: Acting,
  { query, filters }: { query: string; filters: Record<string, string[]> },
): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const answer = await searchEntries(tx, {
      collection,
      query,
      lang: actor.lang,
      filters: knownFilters(filters).filters,
      sort: "newest",
      limit: 100,
      after,
      fields: searchFields,
    });
    ids.push(...answer.items.map(({ recordId }) => recordId));
    after = answer.next ?? undefined;
  } while (after !== undefined && ids.length < mostCases);
  return ids.slice(0, mostCases);
}

/** The cases of a digest as they are published now: those picked, or those its search finds. */
export async function casesOf(acting: Acting, input: DigestInput): Promise<PublishedJudgment[]> {
  const { tx } = acting;
  if (input.source.by === "hand") return publishedByCode(tx, input.source.codes);
  const ids = await idsFound(acting, input.source);
  const { rows } = await sql<PublishedRow>`
    select ${publishedColumns} from caselaw.published where judgment_id = any (${ids}::uuid[])`.execute(tx);
  return rows.map(publishedOf);
}

/** The digest as it is stored, with a print of each case as it reads now. */
export async function gathered(acting: Acting, input: DigestInput) {
  const issues = input.issues.map(({ issue }) => issue);
  const cases = await casesOf(acting, input);
  if (cases.length === 0) return refuse("no-cases", { path: ["source"] });
  const content: DigestContent = {
    ...input,
    cases: cases.map(({ code, judgment }) => ({ code, seen: printOfCase(judgment, issues) })),
  };
  return content;
}

export type HeldDigest = { version: number; content: DigestContent; removed: boolean };

/** A digest of the actor's agency, locked for a change; any other is not found. */
export async function ownDigest({ tx }: Pick<Acting, "tx">, digestId: string): Promise<HeldDigest> {
  const { rows } = await sql<{ version: number; content: unknown; removed_at: Date | null }>`
    select version, content, removed_at from caselaw.digest where digest_id = ${digestId}::uuid for update`.execute(
    tx,
  );
  const [found] = rows;
  if (found === undefined) throw new NotFound();
  return {
    version: found.version,
    content: DigestContent.parse(found.content),
    removed: found.removed_at !== null,
  };
}

export async function rewriteDigest(
  { tx, now }: Acting,
  digestId: string,
  content: DigestContent,
): Promise<void> {
  await sql`
    update caselaw.digest set content = ${JSON.stringify(content)}::jsonb, version = version + 1, author = access.account_id(), written_at = ${now}
    where digest_id = ${digestId}::uuid`.execute(tx);
}

export type DigestRow = {
  digest_id: string;
  agency_id: string;
  agency: Record<string, string> | null;
  content: DigestContent;
  version: number;
  author: string | null;
  written_at: Date;
  shared: number | null;
};

/** Digests of the reader's agency as they stand, and of others the versions that they made known. */
export async function digestRows(tx: Tx, only: string | null = null): Promise<DigestRow[]> {
  const { rows } = await sql<DigestRow>`
    with seen as materialized (
      select d.digest_id, d.agency_id, d.content, d.version, d.author, d.written_at, s.version as shared
      from caselaw.digest d left join caselaw.digest_shared s using (digest_id) where d.removed_at is null
      union all
      select s.digest_id, s.agency_id, s.content, s.version, s.author, s.shared_at, s.version
      from caselaw.digest_shared s where s.agency_id <> access.agency_id()
    )
    select seen.digest_id, seen.agency_id, a.name as agency, content, version, p.name as author, written_at, shared
    from seen left join caselaw.agency_names(array(select agency_id from seen)) a using (agency_id)
      left join access.account_names(array(select author from seen)) p on p.account_id = seen.author
    where ${only}::uuid is null or digest_id = ${only}::uuid
    order by written_at desc, digest_id limit 500`.execute(tx);
  return rows.map((row) => ({ ...row, content: DigestContent.parse(row.content) }));
}
