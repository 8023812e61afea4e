import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "../../database/tx.ts";
import { onEvent } from "../../event/subscriber.ts";
import { findMatching } from "../search.ts";
import { SearchWords } from "./saved-search.ts";

const Due = SearchWords.extend({ search_id: z.uuid(), collection: z.string(), since: z.date() });

/** On each day: owners of saved searches are told that something new is found; then words that nothing holds are forgotten. */
export const onDay = onEvent({
  about:
    "Tells owners of saved searches that new results wait, and forgets words of texts that were taken out.",
  needs: "text-search.watch",
}).run(async ({ tx }) => {
  const { rows } = await sql<Record<string, unknown>>`select * from text_search.due_searches()`.execute(tx);
  const news: string[] = [];
  for (const row of rows) {
    const due = Due.parse(row);
    if (await hasNews(tx, due)) news.push(due.search_id);
  }
  if (news.length > 0) await sql`select text_search.tell_news(${news}::uuid[])`.execute(tx);
  await sql`select text_search.sweep()`.execute(tx);
});

async function hasNews(tx: Tx, due: z.infer<typeof Due>): Promise<boolean> {
  const { rows } = await sql`
    select from text_search.entry where collection = ${due.collection} and first_at > ${due.since} limit 1`.execute(
    tx,
  );
  if (rows.length === 0) return false;
  const found = await findMatching(tx, due);
  const { rows: fresh } = await sql`
    select from text_search.entry where entry_no = any (${found}::int[]) and first_at > ${due.since} limit 1`.execute(
    tx,
  );
  return fresh.length > 0;
}
