import { sql } from "kysely";
import { type Html, html, type PublicAsk, type PublicFace } from "#kernel/public-face";
import { openStamp } from "#kernel/text-search";
import { collection } from "../publications/search-entry.ts";
import { findOpen } from "./find-open.ts";
import { lineOf } from "./line.ts";
import { listsPage, readingListPage } from "./list-pages.ts";
import { cataloguePage, publicationPage } from "./publication-pages.ts";
import { addresses, feed, forms, records } from "./records.ts";
import { storiesPage, storyPage } from "./story-pages.ts";
import { texts } from "./texts.ts";
import { tools } from "./tools.ts";

async function homePart(ask: PublicAsk): Promise<Html> {
  const { items } = await findOpen(ask, { query: "", filters: {} }, 5);
  return html`<ol class="results">${items.map(({ record }) => html`<li>${lineOf(record, ask)}</li>\n`)}</ol>`;
}

/** What everybody may read of the library. Pages with a story on them are fleeting: kept nowhere, made at each asking (L5). */
export const publicFace: PublicFace = {
  texts,
  async stamp(tx) {
    const { rows } = await sql<{ stamp: string | null }>`
      select md5(string_agg(list_id::text || title::text || coalesce(about::text, '') || items::text, '' order by list_id)) as stamp
      from library.shared_list`.execute(tx);
    return `${await openStamp(tx, collection)}:${rows[0]?.stamp ?? ""}`;
  },
  recordName: "B-[0-9A-Z]{6}",
  pages: [
    { path: "", render: cataloguePage },
    { path: "/publications/:code", render: publicationPage },
    { path: "/lists", render: listsPage },
    { path: "/lists/:list", render: readingListPage },
    { path: "/stories", render: storiesPage },
    { path: "/stories/:code", render: storyPage },
  ],
  feeds: [feed],
  forms,
  records,
  addresses,
  tools,
  home: homePart,
};
