import { cite } from "#kernel/citation";
import {
  addressSearch,
  type Html,
  html,
  numberIn,
  type PublicAsk,
  type PublicDocument,
  safeLink,
  searchAddress,
  searchPart,
} from "#kernel/public-face";
import { citedOf } from "../publications/cite-publication.ts";
import { type PublishedPublication, publishedByCode } from "../publications/published-by-code.ts";
import { searchFacets } from "../publications/search-fields.ts";
import { findOpen } from "./find-open.ts";
import { lineOf } from "./line.ts";
import { openLists } from "./open-lists.ts";
import { base, inline, joined, languageName, paragraphs, readIn } from "./view.ts";

export function valueLabel(facet: string, value: string, { lang, say }: PublicAsk): string {
  if (facet === "language") return languageName(value, lang);
  return facet === "year" ? value : say(`${facet}.${value}`);
}

/** The first page of the library: the catalogue with its search, and the ways to lists and stories. */
export async function cataloguePage(ask: PublicAsk): Promise<PublicDocument> {
  const { lang, say } = ask;
  const search = addressSearch(ask.query, searchFacets);
  const found = await findOpen(ask, search);
  return {
    title: say("face.title"),
    description: say("face.about"),
    indexed: searchAddress(search) === "",
    canonicalQuery: searchAddress(search).slice(1),
    links: [
      {
        rel: "alternate",
        type: "application/atom+xml",
        href: `${base(lang)}/feed.atom`,
        title: say("feed.title"),
      },
    ],
    body: html`<h1>${say("face.title")}</h1><p class="lead">${say("face.about")}</p>
<p><a href="${base(lang)}/lists">${say("lists.title")}</a> · <a href="${base(lang)}/stories">${say("stories.title")}</a> · <a href="${base(lang)}/feed.atom">${say("feed.title")}</a></p>
${searchPart({
  ...{ lang, say, base: base(lang), search, found },
  facets: searchFacets,
  facetLabel: (facet) => say(`facet.${facet}`),
  valueLabel: (facet, value) => valueLabel(facet, value, ask),
  count: say("found", { count: numberIn(lang, found.total) }),
  hits:
    found.items.length === 0
      ? null
      : html`<ol class="results">
${found.items.map(({ record, snippet }) => html`<li>${lineOf(record, ask)}<p class="small" lang="${snippet.lang}" dir="auto">${snippet.text}</p></li>\n`)}</ol>`,
})}`,
  };
}

/** One publication: what it is about, where it is, how it is cited, on which lists it stands. */
export async function publicationPage(ask: PublicAsk): Promise<PublicDocument | null> {
  const { lang, say, params, tx } = ask;
  const found = await publishedByCode(tx, params.code ?? "");
  if (found === null) return null;
  const { content, code, publication_id } = found;
  const lists = (await openLists(tx)).filter(({ items }) => items.includes(publication_id));
  const link = content.link === undefined ? null : safeLink(content.link);
  const title = readIn(content.title, lang);
  const row = (key: string, value: Html | string | false | null | undefined) =>
    value && html`<dt>${say(key)}</dt><dd>${value}</dd>\n`;
  return {
    title: title.text,
    titleLang: title.lang,
    description: joined(lang, [
      say(`kind.${content.kind}`),
      content.publisher,
      content.year === null ? null : String(content.year),
    ]),
    // Authors stand on the title page of what they wrote: this is their work, not a case about them.
    indexed: true,
    modified: found.revised_at,
    trail: [{ href: base(lang), text: say("face.title") }],
    links: [
      { rel: "alternate", type: "application/json", href: `/public/library/${code}.json`, title: "JSON" },
    ],
    data: jsonLdOf(found, ask),
    body: html`<h1>${inline(content.title, lang)}</h1>
<p><span class="tag">${say(`kind.${content.kind}`)}</span></p>
${content.abstract && html`<div class="prose">${paragraphs(readIn(content.abstract, lang))}</div>`}
<dl class="facts">
${row("field.authors", content.authors.length > 0 && html`<bdi>${content.authors.join("; ")}</bdi>`)}
${row("field.publisher", html`<bdi>${content.publisher}</bdi>`)}
${row("field.year", content.year === null ? null : String(content.year))}
${row(
  "field.languages",
  joined(
    lang,
    content.languages.map((one) => languageName(one, lang)),
  ),
)}
${row("field.topics", content.topics.length > 0 && html`${content.topics.map((one) => html`<a class="tag" href="${base(lang)}?topic=${one}">${say(`topic.${one}`)}</a> `)}`)}
${row(
  "field.audience",
  joined(
    lang,
    content.audience.map((one) => say(`audience.${one}`)),
  ),
)}
${row("field.isbn", content.isbn && html`<bdi>${content.isbn}</bdi>`)}
${row("field.doi", content.doi && html`<a href="https://doi.org/${content.doi}" rel="noopener noreferrer">${content.doi}</a>`)}
${row("field.licence", content.licence && html`<bdi>${content.licence}</bdi>`)}
${row("field.link", link !== null && html`<a href="${link}" rel="noopener noreferrer">${link}</a>`)}
</dl>
${lists.length > 0 && html`<h2>${say("publication.lists")}</h2><ul>${lists.map((one) => html`<li><a href="${base(lang)}/lists/${one.list_id}">${inline(one.title, lang)}</a></li>\n`)}</ul>`}
<section aria-labelledby="cite"><h2 id="cite">${say("cite.title")}</h2><p dir="auto">${cite(citedOf(code, content), "plain")}</p>
<ul class="chosen noprint"><li><a href="/public/library/${code}.bib">BibTeX</a></li><li><a href="/public/library/${code}.ris">RIS</a></li><li><a href="/public/library/${code}.json">JSON</a></li></ul></section>`,
  };
}

function jsonLdOf({ code, content, published_at }: PublishedPublication, { lang, site }: PublicAsk): object {
  return {
    "@context": "https://schema.org",
    "@type": content.kind === "article" ? "ScholarlyArticle" : content.kind === "report" ? "Report" : "Book",
    "@id": `${site.url}${base("en")}/publications/${code}`,
    url: `${site.url}${base(lang)}/publications/${code}`,
    name: content.title.text,
    inLanguage: content.languages,
    publisher: { "@type": "Organization", name: content.publisher },
    ...(content.year === null ? {} : { datePublished: String(content.year) }),
    ...(content.isbn === undefined ? {} : { isbn: content.isbn }),
    dateModified: published_at.toISOString(),
    isAccessibleForFree: true,
  };
}
