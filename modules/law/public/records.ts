import { countries } from "@palermo/vocabulary";
import { sql } from "kysely";
import { z } from "zod";
import type { FeedEntry, PublicFace, PublicFeed, PublicForm, PublicRecords } from "#kernel/public-face";
import { Act } from "../legislation/act.ts";
import { placeLabel } from "../places.ts";
import { findPublishedAct, type PublishedAct, readPublishedActs } from "../read-legislation.ts";
import { readTreaties } from "../read-treaties.ts";
import { base, dateText, joined, plain } from "./view.ts";

/** An act as data for everybody: nothing of who works on it. */
export const PublicAct = z.object({
  id: z.uuid(),
  version: z.int(),
  publishedAt: z.iso.datetime(),
  act: Act,
});
type PublicAct = z.infer<typeof PublicAct>;

function publicAct({ record_id, version, published_at, content }: PublishedAct): PublicAct {
  return { id: record_id, version, publishedAt: published_at.toISOString(), act: content };
}

const columns = [
  "id",
  "country",
  "kind",
  "title",
  "title_language",
  "number",
  "adopted",
  "starts",
  "ends",
  "provisions",
  "duties",
  "link",
  "published",
] as const;

/** Every published act. */
export const records: PublicRecords = {
  about: "All published legislation, with its provisions.",
  schema: PublicAct,
  columns,
  async batch({ tx, after, limit }) {
    const { rows } = await sql<PublishedAct>`
      select record_id, agency_id, content, version, written_at, published_at from law.act_published
      where ${after}::uuid is null or record_id > ${after}::uuid order by record_id limit ${limit}`.execute(
      tx,
    );
    return {
      items: rows.map(publicAct),
      next: rows.length === limit ? (rows.at(-1)?.record_id ?? null) : null,
    };
  },
  row(record) {
    const { id, publishedAt, act } = record as PublicAct;
    const { country, kind, title, number, adopted, starts, ends, provisions, link } = act;
    return {
      ...{ id, country, kind, title: title.text, title_language: title.lang, number: number ?? null },
      ...{ adopted: adopted?.text ?? null, starts: starts?.text ?? null, ends: ends?.text ?? null },
      provisions: provisions.length,
      duties: [...new Set(provisions.flatMap(({ duties }) => duties))].join("; "),
      ...{ link: link ?? null, published: publishedAt },
    };
  },
};

export const recordName = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

export const forms: readonly PublicForm[] = [
  {
    ending: "json",
    type: "application/json; charset=utf-8",
    about: "One act in full.",
    async read({ tx, params }) {
      const found = await findPublishedAct(tx, params.record ?? "");
      return found === undefined
        ? null
        : { text: JSON.stringify(publicAct(found)), modified: found.published_at };
    },
  },
];

/** Acts that were published last. */
export const feed: PublicFeed = {
  path: "/feed.atom",
  async entries({ tx, lang, say }) {
    const all = await readPublishedActs(tx);
    const newest = all.toSorted((a, b) => b.published_at.getTime() - a.published_at.getTime()).slice(0, 50);
    const entries = newest.map(
      ({ record_id, content, published_at }): FeedEntry => ({
        path: `${base(lang)}/acts/${record_id}`,
        title: plain(content.title, lang),
        titleLang: content.title.translations[lang] === undefined ? content.title.lang : lang,
        ...{ published: published_at, updated: published_at },
        summary: joined(lang, [
          placeLabel(content.country, lang),
          say(`kind.${content.kind}`),
          dateText(content.adopted, lang, say),
        ]),
      }),
    );
    return { title: say("feed.title"), entries };
  },
};

/** Pages that search engines may keep: treaties and countries first, then the acts. */
export const addresses: NonNullable<PublicFace["addresses"]> = async ({ tx, after, limit }) => {
  const acts = await records.batch({ tx, after, limit });
  const items = acts.items.map((one) => {
    const { id, publishedAt } = one as PublicAct;
    return { path: `/law/acts/${id}`, modified: new Date(publishedAt) };
  });
  if (after !== null) return { items, next: acts.next };
  const treaties = (await readTreaties(tx)).map(({ treaty }) => ({ path: `/law/treaties/${treaty}` }));
  const places = countries
    .filter(({ alpha2 }) => alpha2 !== "XV")
    .map(({ alpha2 }) => ({ path: `/law/countries/${alpha2}` }));
  const shared = ["/law", "/law/legislation", "/law/countries"].map((path) => ({ path }));
  return { items: [...shared, ...treaties, ...places, ...items], next: acts.next };
};
