import { sql } from "kysely";
import { z } from "zod";
import { action, type Context, NotFound, question } from "#kernel/action";
import { TranslatedText, textIn } from "#kernel/words";
import { mustBe } from "../publications/rows.ts";
import { Reach } from "../publications/words.ts";

const Named = z.object({ listId: z.uuid() });
const Written = Named.extend({ version: z.int() });
const Words = Named.extend({
  title: TranslatedText(200),
  about: TranslatedText(2000).optional(),
  items: z.array(z.uuid()).max(200).describe("publications and stories, in their order"),
});

type Acting = Pick<Context<unknown>, "tx" | "actor" | "now">;
type Held = { version: number; removed_at: Date | null; reach: Reach | null };

async function ownList({ tx }: Acting, listId: string): Promise<Held> {
  const { rows } = await sql<Held>`
    select l.version, l.removed_at, (select s.audience from library.shared_list s where s.list_id = l.list_id) as reach
    from library.reading_list l where l.list_id = ${listId}::uuid for update`.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new NotFound();
  return found;
}

/** What is shared follows the list: a list that others read never says something else than its agency sees. */
async function shareAsItStands({ tx, now }: Acting, listId: string, reach: Reach): Promise<void> {
  await sql`
    insert into library.shared_list as s (list_id, agency_id, title, about, items, audience, shared_at)
    select list_id, agency_id, title, about, items, ${reach}, ${now}::timestamptz
    from library.reading_list where list_id = ${listId}::uuid
    on conflict (list_id) do update set title = excluded.title, about = excluded.about, items = excluded.items,
      audience = excluded.audience`.execute(tx);
}

export const writeList = action({
  name: "library.write-list",
  about:
    "Makes a reading list, or writes one of one's agency anew; whoever it is shared with sees it at once.",
  needs: "library.edit",
  input: Words,
  output: Written,
  emits: ["library.list-written"],
  undo: "library.remove-list",
}).run(async (context) => {
  const { listId, title, about, items } = context.input;
  const unique = [...new Set(items)];
  const words = [JSON.stringify(title), about === undefined ? null : JSON.stringify(about)] as const;
  const { rows } = await sql<{ version: number }>`
    insert into library.reading_list as l (agency_id, list_id, title, about, items, author, written_at)
    values (access.agency_id(), ${listId}::uuid, ${words[0]}::jsonb, ${words[1]}::jsonb, ${unique}::uuid[], access.account_id(), ${context.now})
    on conflict do nothing returning version`.execute(context.tx);
  if (rows.length === 0) {
    const held = await ownList(context, listId);
    if (held.removed_at !== null) throw new NotFound();
    mustBe(held.version, context.expects);
    await sql`
      update library.reading_list set title = ${words[0]}::jsonb, about = ${words[1]}::jsonb, items = ${unique}::uuid[],
        version = version + 1, author = access.account_id(), written_at = ${context.now}
      where list_id = ${listId}::uuid`.execute(context.tx);
    if (held.reach !== null) await shareAsItStands(context, listId, held.reach);
    context.emit("library.list-written", { listId });
    return { listId, version: held.version + 1 };
  }
  context.emit("library.list-written", { listId });
  return { listId, version: 1 };
});

export const shareList = action({
  name: "library.share-list",
  about:
    "Lets those who sign in, or everybody, read a list of one's agency; each sees what is published for them.",
  needs: "library.edit",
  input: Named.extend({ reach: Reach }),
  output: Named,
  emits: ["library.list-written"],
  undo: "library.unshare-list",
}).run(async (context) => {
  const { listId, reach } = context.input;
  const held = await ownList(context, listId);
  if (held.removed_at !== null) throw new NotFound();
  await shareAsItStands(context, listId, reach);
  context.emit("library.list-written", { listId });
  return { listId };
});

export const unshareList = action({
  name: "library.unshare-list",
  about: "Keeps a list within one's agency again.",
  needs: "library.edit",
  input: Named,
  output: Named,
  emits: ["library.list-written"],
}).run(async (context) => {
  const { listId } = context.input;
  await ownList(context, listId);
  await sql`delete from library.shared_list where list_id = ${listId}::uuid`.execute(context.tx);
  context.emit("library.list-written", { listId });
  return { listId };
});

export const removeList = action({
  name: "library.remove-list",
  about: "Takes a reading list of one's agency away, also from those it was shared with.",
  needs: "library.edit",
  input: Named,
  output: Named,
  emits: ["library.list-written"],
  undo: "library.restore-list",
}).run(async (context) => {
  const { listId } = context.input;
  await ownList(context, listId);
  await sql`delete from library.shared_list where list_id = ${listId}::uuid`.execute(context.tx);
  await sql`update library.reading_list set removed_at = ${context.now} where list_id = ${listId}::uuid`.execute(
    context.tx,
  );
  context.emit("library.list-written", { listId });
  return { listId };
});

export const restoreList = action({
  name: "library.restore-list",
  about: "Puts a reading list back, within one's agency.",
  needs: "library.edit",
  input: Named,
  output: Named,
  emits: ["library.list-written"],
  undo: "library.remove-list",
}).run(async (context) => {
  const { listId } = context.input;
  await ownList(context, listId);
  await sql`update library.reading_list set removed_at = null where list_id = ${listId}::uuid`.execute(
    context.tx,
  );
  context.emit("library.list-written", { listId });
  return { listId };
});

type ListRow = {
  list_id: string;
  agency_id: string;
  title: TranslatedText;
  about: TranslatedText | null;
  items: string[];
  reach: Reach | null;
  version: number | null;
};

const readable = sql`
  select coalesce(s.list_id, l.list_id) as list_id, coalesce(l.agency_id, s.agency_id) as agency_id, coalesce(l.title, s.title) as title,
    coalesce(l.about, s.about) as about, coalesce(l.items, s.items) as items, s.audience as reach, l.version,
    coalesce(s.shared_at, l.written_at) as at
  from (select * from library.reading_list where removed_at is null) l full join library.shared_list s using (list_id)`;

export const ListLine = z.object({
  listId: z.uuid(),
  title: z.string(),
  about: z.string().nullable(),
  reach: Reach.nullable(),
  items: z.int().describe("records on it that the reader may read"),
  mine: z.boolean(),
});

export const listLists = question({
  name: "library.list-lists",
  about: "Reading lists: shared ones, and those of one's own agency.",
  needs: "library.read",
  input: z.object({}),
  output: z.object({ items: z.array(ListLine), mayAdd: z.boolean() }),
  inAddress: true,
}).run(async ({ tx, actor }) => {
  const { rows } = await sql<ListRow & { shown: number }>`
    select r.*, (select count(*)::int from unnest(r.items) i where exists (select from library.published p where p.publication_id = i)
      or exists (select from library.published_story p where p.story_id = i)) as shown
    from (${readable}) r order by r.at desc limit 500`.execute(tx);
  return {
    mayAdd: actor.rights.has("library.edit"),
    items: rows.map((row) => ({
      listId: row.list_id,
      title: textIn(row.title, actor.lang).text,
      about: row.about === null ? null : textIn(row.about, actor.lang).text,
      reach: row.reach,
      items: row.shown,
      mine: row.agency_id === actor.agencyId,
    })),
  };
});

const Item = z.object({
  recordId: z.uuid(),
  what: z.enum(["publication", "story"]),
  code: z.string(),
  title: z.string(),
  about: z.string(),
});

type ItemRow = {
  id: string;
  what: "publication" | "story";
  code: string;
  title: TranslatedText;
  publisher: string | null;
  year: number | null;
};

export const getList = question({
  name: "library.get-list",
  about: "One reading list in its order. What is no longer published has left it.",
  needs: "library.read",
  input: Named,
  output: ListLine.extend({
    entries: z.array(Item),
    words: z.object({ title: TranslatedText(200), about: TranslatedText(2000).nullable() }),
    version: z.int().nullable(),
  }),
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const { rows } = await sql<ListRow>`
    select * from (${readable}) r where r.list_id = ${input.listId}::uuid`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new NotFound();
  const { rows: items } = await sql<ItemRow>`
    select i.id, x.* from unnest(${row.items}::uuid[]) with ordinality as i (id, place) join lateral (
      select 'publication' as what, p.code, p.content -> 'title' as title, p.content ->> 'publisher' as publisher, (p.content ->> 'year')::int as year
      from library.published p where p.publication_id = i.id
      union all select 'story', s.code, s.content -> 'title', null, null from library.published_story s where s.story_id = i.id) x on true
    order by i.place`.execute(tx);
  return {
    listId: row.list_id,
    title: textIn(row.title, actor.lang).text,
    about: row.about === null ? null : textIn(row.about, actor.lang).text,
    reach: row.reach,
    items: items.length,
    mine: row.agency_id === actor.agencyId,
    words: { title: row.title, about: row.about },
    version: row.version,
    entries: items.map((item) => ({
      recordId: item.id,
      what: item.what,
      code: item.code,
      title: textIn(item.title, actor.lang).text,
      about: [item.publisher, item.year].filter(Boolean).join(", "),
    })),
  };
});
