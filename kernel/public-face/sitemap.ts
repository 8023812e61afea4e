import type pg from "pg";
import { langs } from "../i18n/lang.ts";
import type { Face, PublicFace, Site } from "./declare.ts";
import { escapeText as x } from "./html.ts";
import { everyItem } from "./stream-records.ts";

const start = `<?xml version="1.0" encoding="utf-8"?>\n`;
const space = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`;

/** More addresses than this in one file are not read (sitemaps.org). */
const most = 50_000;

/** The index of the modules' lists of addresses. */
export function sitemapIndex(site: Site, faces: readonly Face[]): string {
  const places = ["/public/sitemap.xml", ...faces.map(({ module }) => `/public/${module}/sitemap.xml`)];
  return `${start}<sitemapindex ${space}>\n${places.map((place) => `<sitemap><loc>${x(site.url + place)}</loc></sitemap>\n`).join("")}</sitemapindex>\n`;
}

/** Addresses of the shared pages. */
export function sharedSitemap(site: Site): string {
  const paths = ["", "/data", "/corrections"];
  return `${start}<urlset ${space}>\n${paths.map((path) => inEachLanguage(site, path)).join("")}</urlset>\n`;
}

/** Addresses of one module that search engines may keep, in all six languages. */
export async function* moduleSitemap(pool: pg.Pool, site: Site, face: PublicFace): AsyncGenerator<string> {
  yield `${start}<urlset ${space}>\n`;
  let left = most;
  if (face.addresses) {
    for await (const items of everyItem(pool, face.addresses)) {
      const fitting = items.slice(0, Math.floor(left / langs.length));
      left -= fitting.length * langs.length;
      yield fitting.map(({ path, modified }) => inEachLanguage(site, path, modified)).join("");
      if (fitting.length < items.length) break;
    }
  }
  yield "</urlset>\n";
}

function inEachLanguage(site: Site, path: string, modified?: Date): string {
  const changed = modified ? `<lastmod>${modified.toISOString()}</lastmod>` : "";
  return langs
    .map((lang) => `<url><loc>${x(`${site.url}/public/${lang}${path}`)}</loc>${changed}</url>\n`)
    .join("");
}

/** What crawlers may read: the public pages alone. */
export function robots(site: Site): string {
  return `User-agent: *\nAllow: /public/\nDisallow: /public/mcp\nDisallow: /app\nDisallow: /api/\nSitemap: ${site.url}/sitemap.xml\n`;
}
