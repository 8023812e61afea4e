import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { SearchAnswer, SearchHit, SearchInput, searchEntries } from "#kernel/text-search";
import { collection } from "./search-entry.ts";
import { searchFacets, searchFields } from "./search-fields.ts";
import { kinds, type Publication } from "./words.ts";

const Hit = SearchHit.extend({
  code: z.string(),
  kind: z.enum(kinds),
  year: z.int().nullable(),
  publisher: z.string(),
});

export const searchPublications = question({
  name: "library.search-publications",
  about: "Searches published entries by words of any language, with facets; what matters most first.",
  needs: "library.read",
  input: SearchInput,
  output: SearchAnswer.extend({ items: z.array(Hit) }),
  inAddress: true,
}).run(async ({ input, tx }) => {
  const answer = await searchEntries(tx, {
    ...input,
    collection,
    facets: searchFacets,
    fields: searchFields,
  });
  const ids = answer.items.map(({ recordId }) => recordId);
  const { rows } = await sql<{ publication_id: string; code: string; content: Publication }>`
    select publication_id, code, content from library.published where publication_id = any (${ids}::uuid[])`.execute(
    tx,
  );
  const found = new Map(rows.map((row) => [row.publication_id, row]));
  const items = answer.items.flatMap((hit) => {
    const row = found.get(hit.recordId);
    if (row === undefined) return [];
    const { kind, year, publisher } = row.content;
    return [{ ...hit, code: row.code, kind, year, publisher }];
  });
  return { ...answer, items };
});

export const findByWords = question({
  name: "library.find-publications",
  about: "Titles for the search of everything.",
  needs: "library.read",
  input: z.object({ text: z.string().trim().max(200), limit: z.int().min(1).max(20).default(5) }),
  output: z.object({ items: z.array(z.object({ code: z.string(), label: z.string(), about: z.string() })) }),
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const { text, limit } = input;
  if (text === "") return { items: [] };
  const { items } = await searchEntries(tx, {
    collection,
    query: text,
    lang: actor.lang,
    limit,
    fields: searchFields,
  });
  const { rows } = await sql<{ publication_id: string; code: string; publisher: string }>`
    select publication_id, code, content ->> 'publisher' as publisher from library.published
    where publication_id = any (${items.map(({ recordId }) => recordId)}::uuid[])`.execute(tx);
  return {
    items: items.flatMap(({ recordId, title }) => {
      const row = rows.find((one) => one.publication_id === recordId);
      return row === undefined ? [] : [{ code: row.code, label: title, about: row.publisher }];
    }),
  };
});
