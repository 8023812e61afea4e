import { sql } from "kysely";
import type pg from "pg";
import { z } from "zod";
import { defineModule } from "#kernel/module";
import type { Tx } from "../database/tx.ts";
import { html } from "./html.ts";

/** For tests: a module with one published table, of which the public sees what is for everybody. */
export const tinyTable = `
  create schema tiny;
  grant usage on schema tiny to palermo_app, palermo_public;
  create table tiny.paper (paper_id text primary key, title text not null, audience text not null);
  select access.publish_where('tiny.paper', 'tiny.write', $$audience = 'everybody'$$);
`;

/** The table with three papers: one for everybody, one for signed-in readers, one that tries to be markup. */
export async function fillTiny(owner: pg.Client): Promise<void> {
  await owner.query(tinyTable);
  await owner.query(
    "insert into tiny.paper values ('T-AAAAAA', 'Open paper', 'everybody'), ('T-BBBBBB', 'Inside paper', 'inside'), ('T-CCCCCC', $1, 'everybody')",
    [`=<script>alert("x")</script> & 'quoted'`],
  );
}

type Paper = { readonly id: string; readonly title: string };

async function papers(tx: Tx, after = "", limit = 100): Promise<Paper[]> {
  const { rows } = await sql<Paper>`select paper_id as id, title from tiny.paper where paper_id > ${after}
    order by paper_id limit ${limit}`.execute(tx);
  return rows;
}

async function findPaper(tx: Tx, id: string): Promise<Paper | undefined> {
  const { rows } =
    await sql<Paper>`select paper_id as id, title from tiny.paper where paper_id = ${id}`.execute(tx);
  return rows[0];
}

const texts = { face: { title: "Papers", about: "Papers of a test." } };
const modified = new Date("2026-01-02T03:04:05.678Z");

async function batch({ tx, after, limit }: { tx: Tx; after: string | null; limit: number }) {
  // Two at a time, so that every list needs a second transaction.
  const size = Math.min(limit, 2);
  const items = await papers(tx, after ?? "", size);
  return { items, next: items.length < size ? null : (items.at(-1)?.id ?? null) };
}

export const tiny = defineModule({
  name: "tiny",
  rights: { "tiny.write": ["editor"] },
  publicFace: {
    texts: { ar: texts, zh: texts, en: texts, fr: texts, ru: texts, es: texts },
    recordName: "T-[0-9A-Z]{6}",
    pages: [
      {
        path: "",
        async render({ tx, lang }) {
          const rows = await papers(tx);
          const list = rows.map(
            ({ id, title }) => html`<li><a href="/public/${lang}/tiny/${id}">${title}</a></li>`,
          );
          return {
            title: "Papers",
            description: "All",
            indexed: true,
            body: html`<h1>Papers</h1><ul>${list}</ul>`,
          };
        },
      },
      {
        path: "/:code",
        async render({ tx, params }) {
          const paper = await findPaper(tx, params.code ?? "");
          if (!paper) return null;
          const { title } = paper;
          const data = { "@type": "LegalCase", name: title };
          return { title, description: title, indexed: false, modified, data, body: html`<h1>${title}</h1>` };
        },
      },
    ],
    feeds: [
      {
        path: "/feed.atom",
        async entries({ tx }) {
          const entries = (await papers(tx)).map(({ id, title }) => ({
            path: `/public/en/tiny/${id}`,
            title,
            titleLang: "en",
            published: modified,
            updated: modified,
            summary: title,
          }));
          return { title: "Papers", entries };
        },
      },
    ],
    forms: [
      {
        ending: "json",
        type: "application/json; charset=utf-8",
        about: "One paper.",
        async read({ tx, params }) {
          const paper = await findPaper(tx, params.record ?? "");
          return paper ? { text: JSON.stringify(paper), modified } : null;
        },
      },
    ],
    records: {
      about: "All papers.",
      batch,
      columns: ["id", "title"],
      row: (record) => record as Record<string, string>,
      schema: z.object({ id: z.string(), title: z.string() }),
    },
    async addresses(ask) {
      const { items, next } = await batch(ask);
      return { items: items.map(({ id }) => ({ path: `/tiny/${id}`, modified })), next };
    },
    tools: [
      {
        name: "get_paper",
        title: "Paper",
        about: "Gives one paper.",
        input: z.object({ id: z.string().max(20) }),
        async run({ tx }, { id }) {
          if (id === "broken") await sql`select secret from nowhere`.execute(tx);
          return (await findPaper(tx, String(id))) ?? null;
        },
      },
    ],
  },
});
