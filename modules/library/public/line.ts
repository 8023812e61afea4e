import { type Html, html, type PublicAsk } from "#kernel/public-face";
import type { PublishedPublication } from "../publications/published-by-code.ts";
import { base, inline, joined } from "./view.ts";

/** One publication as a line of a list. */
export function lineOf(
  { code, content }: PublishedPublication,
  { lang, say }: PublicAsk,
  level: "h3" | "h2" = "h3",
): Html {
  const { title, kind, publisher, year } = content;
  const name = html`<a href="${base(lang)}/publications/${code}">${inline(title, lang)}</a>`;
  return html`${level === "h3" ? html`<h3>${name}</h3>` : html`<h2>${name}</h2>`}<p class="small quiet"><bdi>${joined(lang, [say(`kind.${kind}`), publisher, year === null ? null : String(year)])}</bdi></p>`;
}
