import type { Lang } from "../i18n/lang.ts";
import type { FeedEntry, Site } from "./declare.ts";
import { escapeText as x } from "./html.ts";

export type Feed = {
  readonly site: Site;
  readonly lang: Lang;
  /** Address of the feed itself and of the page it stands for, below the site. */
  readonly self: string;
  readonly page: string;
  readonly title: string;
  readonly author: string;
  readonly entries: readonly FeedEntry[];
};

/** An Atom feed (RFC 4287). Its entries are newest first; an empty feed dates from the first day of the calendar. */
export function atomOf({ site, lang, self, page, title, author, entries }: Feed): string {
  const newest = entries.reduce((last, { updated }) => (updated > last ? updated : last), new Date(0));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
<id>${x(site.url + self)}</id>
<title>${x(title)}</title>
<updated>${newest.toISOString()}</updated>
<author><name>${x(author)}</name></author>
<link rel="self" type="application/atom+xml" href="${x(site.url + self)}"/>
<link rel="alternate" type="text/html" href="${x(site.url + page)}"/>
${entries.map((entry) => entryOf(entry, site)).join("")}</feed>
`;
}

function entryOf(
  { path, title, titleLang, published, updated, summary, categories = [] }: FeedEntry,
  site: Site,
) {
  const address = x(site.url + path);
  return `<entry>
<id>${address}</id>
<title xml:lang="${x(titleLang)}">${x(title)}</title>
<link rel="alternate" type="text/html" href="${address}"/>
<published>${published.toISOString()}</published>
<updated>${updated.toISOString()}</updated>
${categories.map((term) => `<category term="${x(term)}"/>\n`).join("")}<summary>${x(summary)}</summary>
</entry>
`;
}
