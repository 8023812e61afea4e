import type { Face, PublicAsk, PublicDocument, PublicQuery } from "./declare.ts";
import { type Html, html } from "./html.ts";
import { numberIn, sayIn } from "./say.ts";

/** Within so many days whoever asks for a correction has an answer (rule L1). */
export const correctionDays = 30;

/** The first page: what there is, and the newest of each part. */
export async function homePage(ask: PublicAsk, faces: readonly Face[]): Promise<PublicDocument> {
  const { lang, say } = ask;
  const parts: Html[] = [];
  for (const { module, face } of faces) {
    const own = sayIn(lang, face.texts);
    parts.push(html`<section aria-labelledby="part-${module}">
<h2 id="part-${module}"><a href="/public/${lang}/${module}">${own("face.title")}</a></h2>
<p>${own("face.about")}</p>
${face.home && (await face.home({ ...ask, say: own }))}
</section>`);
  }
  const nothing = html`<p>${say("home.empty")} ${say("home.emptyNext")}</p>`;
  return {
    title: say("home.title"),
    description: say("home.about"),
    indexed: true,
    body: html`<h1>${say("home.title")}</h1>
<p class="lead">${say("home.about")}</p>
${parts.length > 0 ? parts : nothing}`,
  };
}

/** What can be taken along, and how programs ask. */
export function dataPage(ask: PublicAsk, faces: readonly Face[], perMinute: number): PublicDocument {
  const { say, site, lang } = ask;
  const tools = faces.flatMap(({ face }) => face.tools ?? []);
  return {
    title: say("data.title"),
    description: say("data.about"),
    indexed: true,
    body: html`<h1>${say("data.title")}</h1>
<p class="lead">${say("data.about")} ${say("data.limits", { count: numberIn(lang, perMinute) })}</p>
${faces.map((one) => formsOf(one, ask))}
<h2>${say("data.interface")}</h2>
<p><a href="/public/openapi.json"><code dir="ltr">${site.url}/public/openapi.json</code></a></p>
<h2>${say("data.machines")}</h2>
<p>${say("data.machinesAbout")}</p>
<p><code dir="ltr">${site.url}/public/mcp</code></p>
${
  tools.length > 0 &&
  html`<h3>${say("data.tools")}</h3>
<dl class="facts" lang="en" dir="ltr">${tools.map(({ name, about }) => html`<dt><code>${name}</code></dt><dd>${about}</dd>\n`)}</dl>`
}`,
  };
}

function formsOf({ module, face }: Face, { lang, say }: PublicAsk): Html {
  const own = sayIn(lang, face.texts);
  const link = (href: string, text: string) => html`<li><a href="${href}">${text}</a></li>\n`;
  return html`<section>
<h2>${own("face.title")}</h2>
${
  face.records &&
  html`<h3>${say("data.all")}</h3>
<ul>${link(`/public/${module}.jsonl`, say("data.lines"))}${link(`/public/${module}.csv`, say("data.table"))}</ul>`
}
${
  face.forms &&
  html`<h3>${say("data.single")}</h3>
<p>${say("data.singleAbout")}</p>
<p>${face.forms.map(({ ending }) => html`<code dir="ltr">/public/${module}/….${ending}</code> `)}</p>`
}
${
  face.feeds &&
  html`<h3>${say("data.feeds")}</h3>
<ul>${face.feeds.map(({ path }) => link(`/public/${lang}/${module}${path}`, say("data.feed")))}</ul>
<p>${say("data.feedAbout")}</p>`
}
</section>`;
}

/** How to ask for a correction, by mail: the public pages take nothing in. */
export function correctionsPage(ask: PublicAsk): PublicDocument {
  const { say, site } = ask;
  const record = recordOf(ask.query);
  const subject = say("corrections.subject", { record: record ?? "…" });
  const address =
    site.contact.includes("@") && !/^https?:/.test(site.contact)
      ? `mailto:${site.contact}?subject=${encodeURIComponent(subject)}`
      : site.contact;
  return {
    title: say("corrections.title"),
    description: say("corrections.about"),
    indexed: record === null,
    body: html`<h1>${say("corrections.title")}</h1>
<p class="lead">${say("corrections.about")}</p>
<p>${say("corrections.who")} ${say("corrections.what")}</p>
${record && html`<p>${say("corrections.record", { record })}</p>`}
<p><a class="button" href="${address}">${say("corrections.write", { contact: site.contact })}</a></p>
<p class="note">${say("corrections.promise", { days: correctionDays })}</p>
<p>${say("corrections.careful")}</p>`,
  };
}

/** The record that somebody came from; what does not look like a code is not repeated. */
function recordOf(query: PublicQuery): string | null {
  const given = query.get("record")?.[0] ?? "";
  return /^[A-Z]-[0-9A-Z]{6}$/.test(given) ? given : null;
}

/** What stands where there is no page, with the way on. */
export function errorPage(
  ask: Pick<PublicAsk, "say" | "lang">,
  kind: "missing" | "many" | "failed",
): PublicDocument {
  const { say, lang } = ask;
  return {
    title: say(`error.${kind}`),
    description: say(`error.${kind}About`),
    indexed: false,
    body: html`<h1>${say(`error.${kind}`)}</h1>
<p>${say(`error.${kind}About`)}</p>
<p><a href="/public/${lang}">${say("error.home")}</a></p>`,
  };
}
