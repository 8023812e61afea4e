import { sql } from "kysely";
import type { AddressSearch, PublicAsk } from "#kernel/public-face";
import { openCollection, searchEntries } from "#kernel/text-search";
import type { PublishedPublication } from "../publications/published-by-code.ts";
import { collection } from "../publications/search-entry.ts";
import { searchFacets, searchFields } from "../publications/search-fields.ts";

type Tx = PublicAsk["tx"];

const columns = sql`publication_id, code, version, content, audience, file_name, file_bytes, file_parts, published_at, revised_at`;

/** Publications that everybody may read, by a search; the newest years first where nothing was asked. */
export async function findOpen(
  { tx, lang }: Pick<PublicAsk, "tx" | "lang">,
  { query, filters, after }: AddressSearch,
  limit = 20,
) {
  const answer = await searchEntries(tx, {
    collection: openCollection(collection),
    ...{ query, lang, filters, limit, sort: query === "" ? "newest" : "relevance" },
    facets: searchFacets,
    fields: searchFields,
    ...(after === undefined ? {} : { after }),
  });
  const found = await severalOpen(
    tx,
    answer.items.map(({ recordId }) => recordId),
  );
  const byId = new Map(found.map((one) => [one.publication_id, one]));
  return {
    ...answer,
    items: answer.items.flatMap((hit) => {
      const record = byId.get(hit.recordId);
      return record === undefined ? [] : [{ ...hit, record }];
    }),
  };
}

/** Several published entries by their ids, in no order. */
export async function severalOpen(tx: Tx, ids: readonly string[]): Promise<PublishedPublication[]> {
  const { rows } = await sql<PublishedPublication>`
    select ${columns} from library.published where publication_id = any (${ids}::uuid[])`.execute(tx);
  return rows;
}

/** Published entries by their codes, a page at a time. */
export async function listOpen(tx: Tx, after: string | null, limit: number): Promise<PublishedPublication[]> {
  const { rows } = await sql<PublishedPublication>`
    select ${columns} from library.published where ${after}::text is null or code > ${after} order by code limit ${limit}`.execute(
    tx,
  );
  return rows;
}
