import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Context } from "#kernel/action";
import { ContentLang, PageAsk } from "#kernel/words";
import { audiences, kinds, type Publication, type Reach, topics } from "./words.ts";

export const sorts = ["newest", "year", "title"] as const;

/** What the catalogue is asked. Nothing personal stands in it. */
export const CatalogueAsk = PageAsk.extend({
  text: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe("words of title, summary, author, publisher or series"),
  kind: z.enum(kinds).optional(),
  topic: z.enum(topics).optional(),
  audience: z.enum(audiences).optional(),
  language: ContentLang.optional(),
  years: z
    .enum(["new", "2020", "2010", "2000", "before"])
    .optional()
    .describe("new in this catalogue, or the decade in which it came out"),
  state: z.enum(["published", "drafts"]).optional().describe("drafts: what one's agency has not published"),
  sort: z.enum(sorts).optional(),
});
export type CatalogueAsk = z.infer<typeof CatalogueAsk>;

export type CatalogueRow = {
  publication_id: string;
  code: string;
  key: string | null;
  agency_id: string;
  version: number;
  own_version: number | null;
  content: Publication;
  reach: Reach | null;
  file_name: string | null;
  file_bytes: number | null;
  published_at: Date | null;
  place: string;
};

/** How long a publication counts as new. */
export const newDays = 90;

const published = sql`
  select x.publication_id, x.code, p.key, x.agency_id, x.version, p.version as own_version, x.content, x.audience as reach,
    x.file_name, x.file_bytes, x.published_at, x.published_at as at
  from library.published x left join library.publication p using (publication_id)`;

const drafts = sql`
  select p.publication_id, p.code, p.key, p.agency_id, p.version, p.version as own_version, p.content, null::text as reach,
    (select max(f.name) from library.file_part f where f.publication_id = p.publication_id) as file_name,
    (select sum(length(f.content))::int from library.file_part f where f.publication_id = p.publication_id) as file_bytes,
    null::timestamptz as published_at, p.written_at as at
  from library.publication p
  where p.removed_at is null and not exists (select from library.published x where x.publication_id = p.publication_id)`;

const places = {
  newest: sql`to_char(c.at at time zone 'UTC', 'YYYYMMDDHH24MISSUS')`,
  year: sql`coalesce(c.content ->> 'year', '0000')`,
  title: sql`lower(c.content -> 'title' ->> 'text')`,
} as const;

function wordsOf(text: string | undefined): string[] {
  return (text ?? "")
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "")
    .slice(0, 12);
}

function conditions(ask: CatalogueAsk, now: Date): RawBuilder<unknown> {
  const { kind = null, topic = null, audience = null, language = null, years = null } = ask;
  const since = new Date(now.getTime() - newDays * 86_400_000);
  return sql`
    (${kind}::text is null or c.content ->> 'kind' = ${kind})
    and (${topic}::text is null or c.content -> 'topics' ? ${topic})
    and (${audience}::text is null or c.content -> 'audience' ? ${audience})
    and (${language}::text is null or c.content -> 'languages' ? ${language})
    and case ${years}::text when 'new' then c.published_at >= ${since}
      when '2020' then (c.content ->> 'year')::int >= 2020 when '2010' then (c.content ->> 'year')::int between 2010 and 2019
      when '2000' then (c.content ->> 'year')::int between 2000 and 2009 when 'before' then (c.content ->> 'year')::int < 2000
      else true end
    and not exists (select from unnest(${wordsOf(ask.text)}::text[]) word
      where position(word in lower((c.content - 'kind' - 'topics' - 'audience' - 'languages' - 'link')::text || ' ' || c.code)) = 0)`;
}

/** One page of the catalogue, as far as the reader sees it, with the place after which the next one begins. */
export async function findPublications(
  { tx, now }: Pick<Context<unknown>, "tx" | "now">,
  ask: CatalogueAsk,
): Promise<{ rows: CatalogueRow[]; next: string | null; total: number }> {
  const { limit = 50, sort = "newest", state = "published" } = ask;
  const source = state === "drafts" ? drafts : published;
  const place = places[sort];
  const [afterPlace = null, afterId = null] = readAfter(ask.after);
  const beyond =
    afterId === null
      ? sql`true`
      : sort === "title"
        ? sql`(f.place, f.publication_id) > (${afterPlace}, ${afterId}::uuid)`
        : sql`(f.place, f.publication_id) < (${afterPlace}, ${afterId}::uuid)`;
  const order =
    sort === "title"
      ? sql`f.place collate "C", f.publication_id`
      : sql`f.place collate "C" desc, f.publication_id desc`;
  const { rows } = await sql<CatalogueRow & { total: number }>`
    with f as (select c.*, ${place} collate "C" as place from (${source}) c where ${conditions(ask, now)})
    select f.*, (select count(*)::int from f) as total from f where ${beyond} order by ${order} limit ${limit + 1}`.execute(
    tx,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > limit && last ? `${last.publication_id} ${last.place}` : null,
    total: rows[0]?.total ?? 0,
  };
}

function readAfter(text: string | undefined): [string?, string?] {
  const found = /^([0-9a-f-]{36}) (.*)$/su.exec(text ?? "");
  return found?.[1] === undefined ? [] : [found[2] ?? "", found[1]];
}
