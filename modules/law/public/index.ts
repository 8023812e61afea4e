import { sql } from "kysely";
import { type Html, html, type PublicAsk, type PublicFace } from "#kernel/public-face";
import { openStamp } from "#kernel/text-search";
import { provisionCollection } from "../index-provision.ts";
import { actPage } from "./act-page.ts";
import { countriesPage, countryPage } from "./country-pages.ts";
import { legislationPage } from "./legislation-page.ts";
import { addresses, feed, forms, recordName, records } from "./records.ts";
import { texts } from "./texts.ts";
import { tools } from "./tools.ts";
import { lawPage, treatyPage, treatyTable } from "./treaty-pages.ts";
import { todayOf } from "./view.ts";

async function homePart(ask: PublicAsk): Promise<Html> {
  return html`${await treatyTable(ask, await todayOf(ask))}`;
}

/** What everybody may read of law: status of treaties, countries, and legislation that two people published. */
export const publicFace: PublicFace = {
  texts,
  // A page that says "today" is another one tomorrow.
  async stamp(tx) {
    const { rows } = await sql<{ stamp: string }>`
      select current_date || ':' || (select count(*) || coalesce(max(imported_at)::text, '') from law.status_import)
        || ':' || (select count(*) || coalesce(max(added_at)::text, '') || count(removed_at) from law.instrument)
        || ':' || (select count(*) || coalesce(max(published_at)::text, '') from law.act_published) as stamp`.execute(
      tx,
    );
    return `${rows[0]?.stamp ?? ""}:${await openStamp(tx, provisionCollection)}`;
  },
  recordName,
  pages: [
    { path: "", render: lawPage },
    { path: "/treaties/:treaty", render: treatyPage },
    { path: "/countries", render: countriesPage },
    { path: "/countries/:country", render: countryPage },
    { path: "/legislation", render: legislationPage },
    { path: "/acts/:act", render: actPage },
  ],
  feeds: [feed],
  forms,
  records,
  addresses,
  tools,
  home: homePart,
};
