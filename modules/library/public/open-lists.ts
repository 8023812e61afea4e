import { sql } from "kysely";
import type { PublicAsk } from "#kernel/public-face";
import type { TranslatedText } from "#kernel/words";

type OpenList = {
  list_id: string;
  title: TranslatedText;
  about: TranslatedText | null;
  items: string[];
  shared_at: Date;
};

/** Reading lists for everybody, the newest first. */
export async function openLists(tx: PublicAsk["tx"]): Promise<OpenList[]> {
  const { rows } = await sql<OpenList>`
    select list_id, title, about, items, shared_at from library.shared_list order by shared_at desc limit 300`.execute(
    tx,
  );
  return rows;
}
