import { directionOf, type Lang, langs } from "../i18n/lang.ts";
import type { Face, PublicDocument, Say, Site } from "./declare.ts";
import { dataBlock, type Html, html } from "./html.ts";
import { sayIn } from "./say.ts";
import { stylePath } from "./style.ts";

/** Each language by its own name. */
export const ownNames: Readonly<Record<Lang, string>> = {
  ar: "العربية",
  zh: "中文",
  en: "English",
  fr: "Français",
  ru: "Русский",
  es: "Español",
};

export type Place = {
  readonly lang: Lang;
  readonly site: Site;
  readonly faces: readonly Face[];
  /** The address below `/public/<lang>`, without query. */
  readonly below: string;
  /** The query as it was asked, for the same page in another language. */
  readonly asked: string;
};

/** A whole page: everything that a reader without script sees, hears and prints. */
export function layOut(document: PublicDocument, place: Place): string {
  const { lang, site, below } = place;
  const say = sayIn(lang);
  const kept = document.canonicalQuery ? `?${document.canonicalQuery}` : "";
  const addressIn = (other: Lang) => `${site.url}/public/${other}${below}${kept}`;
  const page = html`<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.title} · ${say("site.name")}</title>
<meta name="description" content="${document.description}">
<meta name="robots" content="${document.indexed ? "index, follow" : "noindex, follow"}">
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="${addressIn(lang)}">
${langs.map((other) => html`<link rel="alternate" hreflang="${other}" href="${addressIn(other)}">\n`)}<link rel="alternate" hreflang="x-default" href="${addressIn("en")}">
${(document.links ?? []).map((link) => html`<link rel="${link.rel}"${link.type && html` type="${link.type}"`} href="${link.href}"${link.title && html` title="${link.title}"`}>\n`)}<link rel="stylesheet" href="${stylePath}">
<link rel="icon" href="data:,">
${document.data && dataBlock(document.data)}
</head>
<body>
<a class="skip" href="#main">${say("site.skip")}</a>
${header(place, say)}
${trailOf(document, say)}
<main id="main" tabindex="-1">
${document.body}
</main>
${footer(place, say)}
</body>
</html>
`;
  return page.toString();
}

function header({ lang, faces, below, asked }: Place, say: Say): Html {
  const here = (path: string) => below === path || below.startsWith(`${path}/`);
  const items = faces.map(({ module, face }) => ({
    path: `/${module}`,
    text: sayIn(lang, face.texts)("face.title"),
  }));
  return html`<header class="top">
<a class="brand" href="/public/${lang}">${say("site.name")}</a>
<nav class="parts" aria-label="${say("site.navigation")}"><ul>
${[...items, { path: "/data", text: say("data.short") }].map(
  ({ path, text }) =>
    html`<li><a href="/public/${lang}${path}"${here(path) && html` aria-current="${below === path ? "page" : "true"}"`}>${text}</a></li>\n`,
)}</ul></nav>
<nav class="langs" aria-label="${say("site.languages")}"><ul>
${langs.map((other) =>
  other === lang
    ? html`<li><span aria-current="true" lang="${other}">${ownNames[other]}</span></li>\n`
    : html`<li><a href="/public/${other}${below}${asked}" hreflang="${other}" lang="${other}" dir="${directionOf(other)}">${ownNames[other]}</a></li>\n`,
)}</ul></nav>
</header>`;
}

function trailOf({ trail = [] }: PublicDocument, say: Say): Html | false {
  return (
    trail.length > 0 &&
    html`<nav class="trail" aria-label="${say("site.trail")}"><ol>
${trail.map(({ href, text }) => html`<li><a href="${href}"><bdi>${text}</bdi></a></li>\n`)}</ol></nav>`
  );
}

function footer({ lang, site }: Place, say: Say): Html {
  return html`<footer class="end">
<p>${say("site.promise")}</p>
<p><a href="/public/${lang}/corrections">${say("corrections.short")}</a> <span aria-hidden="true">·</span> <a href="/public/${lang}/data">${say("data.title")}</a> <span aria-hidden="true">·</span> <span class="quiet">${new URL(site.url).host}</span></p>
</footer>`;
}
