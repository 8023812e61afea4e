import { sql } from "kysely";
import { type Html, html, type PublicAsk, type PublicDocument } from "#kernel/public-face";
import { openCollection } from "#kernel/text-search";
import { findPublished, type PublishedRow, publishedColumns, publishedOf } from "../find-published.ts";
import { findSimilar } from "../find-similar.ts";
import { collection } from "../search-entry.ts";
import { lineOf } from "./hits.ts";
import { quietTitle } from "./quiet-title.ts";
import { base, facetValue, joined, type View, viewOf } from "./view.ts";

const mostCiting = 50;

/** Published judgments that relate to this one. */
export async function citingPart({ tx }: PublicAsk, code: string, view: View): Promise<Html | false> {
  const { rows } = await sql<PublishedRow & { kind: string }>`
    with citing as (select from_code, kind from caselaw.citation where to_code = ${code})
    select ${publishedColumns}, kind from caselaw.published join citing on code = from_code
    order by decided_earliest desc nulls last, code limit ${mostCiting}`.execute(tx);
  if (rows.length === 0) return false;
  const { say, lang } = view;
  return html`<section aria-labelledby="citing"><h2 id="citing">${say("section.citing")}</h2><ul data-nosnippet>
${rows.map((row) => {
  const record = publishedOf(row);
  const title = quietTitle(record, view);
  return html`<li>${say(`relation.${row.kind}`)}: <a href="${base(lang)}/${record.code}"><bdi lang="${title.lang}">${title.text}</bdi></a></li>\n`;
})}</ul></section>`;
}

/** The judgments that share most with one, each with what they share. */
export async function similarPage(ask: PublicAsk): Promise<PublicDocument | null> {
  const { tx, params } = ask;
  const record = await findPublished(tx, params.code ?? "");
  if (record === null) return null;
  const view = viewOf(ask);
  const { say, lang } = view;
  const found = await findSimilar(tx, record, { in: openCollection(collection), limit: 12 });
  const own = quietTitle(record, view);
  return {
    title: joined(lang, [say("similar.title"), own.text]),
    description: say("similar.about"),
    indexed: false,
    trail: [
      { href: base(lang), text: say("face.title") },
      { href: `${base(lang)}/${record.code}`, text: own.text },
    ],
    body: html`<h1>${say("similar.title")}</h1>
<p class="lead">${say("similar.about")}</p>
${
  found.length === 0
    ? html`<p>${say("similar.none")}</p>`
    : html`<ol class="results" data-nosnippet>
${found.map(({ record: other, shared }) => {
  const title = quietTitle(other, view);
  const what = Object.entries(shared).flatMap(([facet, values]) =>
    values.map((value) => facetValue(facet, value, view)),
  );
  return html`<li><h2><a href="${base(lang)}/${other.code}"><bdi lang="${title.lang}">${title.text}</bdi></a></h2>
${lineOf(other, view)}
<p class="small">${say("similar.shares")} ${joined(lang, what)}</p></li>\n`;
})}</ol>`
}`,
  };
}
