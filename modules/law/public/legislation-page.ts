import { labelOf } from "@palermo/vocabulary";
import { sql } from "kysely";
import {
  addressSearch,
  html,
  numberIn,
  type PublicAsk,
  type PublicDocument,
  searchAddress,
  searchPart,
} from "#kernel/public-face";
import { openCollection, searchEntries } from "#kernel/text-search";
import { provisionCollection } from "../index-provision.ts";
import { elementLabel, type Provision } from "../legislation/act.ts";
import { searchFacets, searchFields } from "../legislation/search-fields.ts";
import { placeLabel } from "../places.ts";
import { base, inline } from "./view.ts";

type Found = { id: string; act: string; country: string; content: Provision; title: Provision["extract"] };

/** Searches provisions that everybody may read. */
export async function findProvisions(
  { tx, lang }: Pick<PublicAsk, "tx" | "lang">,
  { query, filters, after }: ReturnType<typeof addressSearch>,
  limit = 20,
) {
  const answer = await searchEntries(tx, {
    collection: openCollection(provisionCollection),
    ...{ query, lang, filters, limit, sort: query === "" ? "newest" : "relevance" },
    facets: searchFacets,
    fields: searchFields,
    ...(after === undefined ? {} : { after }),
  });
  const ids = answer.items.map(({ recordId }) => recordId);
  const { rows } = await sql<Found>`
    select p.provision_id as id, p.record_id as act, p.country, p.content, a.content -> 'title' as title
    from law.provision p join law.act_published a using (record_id) where p.provision_id = any (${ids}::uuid[])`.execute(
    tx,
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  const items = answer.items.flatMap((hit) => {
    const row = found.get(hit.recordId);
    return row === undefined ? [] : [{ ...hit, row }];
  });
  return { ...answer, items };
}

/** How a value of a facet is called. */
export function valueLabel(facet: string, value: string, lang: PublicAsk["lang"]): string {
  if (facet === "country") return placeLabel(value, lang);
  if (facet === "crime") return labelOf("crime-type", value, lang);
  return facet === "element" ? elementLabel(value, lang) : value;
}

/** The search of legislation. */
export async function legislationPage(ask: PublicAsk): Promise<PublicDocument> {
  const { lang, say } = ask;
  const search = addressSearch(ask.query, searchFacets);
  const found = await findProvisions(ask, search);
  const own = `${base(lang)}/legislation`;
  return {
    title: say("legislation.title"),
    description: say("legislation.about"),
    indexed: searchAddress(search) === "",
    canonicalQuery: searchAddress(search).slice(1),
    trail: [{ href: base(lang), text: say("face.title") }],
    body: html`<h1>${say("legislation.title")}</h1><p class="lead">${say("legislation.about")}</p>
${searchPart({
  ...{ lang, say, base: own, search, found },
  facets: searchFacets,
  facetLabel: (facet) => say(`facet.${facet}`),
  valueLabel: (facet, value) => valueLabel(facet, value, lang),
  count: say("legislation.provisions", { count: numberIn(lang, found.total) }),
  hits:
    found.items.length === 0
      ? null
      : html`<ol class="results">
${found.items.map(
  ({
    row,
    snippet,
  }) => html`<li><h3><a href="${base(lang)}/acts/${row.act}#${row.id}"><bdi>${row.content.number}</bdi> ${row.content.heading && inline(row.content.heading, lang)}</a></h3>
<p class="small quiet">${placeLabel(row.country, lang)} · ${inline(row.title, lang)}</p><p class="small" lang="${snippet.lang}" dir="auto">${snippet.text}</p></li>\n`,
)}</ol>`,
})}`,
  };
}
