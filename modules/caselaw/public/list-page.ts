import { type Html, html, numberIn, type PublicAsk, type PublicDocument } from "#kernel/public-face";
import { facetLists } from "../facets.ts";
import { hitsOf } from "./hits.ts";
import { addressOf, type Found, findOpen, type Search, searchOf, sorts } from "./search.ts";
import { base, facetValue, type View, viewOf } from "./view.ts";

/** Facets that stand open; the others unfold. */
const openFacets = new Set(["jurisdiction", "crime-type", "year"]);
/** Values of a facet that are shown. */
const mostValues = 12;

/** The list of judgments, and the search in it: words, facets with counts, pages; all of it in the address. */
export async function listPage(ask: PublicAsk): Promise<PublicDocument> {
  const view = viewOf(ask);
  const { lang, say } = view;
  const search = searchOf(ask);
  const found = await findOpen(ask, search);
  const narrowed = search.query !== "" || Object.keys(search.filters).length > 0;
  const feed = `${base(lang)}/feed.atom${addressOf({ ...search, after: undefined })}`;
  return {
    title:
      narrowed && search.query !== "" ? say("list.search-title", { query: search.query }) : say("face.title"),
    description: say("face.about"),
    // Titles may name people: search engines follow the links and keep nothing of this page.
    indexed: false,
    links: [{ rel: "alternate", type: "application/atom+xml", href: feed, title: say("list.feed") }],
    canonicalQuery: addressOf(search).slice(1),
    body: html`<h1>${say("face.title")}</h1>
<p class="lead">${say("face.about")}</p>
${formOf(search, view)}
<p class="small quiet noprint">${say("list.hint")} <a href="${base(lang)}/concepts">${say("concepts.title")}</a></p>
${chosenOf(search, view)}
<div class="sides"><section aria-labelledby="results">
<h2 id="results">${say("list.count", { count: numberIn(lang, found.total) })}</h2>
<p class="narrow noprint"><a href="#narrow">${say("list.narrow")}</a></p>
${remarksOf(found, search, view)}
${found.items.length > 0 ? hitsOf(found.items, view) : html`<p>${say(narrowed ? "list.nothing" : "list.empty")}</p>`}
${pagesOf(found, search, view)}
<p class="small noprint"><a href="${feed}">${say("list.feed")}</a></p>
</section>
<aside id="narrow" class="facets noprint" aria-label="${say("list.narrow")}">
${sortsOf(search, view)}
${Object.keys(facetLists).map((facet) => facetOf(facet, { found, search, view }))}
</aside></div>`,
  };
}

function formOf({ query, filters, sort }: Search, { lang, say }: View): Html {
  const kept = Object.entries(filters).flatMap(([facet, values]) => values.map((value) => [facet, value]));
  return html`<form class="search" role="search" method="get" action="${base(lang)}">
<input type="search" name="q" value="${query}" aria-label="${say("list.box")}" placeholder="${say("list.box")}" maxlength="1000" dir="auto">
${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${sort !== "newest" && sort !== "relevance" && html`<input type="hidden" name="sort" value="${sort}">`}
<button type="submit">${say("list.search")}</button></form>`;
}

function chosenOf(search: Search, view: View): Html | false {
  const { lang, say } = view;
  const chosen = Object.entries(search.filters).flatMap(([facet, values]) =>
    values.map((value) => ({ facet, value })),
  );
  if (chosen.length === 0) return false;
  return html`<ul class="chosen noprint" aria-label="${say("list.chosen")}">
${chosen.map(({ facet, value }) => {
  const text = `${say(`facet.${facet}`)}: ${facetValue(facet, value, view)}`;
  return html`<li><a class="off" href="${base(lang)}${addressOf(search, { filters: without(search, facet, value) })}" aria-label="${say("list.remove", { what: text })}"><bdi>${text}</bdi> <span aria-hidden="true">×</span></a></li>\n`;
})}<li><a href="${base(lang)}">${say("list.clear")}</a></li></ul>`;
}

function without({ filters }: Search, facet: string, value: string): Search["filters"] {
  const rest = (filters[facet] ?? []).filter((one) => one !== value);
  const { [facet]: _, ...others } = filters;
  return rest.length === 0 ? others : { ...others, [facet]: rest };
}

function remarksOf({ suggestion, problems, understood }: Found, search: Search, { lang, say }: View): Html {
  const told = problems.filter(({ code }) => code !== "relaxed");
  return html`${
    suggestion !== null &&
    html`<p>${say("list.meant")} <a href="${base(lang)}${addressOf(search, { query: suggestion })}"><bdi>${suggestion}</bdi></a></p>`
  }${problems.length > told.length && html`<p class="quiet">${say("list.relaxed")}</p>`}${
    told.length > 0 &&
    html`<p class="note">${say("list.understood")} <code><bdi>${understood}</bdi></code></p>`
  }`;
}

function pagesOf({ next }: Found, search: Search, { lang, say }: View): Html | false {
  if (next === null && search.after === undefined) return false;
  const first = addressOf(search, { after: undefined });
  return html`<nav class="pages" aria-label="${say("pages")}">${
    search.after === undefined
      ? html`<span></span>`
      : html`<a href="${base(lang)}${first}">${say("first-page")}</a>`
  }${next !== null && html`<a rel="next" href="${base(lang)}${addressOf(search, { after: next })}">${say("next")}</a>`}</nav>`;
}

function sortsOf(search: Search, { lang, say }: View): Html {
  const some = search.query === "" ? sorts.filter((one) => one !== "relevance") : sorts;
  return html`<h2 class="small">${say("list.sort")}</h2><ul>
${some.map((sort) => {
  const text = say(`sort.${sort}`);
  return sort === search.sort
    ? html`<li><span class="on" aria-current="true">${text}</span></li>\n`
    : html`<li><a href="${base(lang)}${addressOf(search, { sort })}" rel="nofollow">${text}</a></li>\n`;
})}</ul>`;
}

type FacetAsk = { readonly found: Found; readonly search: Search; readonly view: View };

function facetOf(facet: string, { found, search, view }: FacetAsk): Html | false {
  const counted = (found.facets[facet] ?? []).filter(({ value }) => value !== "unknown");
  const chosen = search.filters[facet] ?? [];
  if (counted.length === 0) return false;
  const values = facet === "year" ? counted.toSorted((a, b) => b.value.localeCompare(a.value)) : counted;
  const { lang, say } = view;
  const line = ({ value, count }: { value: string; count: number }) => {
    const on = chosen.includes(value);
    const filters = on ? without(search, facet, value) : { ...search.filters, [facet]: [...chosen, value] };
    return html`<li><a${on && html` class="on" aria-current="true"`} rel="nofollow" href="${base(lang)}${addressOf(search, { filters })}"><bdi>${facetValue(facet, value, view)}</bdi> <span class="count">${numberIn(lang, count)}</span></a></li>\n`;
  };
  return html`<details${(openFacets.has(facet) || chosen.length > 0) && html` open`}><summary>${say(`facet.${facet}`)}</summary><ul>
${values.slice(0, mostValues).map(line)}</ul></details>\n`;
}
