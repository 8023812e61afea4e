import type { Lang } from "../i18n/lang.ts";
import type { PublicQuery, Say } from "./declare.ts";
import { type Html, html } from "./html.ts";
import { queryText } from "./query.ts";
import { numberIn } from "./say.ts";

/** A search as it stands in an address: `q`, one key a facet, and the place where its page begins. */
export type AddressSearch = {
  readonly query: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly after?: string | undefined;
};

/** Reads a search out of an address; `isValue` says whether a facet knows a value, since old links outlive codes. */
export function addressSearch(
  query: PublicQuery,
  facets: readonly string[],
  isValue: (facet: string, value: string) => boolean = () => true,
): AddressSearch {
  const filters = Object.fromEntries(
    facets.flatMap((facet) => {
      const values = (query.get(facet) ?? []).filter((value) => isValue(facet, value));
      return values.length > 0 ? [[facet, [...new Set(values)]]] : [];
    }),
  );
  return { query: query.get("q")?.[0] ?? "", filters, after: query.get("after")?.[0] };
}

/** The search as the part of an address behind its question mark, that sign included where there is anything. */
export function searchAddress({ query, filters, after }: AddressSearch): string {
  const entries = [
    ...(query === "" ? [] : [["q", query] as const]),
    ...Object.entries(filters).flatMap(([facet, values]) => values.map((value) => [facet, value] as const)),
    ...(after === undefined ? [] : [["after", after] as const]),
  ];
  return entries.length === 0 ? "" : `?${queryText(entries)}`;
}

export type SearchPart = {
  readonly lang: Lang;
  readonly say: Say;
  /** Where the list stands. */
  readonly base: string;
  readonly search: AddressSearch;
  readonly found: {
    readonly total: number;
    readonly next: string | null;
    readonly suggestion: string | null;
    readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;
  };
  /** What is counted beside the list, in its order. */
  readonly facets: readonly string[];
  readonly facetLabel: (facet: string) => string;
  readonly valueLabel: (facet: string, value: string) => string;
  /** "12 publications" */
  readonly count: string;
  /** The hits, or null where nothing was found. */
  readonly hits: Html | null;
};

const mostValues = 15;

/** A list with its search: box, chosen filters, hits, pages, and facets with counts; all of it works by its address alone. */
export function searchPart(part: SearchPart): Html {
  const { say, base, search, found, count, hits } = part;
  const { suggestion } = found;
  return html`${boxOf(part)}
${chosenOf(part)}
<div class="sides"><section aria-labelledby="results"><h2 id="results">${count}</h2>
${suggestion !== null && html`<p>${say("search.meant")} <a href="${base}${searchAddress({ ...search, query: suggestion, after: undefined })}"><bdi>${suggestion}</bdi></a></p>`}
${hits ?? html`<p>${say("search.nothing")}</p>`}
${pagesOf(part)}
</section>
<aside class="facets noprint" aria-label="${say("search.narrow")}">
${part.facets.map((facet) => facetOf(part, facet))}
</aside></div>`;
}

function boxOf({ say, base, search }: SearchPart): Html {
  const kept = Object.entries(search.filters).flatMap(([facet, values]) =>
    values.map((value) => html`<input type="hidden" name="${facet}" value="${value}">`),
  );
  return html`<form class="search" role="search" method="get" action="${base}">
<input type="search" name="q" value="${search.query}" aria-label="${say("search.box")}" placeholder="${say("search.box")}" maxlength="1000" dir="auto">
${kept}<button type="submit">${say("search.button")}</button></form>`;
}

function without({ filters }: AddressSearch, facet: string, value: string): AddressSearch["filters"] {
  const rest = (filters[facet] ?? []).filter((one) => one !== value);
  const { [facet]: _, ...others } = filters;
  return rest.length === 0 ? others : { ...others, [facet]: rest };
}

function chosenOf({ say, base, search, facetLabel, valueLabel }: SearchPart): Html | false {
  const chosen = Object.entries(search.filters).flatMap(([facet, values]) =>
    values.map((value) => ({ facet, value })),
  );
  if (chosen.length === 0) return false;
  return html`<ul class="chosen noprint" aria-label="${say("search.chosen")}">
${chosen.map(({ facet, value }) => {
  const text = `${facetLabel(facet)}: ${valueLabel(facet, value)}`;
  const to = searchAddress({ ...search, filters: without(search, facet, value), after: undefined });
  return html`<li><a class="off" href="${base}${to}" aria-label="${say("search.remove", { what: text })}"><bdi>${text}</bdi> <span aria-hidden="true">×</span></a></li>\n`;
})}</ul>`;
}

function pagesOf({ say, base, search, found }: SearchPart): Html | false {
  if (found.next === null && search.after === undefined) return false;
  const first = html`<a href="${base}${searchAddress({ ...search, after: undefined })}">${say("search.first")}</a>`;
  const next =
    found.next !== null &&
    html`<a rel="next" href="${base}${searchAddress({ ...search, after: found.next })}">${say("search.next")}</a>`;
  return html`<nav class="pages" aria-label="${say("search.pages")}">${search.after === undefined ? html`<span></span>` : first}${next}</nav>`;
}

function facetOf(
  { lang, base, search, found, facetLabel, valueLabel }: SearchPart,
  facet: string,
): Html | false {
  const counted = found.facets[facet] ?? [];
  if (counted.length === 0) return false;
  const chosen = search.filters[facet] ?? [];
  const line = ({ value, count }: { value: string; count: number }) => {
    const on = chosen.includes(value);
    const filters = on ? without(search, facet, value) : { ...search.filters, [facet]: [...chosen, value] };
    return html`<li><a${on && html` class="on" aria-current="true"`} rel="nofollow" href="${base}${searchAddress({ ...search, filters, after: undefined })}"><bdi>${valueLabel(facet, value)}</bdi> <span class="count">${numberIn(lang, count)}</span></a></li>\n`;
  };
  return html`<details open><summary>${facetLabel(facet)}</summary><ul>
${counted.slice(0, mostValues).map(line)}</ul></details>\n`;
}
