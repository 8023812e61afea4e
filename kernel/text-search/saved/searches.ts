import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question, refuse } from "#kernel/action";
import type { Tx } from "../../database/tx.ts";
import { mostSearches, SavedSearch, SearchAlert, SearchName, SearchWords } from "./saved-search.ts";

const Collection = z.string().max(100).describe("what is searched, e.g. caselaw.judgment");
const SearchId = z.object({ searchId: z.uuid() });

export const listSearches = question({
  name: "text-search.list-searches",
  about: "One's own saved searches over published records, of one collection or of all.",
  needs: "signed-in",
  input: z.object({ collection: Collection.optional() }),
  output: z.object({ items: z.array(SavedSearch) }),
}).run(async ({ input, tx }) => {
  const { rows } = await sql<Record<string, unknown>>`
    select search_id as "searchId", collection, place, name, query, filters, fields, lang, alert,
      coalesce(told_at > seen_at, false) as waits
    from text_search.saved where ${input.collection ?? null}::text is null or collection = ${input.collection ?? null}::text
    order by lower(name)`.execute(tx);
  return { items: rows.map((row) => SavedSearch.parse(row)) };
});

export const saveSearch = action({
  name: "text-search.save-search",
  about: "Keeps a search over published records, or what is searched under a name that is there.",
  needs: "signed-in",
  input: SearchWords.extend({
    searchId: z.uuid(),
    collection: Collection,
    place: z
      .string()
      .max(200)
      .regex(/^\/[a-z0-9/-]+$/),
    name: SearchName,
    alert: SearchAlert.default("none"),
  }),
  output: SearchId,
  refusals: ["name-taken", "too-many-searches"],
  undo: "text-search.drop-search",
}).run(async ({ input, tx, now }) => {
  const { searchId, collection, place, name, query, alert, lang } = input;
  const known = await sql`select from text_search.collection where collection = ${collection}`.execute(tx);
  if (known.rows.length === 0) throw new NotFound();
  const { rows: others } = await sql<{ taken: boolean }>`
    select collection = ${collection} and lower(name) = lower(${name}) as taken from text_search.saved
    where search_id <> ${searchId}::uuid`.execute(tx);
  if (others.some((row) => row.taken)) return refuse("name-taken", { path: ["name"] });
  if (others.length >= mostSearches) return refuse("too-many-searches", { params: { most: mostSearches } });
  const { rows } = await sql`
    insert into text_search.saved as s (search_id, collection, place, name, query, filters, fields, lang, alert, seen_at)
    values (${searchId}::uuid, ${collection}, ${place}, ${name}, ${query}, ${JSON.stringify(input.filters)}::jsonb,
      ${JSON.stringify(input.fields)}::jsonb, ${lang}, ${alert}, ${now})
    on conflict (search_id) do update set name = excluded.name, query = excluded.query, filters = excluded.filters,
      fields = excluded.fields, place = excluded.place, lang = excluded.lang, alert = excluded.alert, seen_at = excluded.seen_at
    where s.collection = excluded.collection
    returning search_id`
    .execute(tx)
    .catch((error: unknown) => {
      // The id is another person's: as if it were not there.
      throw isRowSecurity(error) ? new NotFound() : error;
    });
  if (rows.length === 0) throw new NotFound();
  return { searchId };
});

export const renameSearch = action({
  name: "text-search.rename-search",
  about: "Gives a saved search another name, and says how often to be told of news.",
  needs: "signed-in",
  input: SearchId.extend({ name: SearchName, alert: SearchAlert }),
  output: SearchId,
  refusals: ["name-taken"],
}).run(async ({ input, tx }) => {
  const { searchId, name, alert } = input;
  const { rows: others } = await sql`
    select from text_search.saved o join text_search.saved s on s.search_id = ${searchId}::uuid
    where o.search_id <> s.search_id and o.collection = s.collection and lower(o.name) = lower(${name})`.execute(
    tx,
  );
  if (others.length > 0) return refuse("name-taken", { path: ["name"] });
  await changed(
    tx,
    sql<{ search_id: string }>`
      update text_search.saved set name = ${name}, alert = ${alert} where search_id = ${searchId}::uuid returning search_id`,
  );
  return { searchId };
});

export const openSearch = action({
  name: "text-search.open-search",
  about: "Notes that the owner of a saved search looked at it, so that only later news is told.",
  needs: "signed-in",
  input: SearchId,
  output: SearchId,
}).run(async ({ input, tx, now }) => {
  await changed(
    tx,
    sql<{ search_id: string }>`
      update text_search.saved set seen_at = ${now} where search_id = ${input.searchId}::uuid returning search_id`,
  );
  return input;
});

export const dropSearch = action({
  name: "text-search.drop-search",
  about: "Forgets a saved search.",
  needs: "signed-in",
  input: SearchId,
  output: SearchId,
}).run(async ({ input, tx }) => {
  await changed(
    tx,
    sql<{ search_id: string }>`
      delete from text_search.saved where search_id = ${input.searchId}::uuid returning search_id`,
  );
  return input;
});

/** Changes one's own row; another's is not there. */
async function changed(tx: Tx, statement: ReturnType<typeof sql<{ search_id: string }>>): Promise<void> {
  const { rows } = await statement.execute(tx);
  if (rows.length === 0) throw new NotFound();
}

function isRowSecurity(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "42501";
}
