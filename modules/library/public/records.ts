import { z } from "zod";
import { cite } from "#kernel/citation";
import type { FeedEntry, PublicFace, PublicFeed, PublicForm, PublicRecords } from "#kernel/public-face";
import { citedOf } from "../publications/cite-publication.ts";
import { type PublishedPublication, publishedByCode } from "../publications/published-by-code.ts";
import { Publication } from "../publications/words.ts";
import { findOpen, listOpen } from "./find-open.ts";
import { openLists } from "./open-lists.ts";
import { base, joined, readIn } from "./view.ts";

/** A publication as data for everybody. */
export const PublicPublication = z.object({
  code: z.string(),
  version: z.int(),
  publishedAt: z.iso.datetime(),
  publication: Publication,
});
type PublicPublication = z.infer<typeof PublicPublication>;

function publicPublication({
  code,
  version,
  published_at,
  content,
}: PublishedPublication): PublicPublication {
  return { code, version, publishedAt: published_at.toISOString(), publication: content };
}

/** Publications alone: a story that was taken back would live on in files (rule L5). */
export const records: PublicRecords = {
  about: "All published entries of the library; no stories, since those may be taken back.",
  schema: PublicPublication,
  columns: [
    "code",
    "title",
    "title_language",
    "kind",
    "year",
    "languages",
    "authors",
    "publisher",
    "topics",
    "audience",
    "isbn",
    "doi",
    "link",
    "published",
  ],
  async batch({ tx, after, limit }) {
    const rows = await listOpen(tx, after, limit);
    return {
      items: rows.map(publicPublication),
      next: rows.length === limit ? (rows.at(-1)?.code ?? null) : null,
    };
  },
  row(record) {
    const { code, publishedAt, publication } = record as PublicPublication;
    const { title, kind, year, languages, authors, publisher, topics, audience, isbn, doi, link } =
      publication;
    return {
      ...{ code, title: title.text, title_language: title.lang, kind, year, publisher },
      ...{ languages: languages.join("; "), authors: authors.join("; "), topics: topics.join("; ") },
      ...{ audience: audience.join("; "), isbn: isbn ?? null, doi: doi ?? null, link: link ?? null },
      published: publishedAt,
    };
  },
};

function form(one: Omit<PublicForm, "read">, made: (found: PublishedPublication) => string): PublicForm {
  return {
    ...one,
    async read({ tx, params }) {
      const found = await publishedByCode(tx, params.record ?? "");
      return found === null ? null : { text: made(found), modified: found.revised_at };
    },
  };
}

export const forms: readonly PublicForm[] = [
  form({ ending: "json", type: "application/json; charset=utf-8", about: "One entry in full." }, (found) =>
    JSON.stringify(publicPublication(found)),
  ),
  form(
    {
      ending: "bib",
      type: "application/x-bibtex; charset=utf-8",
      about: "Citation for BibTeX.",
      download: true,
    },
    ({ code, content }) => cite(citedOf(code, content), "bibtex"),
  ),
  form(
    {
      ...{ ending: "ris", type: "application/x-research-info-systems; charset=utf-8" },
      ...{ about: "Citation for reference managers (RIS).", download: true },
    },
    ({ code, content }) => cite(citedOf(code, content), "ris"),
  ),
];

/** New in the library. No stories: readers of feeds keep what they were sent. */
export const feed: PublicFeed = {
  path: "/feed.atom",
  async entries(ask) {
    const { lang, say } = ask;
    const { items } = await findOpen(ask, { query: "", filters: {} }, 50);
    const entries = items.map(({ record: { code, content, published_at, revised_at } }): FeedEntry => {
      const title = readIn(content.title, lang);
      return {
        path: `${base(lang)}/publications/${code}`,
        ...{ title: title.text, titleLang: title.lang, published: published_at, updated: revised_at },
        summary: joined(lang, [
          say(`kind.${content.kind}`),
          content.publisher,
          content.year === null ? null : String(content.year),
        ]),
      };
    });
    return {
      title: say("feed.title"),
      entries: entries.sort((a, b) => b.published.getTime() - a.published.getTime()),
    };
  },
};

/** Pages that search engines may keep. */
export const addresses: NonNullable<PublicFace["addresses"]> = async ({ tx, after, limit }) => {
  const rows = await listOpen(tx, after, limit);
  const items = rows.map(({ code, revised_at }) => ({
    path: `/library/publications/${code}`,
    modified: revised_at,
  }));
  const next = rows.length === limit ? (rows.at(-1)?.code ?? null) : null;
  if (after !== null) return { items, next };
  const lists = (await openLists(tx)).map(({ list_id }) => ({ path: `/library/lists/${list_id}` }));
  return { items: [{ path: "/library" }, { path: "/library/lists" }, ...lists, ...items], next };
};
