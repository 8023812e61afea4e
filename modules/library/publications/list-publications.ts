import { sql } from "kysely";
import { z } from "zod";
import { type Context, NotFound, question } from "#kernel/action";
import { Code, Page, textIn } from "#kernel/words";
import { CatalogueAsk, type CatalogueRow, findPublications, newDays } from "./find-publications.ts";
import { audiences, kinds, mayWith, Publication, Reach, topics } from "./words.ts";

const verbs = z.array(z.string()).describe("what may be done with it now");

export const PublicationLine = z.object({
  publicationId: z.uuid(),
  code: z.string(),
  title: z.string(),
  titleLang: z.string(),
  kind: z.enum(kinds),
  topics: z.array(z.enum(topics)),
  audience: z.array(z.enum(audiences)),
  year: z.int().nullable(),
  publisher: z.string(),
  languages: z.array(z.string()),
  link: z.string().nullable(),
  hasFile: z.boolean(),
  reach: Reach.nullable().describe("who reads it; nothing for a draft"),
  revised: z.boolean().describe("its agency has a newer version that is not published"),
  isNew: z.boolean(),
  may: verbs,
});
export type PublicationLine = z.infer<typeof PublicationLine>;

/** One row as a list shows it in the reader's language. */
export function lineOf(row: CatalogueRow, { actor, now }: Pick<Context<unknown>, "actor" | "now">) {
  const { content } = row;
  const title = textIn(content.title, actor.lang);
  const mine = row.agency_id === actor.agencyId;
  return {
    publicationId: row.publication_id,
    code: row.code,
    title: title.text,
    titleLang: title.lang,
    kind: content.kind,
    topics: content.topics,
    audience: content.audience,
    year: content.year,
    publisher: content.publisher,
    languages: content.languages,
    link: content.link ?? null,
    hasFile: row.file_name !== null,
    reach: row.reach,
    revised: mine && row.reach !== null && row.own_version !== null && row.own_version > row.version,
    isNew: row.published_at !== null && now.getTime() - row.published_at.getTime() < newDays * 86_400_000,
    may: mayWith(actor.rights, { mine, published: row.reach !== null }),
  };
}

export const listPublications = question({
  name: "library.list-publications",
  about: "The catalogue of publications, the newest entries first; drafts of one's own agency on demand.",
  needs: "library.read",
  input: CatalogueAsk,
  output: Page(PublicationLine).extend({ mayAdd: z.boolean(), mayPublish: z.boolean() }),
  inAddress: true,
}).run(async (context) => {
  const { rows, next, total } = await findPublications(context, context.input);
  const { rights } = context.actor;
  return {
    items: rows.map((row) => lineOf(row, context)),
    next,
    total: { value: total, exact: true },
    mayAdd: rights.has("library.edit"),
    mayPublish: rights.has("library.publish"),
  };
});

export const getPublication = question({
  name: "library.get-publication",
  about: "One entry of the catalogue with its summary, file, downloads and the lists that hold it.",
  needs: "library.read",
  input: z.object({ code: Code }),
  output: PublicationLine.extend({
    content: Publication.describe("as published; the draft where it is not published"),
    draft: Publication.extend({ key: z.string().nullable(), version: z.int() })
      .nullable()
      .describe("as its agency has it, for those who may change it"),
    abstract: z.object({ lang: z.string(), text: z.string() }).nullable(),
    file: z.object({ name: z.string(), bytes: z.int() }).nullable(),
    downloads: z.int(),
    lists: z.array(z.object({ listId: z.uuid(), title: z.string() })),
  }),
  inAddress: true,
}).run(async (context) => {
  const { input, tx, actor } = context;
  const [row] = await rowOf(context, input.code);
  if (row === undefined) throw new NotFound();
  const { content } = row;
  const { rows: counts } = await sql<{ times: string }>`
    select times from library.downloads(array[${row.publication_id}::uuid])`.execute(tx);
  const { rows: lists } = await sql<{ list_id: string; title: Publication["title"] }>`
    select list_id, title from library.shared_list where ${row.publication_id}::uuid = any (items) order by shared_at desc limit 50`.execute(
    tx,
  );
  const { rows: own } = await sql<{ content: Publication; key: string | null; version: number }>`
    select content, key, version from library.publication where publication_id = ${row.publication_id}::uuid`.execute(
    tx,
  );
  const [held] = own;
  const line = lineOf(row, context);
  return {
    ...line,
    content,
    draft: held && line.may.length > 0 ? { ...held.content, key: held.key, version: held.version } : null,
    abstract: content.abstract === undefined ? null : textIn(content.abstract, actor.lang),
    file: row.file_name === null ? null : { name: row.file_name, bytes: row.file_bytes ?? 0 },
    downloads: Number(counts[0]?.times ?? 0),
    lists: lists.map(({ list_id, title }) => ({ listId: list_id, title: textIn(title, actor.lang).text })),
  };
});

/** The published entry of a code, or the draft of the reader's agency. */
async function rowOf(context: Pick<Context<unknown>, "tx" | "now">, code: string): Promise<CatalogueRow[]> {
  for (const state of ["published", "drafts"] as const) {
    const { rows } = await findPublications(context, { text: code, state, limit: 200 });
    const found = rows.filter((row) => row.code === code);
    if (found.length > 0) return found;
  }
  return [];
}
