import { type Html, html, numberIn, type PublicAsk } from "#kernel/public-face";
import { lineOf } from "./hits.ts";
import { quietTitle } from "./quiet-title.ts";
import { findOpen } from "./search.ts";
import { base, viewOf } from "./view.ts";

/** On the first page: the box, the count and the newest judgments. */
export async function homePart(ask: PublicAsk): Promise<Html> {
  const view = viewOf(ask);
  const { lang, say } = view;
  const found = await findOpen(ask, { query: "", filters: {}, sort: "newest" }, 5);
  return html`<form class="search" role="search" method="get" action="${base(lang)}">
<input type="search" name="q" aria-label="${say("list.box")}" placeholder="${say("list.box")}" maxlength="1000" dir="auto">
<button type="submit">${say("list.search")}</button></form>
<p class="small"><a href="${base(lang)}">${say("list.count", { count: numberIn(lang, found.total) })}</a> · <a href="${base(lang)}/concepts">${say("concepts.title")}</a></p>
<ol class="results" data-nosnippet>
${found.items.map(({ record }) => {
  // Search engines keep this page: a title that names somebody does not stand on it (rule L1).
  const title = quietTitle(record, view);
  return html`<li><h3><a href="${base(lang)}/${record.code}"><bdi lang="${title.lang}">${title.text}</bdi></a></h3>${lineOf(record, view)}</li>\n`;
})}</ol>`;
}
