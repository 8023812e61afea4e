import { codeList } from "@palermo/vocabulary";
import { html, numberIn, type PublicAsk, type PublicDocument } from "#kernel/public-face";
import { lineOf } from "./hits.ts";
import { quietTitle } from "./quiet-title.ts";
import { findOpen } from "./search.ts";
import { base, facetLink, facetValue, viewOf } from "./view.ts";

const concepts = codeList("legal-concept").codes.map(({ code }) => code);

/** The guides to legal concepts (rule L2), each with the number of judgments on it. */
export async function conceptsPage(ask: PublicAsk): Promise<PublicDocument> {
  const view = viewOf(ask);
  const { lang, say } = view;
  const { facets } = await findOpen(ask, { query: "", filters: {}, sort: "newest" }, 1);
  const counts = new Map((facets.concept ?? []).map(({ value, count }) => [value, count]));
  return {
    title: say("concepts.title"),
    description: say("concepts.about"),
    indexed: true,
    trail: [{ href: base(lang), text: say("face.title") }],
    body: html`<h1>${say("concepts.title")}</h1>
<p class="lead">${say("concepts.about")}</p>
<ul class="cards">
${concepts.map(
  (
    code,
  ) => html`<li><h2><a href="${base(lang)}/concepts/${code}">${facetValue("concept", code, view)}</a></h2>
<p>${say(`concept.${code}`)}</p><p class="small quiet">${say("list.count", { count: numberIn(lang, counts.get(code) ?? 0) })}</p></li>\n`,
)}</ul>`,
  };
}

/** One concept: what it means, and the newest judgments that discuss it. */
export async function conceptPage(ask: PublicAsk): Promise<PublicDocument | null> {
  const code = concepts.find((one) => one === ask.params.concept);
  if (code === undefined) return null;
  const view = viewOf(ask);
  const { lang, say } = view;
  const name = facetValue("concept", code, view);
  const found = await findOpen(ask, { query: "", filters: { concept: [code] }, sort: "newest" }, 10);
  return {
    title: name,
    description: say(`concept.${code}`),
    indexed: true,
    trail: [
      { href: base(lang), text: say("face.title") },
      { href: `${base(lang)}/concepts`, text: say("concepts.title") },
    ],
    links: [
      {
        rel: "alternate",
        type: "application/atom+xml",
        href: `${base(lang)}/feed.atom?concept=${code}`,
        title: name,
      },
    ],
    body: html`<h1>${name}</h1>
<p class="lead">${say(`concept.${code}`)}</p>
<h2>${say("concepts.cases")}</h2>
${
  found.items.length > 0
    ? html`<ol class="results" data-nosnippet>
${found.items.map(({ record }) => {
  // This page may be kept by search engines, so a title that names somebody does not stand on it (rule L1).
  const title = quietTitle(record, view);
  return html`<li><h3><a href="${base(lang)}/${record.code}"><bdi lang="${title.lang}">${title.text}</bdi></a></h3>${lineOf(record, view)}</li>\n`;
})}</ol>
<p><a href="${facetLink(lang, "concept", code)}">${say("concepts.all", { count: numberIn(lang, found.total) })}</a></p>`
    : html`<p>${say("concepts.none")}</p>`
}
<p class="small"><a href="${base(lang)}/feed.atom?concept=${code}">${say("list.feed")}</a></p>`,
  };
}
