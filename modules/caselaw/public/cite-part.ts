import { type Html, html, type PublicAsk } from "#kernel/public-face";
import type { PublishedJudgment } from "../find-published.ts";
import { citationOf } from "./forms.ts";
import { base, type View, viewOf } from "./view.ts";

/** How to cite the judgment, its permanent address, and its other forms. */
export function citePart(record: PublishedJudgment, ask: PublicAsk): Html {
  const view: View = viewOf(ask);
  const { say, lang } = view;
  const address = `${ask.site.url}${base(lang)}/${record.code}`;
  const form = (ending: string, name: string) =>
    html`<li><a href="/public/caselaw/${record.code}.${ending}">${name}</a></li>\n`;
  return html`<section aria-labelledby="cite"><h2 id="cite">${say("section.cite")}</h2>
<p data-nosnippet dir="auto">${citationOf(record, ask)}</p>
<p><span class="quiet">${say("permalink")}</span> <a href="${address}"><code dir="ltr">${address}</code></a></p>
<ul class="chosen noprint">${form("bib", "BibTeX")}${form("ris", "RIS")}${form("json", "JSON")}</ul></section>`;
}
