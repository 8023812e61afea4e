import { sql } from "kysely";
import { z } from "zod";
import { action, type Declaration, NotFound, type Question, question, refuse } from "#kernel/action";
import type { Actor } from "../action/actor.ts";
import { wrongFilter } from "./open-filter.ts";
import { may, mostViews, SavedView, Sharing, ViewState } from "./saved-view.ts";

/** Finds a declaration by its name, among all doors. */
export type Find = (name: string) => Declaration | undefined;

const List = z.string().max(100).describe("the question whose list it is, e.g. casefile.list-cases");

/** A list that this person may read and whose state may stand in an address. */
function listFor(find: Find, name: string, actor: Actor): Question | undefined {
  const found = find(name);
  if (found?.kind !== "question" || !found.inAddress) return undefined;
  return found.needs === "signed-in" || actor.rights.has(found.needs) ? found : undefined;
}

type Row = {
  view_id: string;
  name: string;
  state: unknown;
  shared_with: string;
  is_default?: boolean;
  by_name?: string;
};

function viewOf(row: Row): SavedView {
  const own = row.by_name === undefined;
  return {
    viewId: row.view_id,
    name: row.name,
    state: ViewState.parse(row.state),
    sharedWith: Sharing.parse(row.shared_with),
    isDefault: row.is_default ?? false,
    own,
    by: row.by_name ?? null,
    may: may({ own }),
  };
}

export function listViewsWith(find: Find) {
  return question({
    name: "saved-view.list-views",
    about: "Saved filters of one list: one's own and those that unit and agency share.",
    needs: "signed-in",
    input: z.object({ list: List }),
    output: z.object({ items: z.array(SavedView) }),
  }).run(async ({ input, tx, actor }) => {
    if (!listFor(find, input.list, actor)) throw new NotFound();
    const own = await sql<Row>`
      select view_id, name, state, shared_with, is_default from saved_view.view where list = ${input.list} order by lower(name)`.execute(
      tx,
    );
    const shared = await sql<Row>`select * from saved_view.shared_with_me(${input.list})`.execute(tx);
    return { items: [...own.rows, ...shared.rows].map(viewOf) };
  });
}

export function listOwnViewsWith(find: Find) {
  return question({
    name: "saved-view.list-own-views",
    about: "One's own saved filters of all lists, for the search of the shell.",
    needs: "signed-in",
    input: z.object({}),
    output: z.object({ items: z.array(SavedView.extend({ list: z.string() })) }),
  }).run(async ({ tx, actor }) => {
    const { rows } = await sql<Row & { list: string }>`
      select view_id, list, name, state, shared_with, is_default from saved_view.view order by lower(name) limit 200`.execute(
      tx,
    );
    const open = rows.filter((row) => listFor(find, row.list, actor) !== undefined);
    return { items: open.map((row) => ({ ...viewOf(row), list: row.list })) };
  });
}

export function saveViewWith(find: Find) {
  return action({
    name: "saved-view.save-view",
    about: "Keeps the filters of a list under a name, for oneself or for unit or agency.",
    needs: "signed-in",
    input: z.object({
      viewId: z.uuid(),
      list: List,
      name: z.string().trim().min(1).max(80),
      state: ViewState,
      sharedWith: Sharing.default("own"),
      isDefault: z.boolean().default(false).describe("the list opens with it; one a list"),
    }),
    output: SavedView,
    refusals: ["open-filter", "name-taken", "too-many-views", "no-unit"],
    undo: "saved-view.delete-view",
  }).run(async ({ input, tx, actor, now }) => {
    const list = listFor(find, input.list, actor);
    if (!list) throw new NotFound();
    const wrong = wrongFilter(list.input, input.state.filters);
    if (wrong !== undefined)
      return refuse("open-filter", { path: ["state", "filters", wrong], params: { filter: wrong } });
    if (input.sharedWith === "unit" && actor.unitId === null)
      return refuse("no-unit", { path: ["sharedWith"] });
    // Of many at once one after the other: the second sees the first's name, and which view opens.
    await sql`select pg_advisory_xact_lock(7424, hashtext(${actor.accountId + input.list}))`.execute(tx);
    const others = await sql<{ view_id: string; name: string }>`
      select view_id, lower(name) as name from saved_view.view where list = ${input.list} and view_id <> ${input.viewId}::uuid`.execute(
      tx,
    );
    if (others.rows.some((row) => row.name === input.name.toLowerCase()))
      return refuse("name-taken", { path: ["name"] });
    if (others.rows.length >= mostViews) return refuse("too-many-views", { params: { most: mostViews } });
    if (input.isDefault) {
      await sql`update saved_view.view set is_default = false where list = ${input.list} and is_default`.execute(
        tx,
      );
    }
    const saved = await sql`
      insert into saved_view.view as v (view_id, list, name, state, shared_with, is_default, changed_at)
      values (${input.viewId}::uuid, ${input.list}, ${input.name}, ${JSON.stringify(input.state)}::jsonb, ${input.sharedWith}, ${input.isDefault}, ${now})
      on conflict (view_id) do update set name = excluded.name, state = excluded.state, shared_with = excluded.shared_with,
        is_default = excluded.is_default, changed_at = excluded.changed_at
      where v.list = excluded.list
      returning view_id`
      .execute(tx)
      .catch((error: unknown) => {
        // The id is another person's: as if it were not there.
        throw isRowSecurity(error) ? new NotFound() : error;
      });
    if (saved.rows.length === 0) throw new NotFound();
    return viewOf({
      view_id: input.viewId,
      name: input.name,
      state: input.state,
      shared_with: input.sharedWith,
      is_default: input.isDefault,
    });
  });
}

function isRowSecurity(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "42501";
}

export const deleteView = action({
  name: "saved-view.delete-view",
  about: "Forgets saved filters; those with whom they were shared lose them too.",
  needs: "signed-in",
  input: z.object({ viewId: z.uuid() }),
  output: z.object({ viewId: z.uuid() }),
}).run(async ({ input, tx }) => {
  const { rows } =
    await sql`delete from saved_view.view where view_id = ${input.viewId}::uuid returning view_id`.execute(
      tx,
    );
  if (rows.length === 0) throw new NotFound();
  return { viewId: input.viewId };
});

/** For the typed client. */
export type ListViews = ReturnType<typeof listViewsWith>;
export type ListOwnViews = ReturnType<typeof listOwnViewsWith>;
